"""Spans: places in a document's canonical text, in code points, half open.

`text[span.start:span.end]` is what the reader sees. A discontinuous quotation is a tuple of spans
in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points [start, end) of a text; never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"[{self.start}, {self.end}) is not a span: 0 <= start < end is needed")

    def of(self, text: str) -> str:
        """The words at this place of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> Span | None:
        """This span without white space at its edges; None where nothing else is in it."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        return Span(self.start + left, self.start + right) if left < right else None


Spans = tuple[Span, ...]


def words_at(text: str, spans: Iterable[Span], gap: str = " … ") -> str:
    """The words at `spans`, as they stand, with `gap` where words were left out between them."""
    return gap.join(span.of(text) for span in spans)


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that holds all of `spans`; ValueError where there are none."""
    spans = tuple(spans)
    if len(spans) == 1:
        return spans[0]
    return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def overlapping(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Whether any span of `left` overlaps any of `right`."""
    right = tuple(right)
    return any(a.overlaps(b) for a in left for b in right)
