"""Whose wording a content is in: direct, indirect or mixed."""

from __future__ import annotations

from onrecord.model import Form, Layout, Spans, hull

MOSTLY = 0.9  # share of a content's characters between quotation marks from which it is direct


def form_of(text: str, content: Spans, layout: Layout) -> Form:
    """Direct where (nearly) all of the content stands between quotation marks, else mixed or not.

    Scare quotes count: they are the speaker's words too. Full stops and marks outside do not.
    """
    zones = [zone.span for zone in layout.zones_at(hull(content)) if not zone.depth]
    quoted = sum(
        _letters(text, max(span.start, zone.start), min(span.end, zone.end))
        for span in content
        for zone in zones
    )
    if not quoted:
        return Form.INDIRECT
    whole = sum(_letters(text, span.start, span.end) for span in content)
    return Form.DIRECT if quoted >= MOSTLY * whole else Form.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0
