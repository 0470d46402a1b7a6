"""Across pages: what many documents say of one thing, set side by side.

An utterance gathers the statements that render one saying; a dispatch the documents that carry one
text; a dispute the statements that contradict each other on one matter; a position is a speaker's
stand on a matter at a date. All hold ids and words only: the record has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.dates import PartialDate
from onrecord.model.ids import (
    DispatchId,
    DisputeId,
    DocumentId,
    SpeakerId,
    StatementId,
    UtteranceId,
    hashed_id,
)
from onrecord.model.spans import Span


class Stance(StrEnum):
    """How a statement stands to a matter."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One saying by one speaker on one occasion: the statements that render it, oldest page first.

    A statement of several sentences may render several utterances; `sentences` names those that
    are meant: `stm-…:N`, N being where the sentence begins in the statement's content. `day` is the
    day of the saying, None where no page tells; `origins` counts the independent accounts: pages
    that carry one dispatch are one.
    """

    id: UtteranceId
    speaker: SpeakerId
    statements: tuple[StatementId, ...]
    sentences: tuple[str, ...]
    documents: tuple[DocumentId, ...]
    day: PartialDate | None
    origins: int


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A text that several documents carry, or an agency's report that they retell, oldest first.

    `origin` is the agency that a page credits, else the outlet of the oldest page, None where
    neither is known; `credited` says which. `evidence` are short sentences for people.
    """

    id: DispatchId
    documents: tuple[DocumentId, ...]
    origin: str | None
    credited: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences found to render one saying, or two documents to carry one text, and why.

    `why` is a sentence for people; `score` (0 to 1) says how surely it is so.
    """

    one: str
    other: str
    why: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sentences (`stm-…:N`) that may contradict each other.

    `score` (0 to 1) ranks which pairs are set side by side.
    """

    one: str
    other: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement as a side's evidence: its words as they stand in the page, and their date."""

    statement: StatementId
    document: DocumentId
    words: str = field(repr=False)
    day: PartialDate | None = None
    outlet: str | None = None


class Outcome(StrEnum):
    """What a page says came of asking a party."""

    ASKED = "asked"  # and the page says no more
    DECLINED = "declined to comment"
    SILENT = "did not answer"
    UNREACHED = "could not be reached"


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a page says that a party was asked about it: its sentence, word for word."""

    outcome: Outcome
    document: DocumentId
    span: Span
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Side:
    """One party to a dispute: a speaker's name, the stance, the statements that show it.

    `asked` is None where no page of the dispute says that the party was asked. `answer` is the
    figure that the party gives, where a dispute is on figures: sides of one answer agree.
    """

    party: str
    stance: Stance
    evidence: tuple[Evidence, ...]
    asked: Asked | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements that cannot both be true of one matter.

    `matter` is a neutral question made of the words of the pages. `score` (0 to 1) ranks the queue
    for a person. `reasons` are the sentences of the features that spoke for it, strongest first.
    `own_words` is True where a speaker stands against what the same speaker said before.
    """

    id: DisputeId
    matter: str
    sides: tuple[Side, ...]
    score: float
    reasons: tuple[str, ...]
    own_words: bool = False

    @property
    def columns(self) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """The sides that agree with the first, and all others: what is laid out left and right.

        Where no answer tells which of several that all affirm agree, the first stands alone.
        """
        told = (self.sides[0].stance, self.sides[0].answer)
        first = tuple(side for side in self.sides if (side.stance, side.answer) == told)
        others = tuple(side for side in self.sides if (side.stance, side.answer) != told)
        return (first, others) if others else (first[:1], first[1:])


@dataclass(frozen=True, slots=True)
class Position:
    """A speaker's stand on a matter at a date, by one statement.

    `turning` is True where the stand is the opposite of the one before; `score` (0 to 1) says how
    surely the statement is on the matter.
    """

    speaker: SpeakerId
    stance: Stance
    evidence: Evidence
    score: float
    turning: bool = False


def utterance_id(sentences: Iterable[str]) -> UtteranceId:
    """`utt-…` of the first of its sentences by name."""
    return UtteranceId(hashed_id("utt", min(sentences)))


def dispatch_id(documents: Iterable[DocumentId]) -> DispatchId:
    """`dpt-…` of the first of its documents by id."""
    return DispatchId(hashed_id("dpt", min(documents)))


def dispute_id(one: str, other: str) -> DisputeId:
    """`dsp-…` of the two sentences (`stm-…:N`) that contradict each other most, in either order."""
    return DisputeId(hashed_id("dsp", *sorted((one, other))))
