"""Gold lines of sentences: what the measures of events and of contradiction read of one.

In: an object as JSON has it. Out: as in `gold`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from onrecord.evaluate.events import event_of
from onrecord.evaluate.gold import Line


def _event(name: str) -> str:
    return event_of({"event": name}).value


class Actor(Line):
    """Words that name an actor."""

    text: str


class EventLine(Line):
    """An event between actors that are marked in a sentence, or named beside it."""

    event: Annotated[str, AfterValidator(_event)]
    marked: str = ""
    text: str = ""
    source: list[Actor] = Field(default_factory=list)
    target: list[Actor] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _marks_are_enough(cls, row: Any) -> Any:
        read = ("event", "marked")
        return {name: row[name] for name in read if name in row} if "marked" in row else row

    @model_validator(mode="after")
    def _has_words(self) -> EventLine:
        if not self.model_fields_set & {"marked", "text"}:
            raise ValueError("marked: it is missing, and so is text")
        return self


class PairLine(Line):
    """Two sentences, and how the second stands to the first."""

    premise: str
    hypothesis: str
    label: Literal["contradict", "entail", "neutral"]
