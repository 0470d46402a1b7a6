"""How well the day of saying is told.

In: gold rows (`said_on` a partial date or null) and one predicted date or None each. Out: a
`DateScore`. Right to the day means the same text: '2016-09' is not '2016-09-26'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import PartialDate


@dataclass(frozen=True, slots=True)
class DateScore:
    """Counts; `dated` are gold rows with a date, `undated` those without."""

    dated: int
    right: int
    compatible: int
    undated: int
    rightly_none: int

    @property
    def accuracy(self) -> float:
        """Share exactly right of the rows in which gold has a date."""
        return self.right / self.dated if self.dated else 0.0

    @property
    def accuracy_all(self) -> float:
        """Share right of all rows, None where gold has none included."""
        rows = self.dated + self.undated
        return (self.right + self.rightly_none) / rows if rows else 0.0


def score_dates(rows: Sequence[Mapping[str, Any]], days: Iterable[PartialDate | None]) -> DateScore:
    """The counts for gold rows and the date predicted for each; `doubtful` rows are left out."""
    pairs = [
        (PartialDate(row["said_on"]) if row["said_on"] else None, day)
        for row, day in zip(rows, days, strict=True)
        if not row.get("doubtful")
    ]
    dated = [(gold, day) for gold, day in pairs if gold is not None]
    return DateScore(
        dated=len(dated),
        right=sum(gold == day for gold, day in dated),
        compatible=sum(day is not None and gold.compatible(day) for gold, day in dated),
        undated=len(pairs) - len(dated),
        rightly_none=sum(gold is None and day is None for gold, day in pairs),
    )
