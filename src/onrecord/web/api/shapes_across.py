"""The shapes of what the API gives of pages set side by side, and of quotations set beside them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from onrecord.compare.quotation.checked import Answer
from onrecord.group.renderings import Change
from onrecord.model import Outcome, Stance
from onrecord.record import Status
from onrecord.web.api.shapes import Date, JudgementShape, Pair, Shape, Spans, StatementShape

Changes = Annotated[
    list[Annotated[list[str | list[str]], Field(min_length=3, max_length=3)]],
    Field(description="[what, the record's words, the quotation's words]"),
]


class UtteranceShape(Shape):
    """One saying, and the statements that render it."""

    id: str
    speaker: str
    statements: list[str]
    sentences: list[str]
    documents: list[str]
    day: Date | None
    origins: int


class WordingShape(Shape):
    """A rendering of a saying, beside the first one."""

    statement: str
    pieces: Annotated[
        list[Annotated[list[str | bool], Field(min_length=2, max_length=2)]],
        Field(description="[words, whether the first rendering has them]"),
    ]
    left_out: list[str]
    changes: list[Change]


class DispatchShape(Shape):
    """A text that several documents carry."""

    id: str
    documents: list[str]
    origin: str | None
    credited: bool
    evidence: list[str]


class EvidenceShape(Shape):
    """A statement's words as evidence."""

    statement: str
    document: str
    words: str
    day: Date | None
    outlet: str | None


class AskedShape(Shape):
    """Where a page says that a party was asked, and what came of it."""

    outcome: Outcome
    document: str
    span: Pair
    words: str


class SideShape(Shape):
    """One party to a dispute; `asked` is null where the pages are silent, `answer` is a figure."""

    party: str
    stance: Stance
    evidence: list[EvidenceShape]
    asked: AskedShape | None
    answer: str | None


class DisputeShape(BaseModel):
    """Statements that cannot both be true on one matter, and what was decided of it."""

    id: str
    matter: str
    sides: list[SideShape]
    score: float
    reasons: list[str]
    own_words: bool
    status: Status
    judgement: JudgementShape | None


class PositionShape(Shape):
    """A speaker's stand on a matter at a date."""

    speaker: str
    stance: Stance
    evidence: EvidenceShape
    score: float
    turning: bool


class PlaceShape(Shape):
    """Where a quotation, or what is nearest to it, stands."""

    document: str
    statements: list[StatementShape]
    spans: Spans
    words: str
    similarity: float
    changes: Changes
    number_changed: bool
    negation_changed: bool
    own_words: bool
    denied: bool


class CheckedShape(Shape):
    """Whether a quotation is in the record."""

    quote: str
    answer: Answer
    places: list[PlaceShape]
    nearest: PlaceShape | None
    incomplete: bool
