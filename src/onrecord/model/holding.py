"""Which of many stretches of a text hold a place, asked often.

In: spans in any order, overlapping or nested. Out: whether one of them holds a span, in a time that
hardly grows with their number: a page may have thousands of quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from onrecord.model.spans import Span


class Holding:
    """Spans, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether one span holds all of another: of those that begin before it, one ends after."""
        begun = bisect_right(self._starts, span.start)
        return begun > 0 and self._reach[begun - 1] >= span.end


NOWHERE = Holding(())
