"""Which of many stretches of a text hold a place, asked often.

In: spans in any order, overlapping or nested. Out: whether one of them holds a span or has a part
in it, in a time that hardly grows with their number: a page may have thousands of quotations.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from onrecord.model.spans import Span


class Holding:
    """Spans, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span, place) for place, span in enumerate(spans))
        self._ordered = ordered
        self._starts = [span.start for span, _ in ordered]
        self._reach = list(accumulate((span.end for span, _ in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether one span holds all of another: of those that begin before it, one ends after."""
        begun = bisect_right(self._starts, span.start)
        return begun > 0 and self._reach[begun - 1] >= span.end

    def places_holding(self, span: Span) -> Iterator[int]:
        """Which spans hold all of another, by their places in what was given, the nearest first."""
        for at in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._reach[at] < span.end:
                break
            own, place = self._ordered[at]
            if own.end >= span.end:
                yield place

    def touches(self, span: Span) -> bool:
        """Whether one span and another share a code point."""
        begun = bisect_left(self._starts, span.end)
        return begun > 0 and self._reach[begun - 1] > span.start


NOWHERE = Holding(())
