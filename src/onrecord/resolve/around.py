"""Whose words stand around a place, and who speaks beside it in its paragraph.

In: the attributions of a page. Out: indices of those whose content holds a place, and of those with
a source in its paragraph. Sorted once and asked by bisection: a page may have thousands of
quotations in which somebody says "I".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice

from onrecord.model import Attribution, Span
from onrecord.model.holding import Holding

NEIGHBOURS = 50  # sources of a paragraph that are asked; the longest of news has a dozen


class Around:
    """The attributions of a page by their places; `marked` tells what stands in quotation marks."""

    def __init__(self, attributions: Sequence[Attribution], marked: Holding) -> None:
        contents = [(span, i) for i, each in enumerate(attributions) for span in each.content]
        self._owners = [index for _, index in contents]
        self._contents = Holding(span for span, _ in contents)
        sources = [
            (each.source[0], index)
            for index, each in enumerate(attributions)
            if each.source and not marked.holds(each.source[0])
        ]
        self._after = sorted((source.start, index, source) for source, index in sources)
        self._before = sorted((-source.start, index, source) for source, index in sources)

    def holding(self, place: Span) -> set[int]:
        """Those in whose content a place lies."""
        return {self._owners[at] for at in self._contents.places_holding(place)}

    def beside(self, place: Span, block: Span) -> Iterator[int]:
        """Those whose source stands in a block outside of quotation marks, the nearest first."""
        near = merge(self._onwards(place, block), self._backwards(place, block))
        for _, index, source in islice(near, NEIGHBOURS):
            if source != place and block.holds(source):
                yield index

    def next_source(self, offset: int) -> Span | None:
        """The first source outside of quotation marks that begins at an offset or after it."""
        at = bisect_left(self._after, (offset,))
        return self._after[at][2] if at < len(self._after) else None

    def _onwards(self, place: Span, block: Span) -> Iterator[tuple[int, int, Span]]:
        for at in range(bisect_left(self._after, (place.start,)), len(self._after)):
            start, index, source = self._after[at]
            if start >= block.end:
                return
            yield start - place.start, index, source

    def _backwards(self, place: Span, block: Span) -> Iterator[tuple[int, int, Span]]:
        for at in range(bisect_left(self._before, (1 - place.start,)), len(self._before)):
            start, index, source = self._before[at]
            if -start < block.start:
                return
            yield place.start + start, index, source
