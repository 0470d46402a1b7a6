"""/searches: questions that somebody keeps, each with a feed of what is new."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict, Field

from onrecord.errors import BadInput
from onrecord.model import Act, Form
from onrecord.record import Record, SavedSearch
from onrecord.web.api.answers import LONGEST, Day, Items, answer, portion, there
from onrecord.web.api.shapes import Shape
from onrecord.web.api.statements import Asked, asked
from onrecord.web.door.visitors import Corrector
from onrecord.web.rendering import Opened

router = APIRouter()

Words = Annotated[str, Field(max_length=LONGEST)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Wanted(Shape):
    """What a search asks: parameters of /statements; at least one."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    words: Words | None = None
    speaker: Words | None = None
    act: Act | None = None
    form: Form | None = None
    denied: bool | None = None
    disputed: bool | None = None
    undated: bool | None = None
    outlet: Words | None = None
    addressee: Words | None = None
    since: Day | None = None
    until: Day | None = None


class NewSearch(Shape):
    """A search to be kept."""

    name: Name
    asked: Wanted


class SearchShape(Shape):
    """A search that is kept; `asked` as in an address, `feed` where what is new of it is told."""

    id: str
    name: str
    asked: dict[str, str]
    by: str
    at: str
    feed: str


@router.get("/searches", response_model=Items[SearchShape])
def searches(request: Request, record: Opened) -> Response:
    """All searches that are kept, the oldest first."""
    return portion(request, map(told, record.searches()), None)


@router.get("/searches/{name}", response_model=SearchShape)
def search(request: Request, record: Opened, name: str) -> Response:
    """One search."""
    return answer(request, told(there(record.saved_search(name), f"search {name}")))


@router.post("/searches", response_model=SearchShape, status_code=201)
def save(request: Request, record: Opened, who: Corrector, new: NewSearch) -> Response:
    """Keep a search; the same question again gets the new name."""
    kept = SavedSearch(new.name, written(new.asked), who.name)
    question_of(record, kept)  # words without a letter are refused now, not in the feed
    record.keep_search(kept)
    return answer(request, told(there(record.saved_search(kept.id), f"search {kept.id}")), 201)


@router.delete("/searches/{name}", status_code=204)
def forget(record: Opened, who: Corrector, name: str) -> Response:  # noqa: ARG001
    """Take a search away; its feed is there no more."""
    there(record.saved_search(name), f"search {name}")
    record.forget_search(name)
    return Response(status_code=204)


def written(wanted: Wanted) -> dict[str, str]:
    """What is wanted as parameters of an address."""
    given = wanted.model_dump(mode="json", exclude_none=True)
    return {
        name: str(value).lower() if value is True or value is False else value
        for name, value in given.items()
        if value != ""
    }


def question_of(record: Record, search: SavedSearch) -> Asked:
    """What a saved search asks now: whoever its speaker's name means today.

    BadInput where its words have no letter.
    """
    wanted = Wanted.model_validate(search.asked)
    question = asked(record, **{name: getattr(wanted, name) for name in Wanted.model_fields})
    if question.words is not None and not any(map(str.isalnum, question.words)):
        raise BadInput(f"{question.words!r} has no word to search for: give at least one")
    return question


def told(search: SavedSearch) -> dict[str, object]:
    """A search as the API tells it."""
    return search.as_dict() | {"feed": f"/feeds/{search.id}.atom"}
