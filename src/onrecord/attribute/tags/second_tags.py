"""A second tag behind the first: “We stay,” Ana said, [adding that nobody had asked her].

A network may read both as one content on the two sides of one cue. What stands behind is told by
the participle that leads to it, or by "going on to" and a verb, of the same source.

In: attributions of a document. Out: the same, what stands behind a second tag as one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.finders import Found
from onrecord.attribute.scores import scored
from onrecord.language.cues import cues
from onrecord.model import Attribution, Span

_TAG = re.compile(
    r"(?: to [^.:,;!?“”\"\n]{1,40}?)?(?:,| after| and| before| by| while)\s+(?:also |later |then )?"
    r"(?P<cue>(?:(?:continuing|going|went) on to (?P<verb>[a-z]+))|(?P<participle>[a-z]+ing))\b"
    r"[^.;:!?“”\"\n]{0,60}[,:]?\s*"
)
"""The words from the first tag to what the second tells: at most an object, or who hears it.

Who hears the first one may stand between: Ana said to Ben before asking him, “…”.
"""


def behind_second_tags(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """`found`, contents on two sides of a cue parted where a second tag leads to the later ones."""
    for each in found:
        parted = _parted(text, each)
        yield from parted or (each,)


def _parted(text: str, each: Attribution) -> tuple[Attribution, Attribution] | None:
    """What stands before the tags, and what stands behind; None where there is one tag."""
    if not each.source or not each.cue:
        return None
    first = [span for span in each.content if span.end <= each.cue[0].start]
    later = [span for span in each.content if span.start >= each.cue[-1].end]
    if not first or not later or len(first) + len(later) < len(each.content):
        return None
    behind = (span.end for span in (*each.cue, *each.source) if span.end <= later[0].start)
    met = _TAG.fullmatch(text, max(behind), later[0].start)
    if met is None or not _tells(met["verb"] or met["participle"]):
        return None
    cue = (Span(*met.span("cue")),)
    second = scored(Found("second-tag@1", each.source, cue, tuple(later)))
    return replace(each, content=tuple(first)), second


def _tells(word: str) -> bool:
    return any({"quote", "clause"} & cue.takes for cue in cues().verbs_of(word))
