"""Sayings of a page's first lines, which wait for the day that the next sentences tell of them.

In: a speaker's id, the index of each of their sayings in the order of the text, the day that its
own words tell. Out: the indices of those that a later saying of the same speaker dates. A headline
of last week may be of the Monday that the news names; one of 2014 is of no day of that year.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.label.days.anchors import HEADLINE
from onrecord.model import Attribution, Granularity, PartialDate

AGAIN = 1000
"""Characters of a page in which the day is told of what the headline reports."""


@dataclass(slots=True)
class FirstLines:
    """By speaker, the sayings of a page's first lines with the days that their own words tell."""

    _waiting: dict[str, list[tuple[int, PartialDate | None]]] = field(default_factory=dict)

    def told_again(
        self, who: str, index: int, attribution: Attribution, own: PartialDate | None
    ) -> list[int]:
        """The sayings before that are of the day that this one's own words tell, if they do."""
        exact = own.granularity if own else Granularity.YEAR
        dated = own if exact is not Granularity.YEAR and attribution.hull.start < AGAIN else None
        waiting = self._waiting.get(who, [])
        again = [at for at, day in waiting if dated and _may_be(day, dated)]
        if exact is Granularity.DAY:
            self._waiting.pop(who, None)
        elif attribution.hull.start < HEADLINE:
            self._waiting.setdefault(who, []).append((index, own))
        return again


def _may_be(own: PartialDate | None, dated: PartialDate) -> bool:
    """Whether a later day may be that of a saying with these own words for a time."""
    if own is None:
        return True
    return own.granularity is not Granularity.YEAR and own.compatible(dated)
