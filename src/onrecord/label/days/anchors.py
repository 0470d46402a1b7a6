"""Where on the page a saying is told: at which words, and how far the page's beginning reaches."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.model import Attribution, Layout, Span

HEADLINE = 400
"""Characters of a page's beginning that report what the next sentences tell again in full."""

NEWS = 600
"""Characters of a page in which its headline is told again, and whose days are the news itself."""


def anchor_of(attribution: Attribution) -> Span:
    """The first words of the cue; of the source or content where there is no cue."""
    return (attribution.cue or attribution.source or attribution.content)[0]


def paragraph_of(layout: Layout, span: Span) -> int | None:
    """Which of a layout's blocks holds a span; None where none does."""
    at = bisect_right(layout.blocks, span.start, key=lambda block: block.span.start) - 1
    return at if at >= 0 and layout.blocks[at].span.holds(span) else None
