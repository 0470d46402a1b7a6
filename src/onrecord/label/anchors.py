"""Where on the page a saying is told: at which words, and how far the page's beginning reaches."""

from __future__ import annotations

from onrecord.model import Attribution, Span

HEADLINE = 400
"""Characters of a page's beginning that report what the next sentences tell again in full."""

NEWS = 600
"""Characters of a page in which its headline is told again, and whose days are the news itself."""


def anchor_of(attribution: Attribution) -> Span:
    """The first words of the cue; of the source or content where there is no cue."""
    return (attribution.cue or attribution.source or attribution.content)[0]
