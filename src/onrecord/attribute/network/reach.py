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

from onrecord.model import Attribution, Layout, Span, Spans, words_at

_MARKS = re.compile(r"(?:[.!?…,]*[”\"’'»)\]]+)?")
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))\.(?!\w)|[!?]")
"""What ends a sentence, not an abbreviation before a name: U.S. envoy, Mr. Holt."""

_ENDED = re.compile(r"[.!?…][”\"’'»)\]]*[.]?\s*\Z")
_HEARER = re.compile(r"(?:\A|[.!?”\"»’]\s+)(?:To|Of|On|About)\s\Z")
_NO_ONE = frozenset({"a", "an", "the", "this"})
LEAD = 12  # characters before a source in which they stand


def within_reach(text: str, layout: Layout, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """`found`, in its order, less what no sentence joins.

    A tag is of no quotation before it that a full stop outside the marks ends, and of none that
    another sentence parts it from. What tells something in its own sentence has no whole quotation
    of the sentence before ("“We go.” The report says that they stay"). A source in a later sentence
    than its cue is none, and so is an article ("the | claims"). Who hears what stands behind a
    colon ("To Ruiz: “Stay.”") does not say it, and nobody asks what one who is asked answers
    ("Asked again: “No.”").
    """
    for each in found:
        if _too_far(text, layout, each) or _to_a_hearer(text, each) or _asked(text, each):
            continue
        near = replace(each, content=_of_its_sentence(text, layout, each))
        nobody = _source_later(layout, near) or words_at(text, near.source).lower() in _NO_ONE
        yield replace(near, source=()) if nobody else near


def _to_a_hearer(text: str, found: Attribution) -> bool:
    """Whether the cue is a colon behind one to whom, or a thing of which, somebody speaks."""
    if not found.source or not all(cue.of(text) == ":" for cue in found.cue):
        return False
    start = found.source[0].start
    return _HEARER.search(text, max(0, start - LEAD), start) is not None


def _asked(text: str, found: Attribution) -> bool:
    """Whether one who was asked answers, and nobody asks: "Asked again: “No.”"."""
    if found.source or not found.cue or not found.content:
        return False
    answer = text[found.cue[-1].end : found.content[0].start].rstrip(' “"').endswith(":")
    return answer and text.startswith("Asked", found.cue[0].start)


def _of_its_sentence(text: str, layout: Layout, found: Attribution) -> Spans:
    """The content; where words behind the cue are told, less the sentences that end before it."""
    tag = min(span.start for span in (*found.source, *found.cue)) if found.cue else 0
    own = layout.sentence_at(Span(tag, tag + 1)) if found.cue else None
    if own is None or not any(found.cue[-1].end <= each.start < own.end for each in found.content):
        return found.content
    return tuple(each for each in found.content if not _ended(text, each, own.start))


def _ended(text: str, content: Span, start: int) -> bool:
    """Whether it ends with a full stop, inside its marks or not, before `start`."""
    if content.end > start:
        return False
    return _ENDED.search(text, content.start, start) is not None


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
