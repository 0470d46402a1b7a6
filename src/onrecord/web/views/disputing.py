"""A dispute as it is laid out: two columns of words, a spine of days between them.

In: a dispute, the rows of its statements, the dispatches that its documents carry. Out: the parties
left and right, and for each day what either side said, the oldest above; what several pages tell in
equal words on one day stands there once. What is affirmed stands left, what is denied right; of
figures, the first party's left (`Dispute.columns`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.language.stems import in_equal_words
from onrecord.model import (
    Dispatch,
    Dispute,
    DocumentId,
    Evidence,
    PartialDate,
    Side,
    StatementId,
    StatementRow,
)

UNDATED = "9999"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Telling:
    """One piece of evidence, and its row; None where it is no longer in the record."""

    evidence: Evidence
    row: StatementRow | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """What a side said on a day, and each page's telling of it: one or more."""

    side: Side
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What either side said on a day, None where no page tells it."""

    day: PartialDate | None
    left: tuple[Words, ...]
    right: tuple[Words, ...]

    @property
    def told(self) -> bool:
        """Whether a page says that it was said then; else the pages came out then."""
        rows = (each.row for words in self.left + self.right for each in words.tellings)
        return any(row and row.said_on for row in rows)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The parties of each column, the days, and how many independent origins each column has."""

    left: tuple[Side, ...]
    right: tuple[Side, ...]
    days: tuple[Day, ...]
    origins: tuple[int, int]


def laid_out(
    dispute: Dispute,
    rows: Mapping[StatementId, StatementRow],
    dispatch_of: Callable[[DocumentId], Dispatch | None],
) -> LaidOut:
    """The two columns of `dispute`; `dispatch_of` tells which documents are one account."""
    left, right = dispute.columns
    days = {each.day for side in dispute.sides for each in side.evidence}
    in_order = sorted(days, key=lambda day: day.text if day else UNDATED)
    return LaidOut(
        left=left,
        right=right,
        days=tuple(Day(day, _on(day, left, rows), _on(day, right, rows)) for day in in_order),
        origins=(_origins(left, dispatch_of), _origins(right, dispatch_of)),
    )


def _on(
    day: PartialDate | None, sides: Sequence[Side], rows: Mapping[StatementId, StatementRow]
) -> tuple[Words, ...]:
    return tuple(
        Words(side, tuple(Telling(each, rows.get(each.statement)) for each in alike))
        for side in sides
        for alike in in_equal_words(
            (each for each in side.evidence if each.day == day), lambda each: each.words
        )
    )


def _origins(sides: Sequence[Side], dispatch_of: Callable[[DocumentId], Dispatch | None]) -> int:
    """Independent accounts: documents, those that carry one dispatch counted once."""
    documents = {each.document for side in sides for each in side.evidence}
    carried = {own: dispatch_of(own) for own in documents}
    return len({dispatch.id if dispatch else own for own, dispatch in carried.items()})
