"""What a check of a quotation answers: an answer, and the places that show it.

In: what `quotation` found in a record. Out: values for people and programs; nothing is looked up
here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onrecord.compare.quotation.changes import Change, negation_changed, number_changed
from onrecord.model import DocumentId, Form, Spans, SpeakerId, StatementRow
from onrecord.model.rows import pairs


class Answer(StrEnum):
    """What a check can find."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    ELSEWHERE = "verbatim elsewhere"  # by another speaker, or in running text, of nobody
    ABSENT = "not in the record"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words, or the nearest to them, stand.

    `statements` are those whose content they are: one as a rule, several where a narrator stands
    between, none where they are running text. `words` are as the page has them. `changes` (empty
    for verbatim) tell how the record's words became the quotation's.
    """

    document: DocumentId
    statements: tuple[StatementRow, ...] = field(repr=False)
    spans: Spans
    words: str
    similarity: float = 1.0
    changes: tuple[Change, ...] = ()

    @property
    def number_changed(self) -> bool:
        """Whether a number or an amount differs."""
        return number_changed(self.changes)

    @property
    def negation_changed(self) -> bool:
        """Whether there is a negation more or less."""
        return negation_changed(self.changes)

    @property
    def own_words(self) -> bool:
        """Whether some of it is between quotation marks; indirect speech is the outlet's words."""
        return any(each.form is not Form.INDIRECT for each in self.statements)

    @property
    def denied(self) -> bool:
        """Whether the words stand there as what their source rejects ("denied that …")."""
        return any(each.denied for each in self.statements)

    def said_by(self, speakers: Collection[SpeakerId] | None) -> bool:
        """Whether they are a statement of one of `speakers`, or for one (None: of anybody)."""
        return said_by_one_of(self.statements, speakers)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form; changes as [what, the record's words, the quotation's]."""
        return {
            "document": self.document,
            "statements": [each.as_dict() for each in self.statements],
            "spans": pairs(self.spans),
            "words": self.words,
            "similarity": round(self.similarity, 4),
            "changes": [[each.op.value, each.record, each.quoted] for each in self.changes],
            "number_changed": self.number_changed,
            "negation_changed": self.negation_changed,
            "own_words": self.own_words,
            "denied": self.denied,
        }


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer, the places that show it (best first), and the nearest wording otherwise.

    For `ELSEWHERE` `nearest` is what the speaker who was asked for did say, where it is similar;
    for `ABSENT` it is the most similar text of all, for a person to look at. `incomplete` is True
    where the words are so common that not every document with them was looked at.
    """

    quote: str
    answer: Answer
    places: tuple[Place, ...]
    nearest: Place | None = None
    incomplete: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "quote": self.quote,
            "answer": self.answer.value,
            "places": [place.as_dict() for place in self.places],
            "nearest": self.nearest.as_dict() if self.nearest else None,
            "incomplete": self.incomplete,
        }


def said_by_one_of(said: Sequence[StatementRow], speakers: Collection[SpeakerId] | None) -> bool:
    """Whether `said` is anything, rejected by nobody, and of one of `speakers` or for one."""
    if not said or any(each.denied for each in said):
        return False
    return speakers is None or any(
        who is not None and who.id in speakers
        for each in said
        for who in (each.known_speaker, each.on_behalf_of)
    )
