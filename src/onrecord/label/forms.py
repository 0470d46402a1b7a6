"""Whose wording a content is in: direct, indirect or mixed."""

from __future__ import annotations

from onrecord.model import Form, Layout, Spans, hull

MOSTLY = 0.9  # share of a content's characters between quotation marks from which it is direct


def form_of(text: str, content: Spans, layout: Layout) -> Form:
    """Direct where (nearly) all of the content stands between quotation marks, else mixed or not.

    Scare quotes count: they are the speaker's words too. Full stops and marks outside do not.
    """
    letters = [at for span in content for at in range(span.start, span.end) if text[at].isalnum()]
    zones = [zone.span for zone in layout.zones_at(hull(content))]
    quoted = sum(any(zone.start <= at < zone.end for zone in zones) for at in letters)
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= MOSTLY * len(letters) else Form.MIXED
