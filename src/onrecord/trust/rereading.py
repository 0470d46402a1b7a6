"""What a newer reading of a page changed: the statements before and after, side by side.

In: the statements of a page as two readings left them, both as people corrected them. Out: a change
for each statement of either. Statements are the same where their words are; where words moved
within one text, those that share most of it are told as one whose words changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Spans, StatementRow

SHARED = 0.5
"""Of the longer content, in code points: with less in common they are two statements."""


class Became(StrEnum):
    """What became of a statement."""

    SAME = "same"
    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A statement before and after; `cells` names what differs of one that both readings have."""

    before: StatementRow | None
    after: StatementRow | None
    cells: tuple[str, ...] = ()

    @property
    def became(self) -> Became:
        """What became of it."""
        if self.before is None:
            return Became.GAINED
        if self.after is None:
            return Became.LOST
        return Became.CHANGED if self.cells else Became.SAME


def changes_between(before: Sequence[StatementRow], after: Sequence[StatementRow]) -> list[Change]:
    """Every statement of two readings of a page once, in the later one's order, lost ones last."""
    partners = dict(_partners(before, after))
    kept = {partner.id for partner in partners.values()}
    told = [_change(partners.get(row.id), row) for row in after]
    return told + [Change(row, None) for row in before if row.id not in kept]


def _partners(
    before: Sequence[StatementRow], after: Sequence[StatementRow]
) -> Iterator[tuple[str, StatementRow]]:
    """The id of a later statement, and the earlier one that it is."""
    free = {row.id: row for row in before}
    left: list[StatementRow] = []
    alike: dict[tuple[str, str], list[StatementRow]] = defaultdict(list)
    for row in before:
        alike[row.content_text, row.source_text].append(row)
    for row in after:
        same = [each for each in alike[row.content_text, row.source_text] if each.id in free]
        if same:
            yield row.id, free.pop(same[0].id)
        else:
            left.append(row)
    for row in left:
        best = max(free.values(), key=lambda each: _shared(each, row), default=None)
        if best and _shared(best, row) >= SHARED:
            yield row.id, free.pop(best.id)


def _shared(one: StatementRow, other: StatementRow) -> float:
    """Which share of the longer content both have; none where they stand in two texts."""
    if one.document != other.document:
        return 0.0
    both = sum(
        max(min(mine.end, theirs.end) - max(mine.start, theirs.start), 0)
        for mine in one.content
        for theirs in other.content
    )
    return both / max(_length(one.content), _length(other.content), 1)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _change(before: StatementRow | None, after: StatementRow) -> Change:
    return Change(before, after, tuple(_cells(before, after)) if before else ())


def _cells(before: StatementRow, after: StatementRow) -> Iterable[str]:
    """The cells that differ, by the names that they have in the record."""
    if before.content_text != after.content_text or before.source_text != after.source_text:
        yield "words"
    if before.known_speaker != after.known_speaker:
        yield "speaker"
    if (before.act, before.denied) != (after.act, after.denied):
        yield "act"
    if before.said_on != after.said_on:
        yield "said_on"
    if (before.addressee_text, before.hearer) != (after.addressee_text, after.hearer):
        yield "addressee"
