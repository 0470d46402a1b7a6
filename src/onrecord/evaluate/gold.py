"""Gold lines: what each measure reads of one, and what is wrong with a line that it cannot read.

In: an object of a gold file, as JSON has it. Out: nothing, or a fault in words that name its place
in the line ("sides.1.stance: …"). A line may hold more than is read. Shapes are pydantic's, which
finds such places; the figures are then made of the objects as they were given.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from onrecord.errors import BadDate, BadInput, BadSpan
from onrecord.lines import json_lines
from onrecord.model import Act, PartialDate, Span, SpeakerKind

OWN_WORDS = "Value error, "
"""What pydantic puts before the words of an error that is raised here."""


def gold_lines(
    lines: Iterable[str], where: str, shape: type[Line], known: Mapping[str, Any] | None = None
) -> Iterator[dict[str, Any]]:
    """The objects of JSON lines; BadInput that names the first line not of this `shape`."""
    for number, row in json_lines(lines, where):
        if fault := fault_of(row, shape, known):
            raise BadInput(f"{where}, line {number}: {fault}; mend it or leave the line out")
        yield row


def fault_of(row: Any, shape: type[Line], known: Mapping[str, Any] | None = None) -> str | None:
    """What keeps `row` from being a line of this `shape`; None where it is one.

    `known` is what other files tell, where a shape asks: `lengths` of texts and `counts` of their
    attributions, both by id; the ids of `pages`.
    """
    try:
        shape.model_validate(row, context=dict(known or {}))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        return ": ".join(filter(None, (place, first["msg"].removeprefix(OWN_WORDS))))
    return None


def _span(pair: list[int]) -> list[int]:
    try:
        Span(*pair)
    except BadSpan as fault:
        raise ValueError(str(fault)) from fault
    return pair


def _date(text: str) -> str:
    try:
        return str(PartialDate(text)) if text else text
    except BadDate as fault:
        raise ValueError(str(fault)) from fault


Pair = Annotated[list[int], Field(min_length=2, max_length=2), AfterValidator(_span)]
Date = Annotated[str, AfterValidator(_date)]


class Line(BaseModel):
    """What all lines have in common: "1" is no number, and 1 is no text."""

    model_config = ConfigDict(strict=True, frozen=True)


class Roles(Line):
    """The spans of an attribution; how likely it is where it was found."""

    source: list[Pair] | None = None
    cue: list[Pair] | None = None
    content: list[Pair]
    score: Annotated[float, Field(ge=0, le=1)] | None = None


class FoundLine(Line):
    """What was found in a text that the gold data hold."""

    id: Hashable
    attributions: list[Roles]

    @model_validator(mode="after")
    def _ends_within(self, info: ValidationInfo) -> FoundLine:
        _within((info.context or {}).get("lengths", {}).get(self.id), self.attributions)
        return self


class TextLine(Line):
    """A text with its gold attributions."""

    id: Hashable
    text: str
    attributions: list[Roles]
    title: str | None = None
    date: Date | None = None

    @model_validator(mode="after")
    def _ends_within(self) -> TextLine:
        _within(len(self.text), self.attributions)
        return self


class LabelLine(Line):
    """A label of one attribution of a text, which it counts from 0."""

    id: Hashable
    attribution: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _is_there(self, info: ValidationInfo) -> LabelLine:
        counts = (info.context or {}).get("counts", {self.id: self.attribution + 1})
        if self.id not in counts:
            raise ValueError(f"id: there is no text {self.id!r} among the documents")
        if self.attribution >= counts[self.id]:
            raise ValueError(
                f"attribution: there is no number {self.attribution} in that text, "
                f"which has {counts[self.id]}, counted from 0"
            )
        return self


class SpeakerLine(LabelLine):
    """Who speaks."""

    speaker: str | None
    speaker_kind: Annotated[SpeakerKind, Field(strict=False)] | Literal["none"]
    source_type: str


class ActLine(LabelLine):
    """What is done by saying it."""

    act: Annotated[Act, Field(strict=False)]
    act_also: Annotated[Act | None, Field(strict=False)] = None


class DateLine(LabelLine):
    """On which day it was said."""

    said_on: Date | None


def _within(length: int | None, attributions: list[Roles]) -> None:
    """ValueError where a span ends behind the text; of a text without a length none does."""
    for number, each in enumerate(attributions):
        spans = (*(each.source or ()), *(each.cue or ()), *each.content)
        last = max((end for _, end in spans), default=0)
        if length is not None and last > length:
            told = f"a span ends at {last}, beyond its text of {length} characters"
            raise ValueError(f"attributions.{number}: {told}")
