"""Days to come: of the plans that a page tells, nothing was said on them yet.

In: a page's text and layout, the words for a day. Out: whether the words before them say that it is
to come.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.dates import Dated
from onrecord.language.words import word_table
from onrecord.model import Layout

AHEAD = 40
"""Characters before a day that may say that it is to come."""

_CLOSING = ("”", '"', "''", ",’")
"""Marks behind which nobody's plans are told any more: “It will rain,” she said on Monday."""


def is_ahead(text: str, layout: Layout, dated: Dated) -> bool:
    """Whether the words before a day say that it is to come: "before Tuesday’s vote"."""
    sentence = layout.sentence_at(dated.span)
    start = max(dated.span.start - AHEAD, sentence.start if sentence else 0)
    quoted = max(text.rfind(mark, start, dated.span.start) for mark in _CLOSING)
    return _ahead().search(text, max(start, quoted), dated.span.start) is not None


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('dates')['ahead'])})\b")
