"""/speakers: the persons and bodies that speak, what they are, of whom and how they speak."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter

from onrecord.model.plain import plain
from onrecord.record import Query, Record, SpeakerRow
from onrecord.web.api.answers import USUAL, After, Items, Limit, Short, answer, portion, there
from onrecord.web.api.shapes import Date, NamedSpeakerShape, Pair, Shape, SpeakerShape
from onrecord.web.api.shapes_across import PositionShape
from onrecord.web.rendering import Opened
from onrecord.web.views.company import spoken_about
from onrecord.web.views.standing import Standing, standing_of

router = APIRouter()

ADDRESSEES = 50  # those told most; a program may want more than a page has room for


class RoleSeenShape(Shape):
    """A page's evidence for an office."""

    document: str
    span: Pair
    words: str
    seen_on: Date | None
    outlet: str | None


class RoleShape(Shape):
    """An office; `origin` names the tables or the file that tell it, null where pages do."""

    title: str
    body: str
    since: Date | None
    until: Date | None
    origin: str | None
    origins: int
    pages: list[RoleSeenShape]


class SpokenShape(Shape):
    """A name in what somebody said; `words` find the statements, null where no search does."""

    name: str
    statements: int
    words: str | None
    speaker: SpeakerShape | None


class ToldShape(Shape):
    """To whom something was said, in the words of the pages."""

    addressee: str
    statements: int


class CompanyShape(Shape):
    """Whom a speaker speaks about, in the newest statements, and to."""

    about: list[SpokenShape]
    to: list[ToldShape]


class StandShape(PositionShape):
    """A stand, and how many statements take it on that day."""

    statements: int


class StandingShape(Shape):
    """A disputed matter with a speaker's stands; `also` are disputes that tell no more of them."""

    dispute: str
    matter: str
    stands: list[StandShape]
    against: list[str]
    also: list[str]


@router.get("/speakers", response_model=Items[NamedSpeakerShape])
def speakers(
    request: Request,
    record: Opened,
    name: Annotated[
        Short | None, Parameter(description="Who may be meant by it, the likeliest first.")
    ] = None,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Speakers by name; without one, all of them."""
    if name is not None:
        return portion(request, (row.as_dict() for row in record.speakers_named(name)), None)
    found, end = record.some_speakers(limit, after)
    return portion(request, (row.as_dict() for row in found), end)


@router.get("/speakers/{name}", response_model=NamedSpeakerShape)
def speaker(request: Request, record: Opened, name: str) -> Response:
    """One speaker, by id; one who was merged into another is that other."""
    return answer(request, known(record, name).as_dict())


@router.get("/speakers/{name}/roles", response_model=Items[RoleShape])
def roles(request: Request, record: Opened, name: str) -> Response:
    """The offices of a speaker, with who tells them."""
    held = record.people.roles(known(record, name).speaker.id)
    return portion(request, (each.as_dict() for each in held), None)


@router.get("/speakers/{name}/company", response_model=CompanyShape)
def company(request: Request, record: Opened, name: str) -> Response:
    """Whom a speaker speaks about, and to, most often first."""
    row = known(record, name)
    told = record.addressees(Query(speakers=(row.speaker.id,)), ADDRESSEES)
    to = [{"addressee": each, "statements": many} for each, many in told]
    return answer(request, {"about": plain(spoken_about(record, row)), "to": to})


@router.get("/speakers/{name}/matters", response_model=Items[StandingShape])
def matters(request: Request, record: Opened, name: str) -> Response:
    """Where a speaker stands in the likeliest disputes that have their words."""
    found = standing_of(record, known(record, name).speaker.id)
    return portion(request, map(_standing, found), None)


def known(record: Record, name: str) -> SpeakerRow:
    """The speaker of an id; 404 where there is none."""
    return there(record.speaker(name), f"speaker {name}")


def _standing(told: Standing) -> dict[str, object]:
    return {
        "dispute": told.row.dispute.id,
        "matter": told.row.dispute.matter,
        "stands": [plain(each) | {"statements": many} for each, many in told.stands],
        "against": [side.party for side in told.against],
        "also": [each.dispute.id for each in told.also],
    }
