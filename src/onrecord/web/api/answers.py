"""Answers of the API: JSON with an ETag, lists in portions, parameters that many addresses share.

The ETag is a hash of the answer itself: it cannot be right for another answer, and costs a
thousandth of the query. Whoever sends it back gets 304 and no body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice
from typing import Annotated, Any, Generic, Protocol, TypeVar

from fastapi import HTTPException, Query, Request, Response
from pydantic import AfterValidator, BaseModel
from starlette.datastructures import Headers

from onrecord.errors import BadInput
from onrecord.exchange.lines import encoded
from onrecord.model import PartialDate
from onrecord.record import Record

MOST = 500  # items of a portion: some 500 kB of JSON
USUAL = 50
PRIVATE = "private, no-cache"  # kept by the asker alone, who asks each time whether it still holds
LONGEST = 400  # code points of a word to search for, a name, an id

T = TypeVar("T")


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


N = TypeVar("N", bound=Named)


class Items(BaseModel, Generic[T]):
    """A portion of a list; `after` asks for the next one, null where there is none."""

    items: list[T]
    after: str | None


def _dated(text: str) -> str:
    try:
        return PartialDate(text).text
    except BadInput as error:
        raise ValueError(str(error)) from None


Short = Annotated[str, Query(max_length=LONGEST)]
Day = Annotated[
    str, Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", examples=["2019-12"]), AfterValidator(_dated)
]
"""A partial date: 2019, 2019-12 or 2019-12-10."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
After = Annotated[
    str | None, Query(max_length=LONGEST, description="Where the portion before ended.")
]


def partial_date(text: str | None) -> PartialDate | None:
    """A date of a request."""
    return PartialDate(text) if text else None


def answer(request: Request, value: Any, status: int = 200) -> Response:
    """`value` as JSON; 304 without a body where whoever asks has it already."""
    return tagged(request, encoded(value), "application/json", status)


def tagged(request: Request, body: bytes, media_type: str, status: int = 200) -> Response:
    """`body` with its ETag; 304 without a body where whoever asks has it already."""
    tag = tag_of(body)
    headers = {"ETag": tag, "Cache-Control": PRIVATE}
    if status == 200 and has_already(request.headers, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media_type=media_type)


def portion(request: Request, items: Iterable[Any], after: str | None) -> Response:
    """One portion of a list."""
    return answer(request, {"items": list(items), "after": after})


def some(found: Iterator[T], limit: int) -> tuple[list[T], bool]:
    """The first `limit` of what is found, and whether there is more."""
    taken = list(islice(found, limit + 1))
    return taken[:limit], len(taken) > limit


def going_on(found: Iterator[N], after: str | None, what: str) -> Iterator[N]:
    """`found` from behind the one of this id; BadInput where it is not there (any more)."""
    if after is None:
        return found
    rest = dropwhile(lambda each: each.id != after, found)
    if next(rest, None) is None:
        raise BadInput(f"there is no {what} {after} to go on from: start again without it")
    return rest


def place_of(after: str | None) -> int:
    """Where hits go on: they are ranked, and have no other order than their place."""
    if after is None:
        return 0
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise BadInput(f"{after[:LONGEST]!r} is not where a portion ends: start again without it")
    return int(after)


def there(found: T | None, name: str) -> T:
    """What was found; 404 that says what was not."""
    if found is None:
        raise HTTPException(404, f"The record has no {name[:LONGEST]}; lists tell what it has.")
    return found


def speakers_called(record: Record, name: str | None) -> tuple[Any, ...] | None:
    """The ids of whoever may be meant by a name; None where nobody was named."""
    if name is None:
        return None
    return tuple(each.speaker.id for each in record.speakers_named(name))


def tag_of(body: bytes) -> str:
    """The ETag of an answer: a hash, which no other answer has."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def has_already(headers: Headers, tag: str) -> bool:
    """Whether the asker has the answer of this tag (RFC 9110, 13.1.2: weak comparison)."""
    tags = [each.strip().removeprefix("W/") for each in headers.get("if-none-match", "").split(",")]
    return tag in tags or tags == ["*"]
