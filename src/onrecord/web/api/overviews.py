"""What pages show beside their lists: how much of what there is, and who stood how on a matter."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter

from onrecord.model import Act
from onrecord.model.plain import plain
from onrecord.record import Query
from onrecord.web.api.answers import Day, Items, Short, answer, partial_date, portion
from onrecord.web.api.shapes import Shape, SpeakerShape
from onrecord.web.api.shapes_across import PositionShape
from onrecord.web.api.statements import Question, counted
from onrecord.web.rendering import Opened
from onrecord.web.views.matters import matter_of

router = APIRouter()


class CountsShape(Shape):
    """How much is in the record; `speakers` are those who stand for themselves."""

    documents: int
    statements: int
    speakers: int
    utterances: int
    disputes: int
    dispatches: int


class TallyShape(Shape):
    """How many statements of an act there are in a year, null for those without a date."""

    year: str | None
    act: Act
    statements: int


class OutletShape(Shape):
    """An outlet, and how many documents it published."""

    outlet: str
    documents: int


class StandsShape(Shape):
    """The stands of one speaker on a matter, oldest first."""

    speaker: SpeakerShape
    stands: list[PositionShape]


@router.get("/counts", response_model=CountsShape)
def counts(request: Request, record: Opened) -> Response:
    """How much there is."""
    return answer(request, record.whole() | {"statements": record.count(Query())})


@router.get("/tallies", response_model=Items[TallyShape])
def tallies(request: Request, record: Opened, question: Question) -> Response:
    """How many statements of each act in each year have these words and pass these filters."""
    return portion(request, map(plain, record.tally(counted(question))), None)


@router.get("/outlets", response_model=Items[OutletShape])
def outlets(request: Request, record: Opened) -> Response:
    """The outlets, those with the most documents first."""
    found = ({"outlet": name, "documents": many} for name, many in record.outlets())
    return portion(request, found, None)


@router.get("/matters", response_model=Items[StandsShape])
def matters(
    request: Request,
    record: Opened,
    words: Annotated[Short, Parameter(description="The matter.", examples=["the dam"])],
    since: Day | None = None,
    until: Day | None = None,
) -> Response:
    """Who stood how on a matter: those who say most of it, by the best statements for each word."""
    period = Query(said_from=partial_date(since), said_until=partial_date(until))
    stands = matter_of(record, words, period).stands
    found = ({"speaker": plain(who), "stands": plain(taken)} for who, taken in stands.items())
    return portion(request, found, None)
