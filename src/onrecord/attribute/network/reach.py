"""What a network joined over the end of a sentence: a later "Ruiz said" and an earlier quotation.

In: the attributions of one document as a network found them. Out: those that a reader could join. A
network that reads a paragraph at once takes a quotation whose speaker is far, or stands before a
colon, for that of the next verb of saying; whoever is then quoted never said it. So the next
quotation without a tag is free for the speaker who goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Attribution, Layout, Span

_MARKS = re.compile(r"(?:[.!?…,]*[”\"’'»)\]]+)?")
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))\.(?!\w)|[!?]")
"""What ends a sentence, not an abbreviation before a name: U.S. envoy, Mr. Holt."""


def within_reach(text: str, layout: Layout, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """`found`, in its order, less what no sentence joins.

    A tag is of no quotation before it that a full stop outside the marks ends, and of none that
    another sentence parts it from. A source in a later sentence than its cue is none.
    """
    for each in found:
        if not _too_far(text, layout, each):
            yield replace(each, source=()) if _source_later(layout, each) else each


def _source_later(layout: Layout, found: Attribution) -> bool:
    """Whether the source stands in a sentence behind that of the cue."""
    if not found.source or not found.cue:
        return False
    own = layout.sentence_at(found.cue[-1])
    return own is not None and own.end <= found.source[0].start


def _too_far(text: str, layout: Layout, found: Attribution) -> bool:
    """Whether content and tag are apart: a stop behind the content, a sentence before it."""
    tag = [*found.source, *found.cue]
    if not found.cue or not found.content:
        return False
    start, end = min(span.start for span in tag), max(span.end for span in tag)
    first, last = found.content[0].start, found.content[-1].end
    if last <= start:
        behind = _MARKS.match(text, last)
        return _STOP.search(text, behind.end() if behind else last, start) is not None
    return end < first and any(
        end <= sentence.start and sentence.end <= first
        for sentence in layout.sentences_at(Span(end, first))
    )
