"""Where on the page a saying is told: the words that its labels are looked for around."""

from __future__ import annotations

from onrecord.model import Attribution, Span


def anchor_of(attribution: Attribution) -> Span:
    """The first words of the cue; of the source or content where there is no cue."""
    return (attribution.cue or attribution.source or attribution.content)[0]
