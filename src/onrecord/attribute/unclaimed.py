"""The quotations that nobody was found to say, where a parse may tell who does.

In: a document's text, its layout and what was found in it. Out: the sentences to parse. Few are: of
the sentences with a quotation that nobody claims, one in nine has a verb of quotations near it that
stands outside of quotation marks and is no cue yet. A parse of the others found nothing on the
development articles and takes three times as long a word as the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.attribute.near import Near
from onrecord.attribute.surface import speaks
from onrecord.model import Attribution, Layout, Span

REACH = 80  # characters between a quotation and its verb: a long name with a title

_WORD = re.compile(r"\w+")


def claimable_quotations(text: str, layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The sentences with a quotation that nobody claims and a verb near it that may."""
    left = _unclaimed(layout, found)
    if not left:
        return []
    quoted = (zone.span for zone in layout.zones)
    taken = _near((*quoted, *(cue for each in found for cue in each.cue)))
    claimable = (
        sentence
        for each in left
        for sentence in layout.sentences_at(each)
        if _has_verb(text, _around(each, sentence), taken)
    )
    return sorted(set(claimable))


def _unclaimed(layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The quotations of which nothing is content of what was found."""
    claimed = _near(span for each in found for span in each.content)
    outer = (zone.span for zone in layout.zones if zone.depth == 0 and not zone.scare)
    return [span for span in outer if not any(claimed.at(span))]


def _around(quotation: Span, sentence: Span) -> Span:
    before, behind = quotation.start - REACH, quotation.end + REACH
    return Span(max(sentence.start, before), min(sentence.end, behind))


def _has_verb(text: str, within: Span, taken: Near[bool]) -> bool:
    """Whether a form of a verb of quotations stands outside of what is `taken`."""
    words = _WORD.finditer(text, within.start, within.end)
    return any(speaks(word.group()) and not any(taken.at(Span(*word.span()))) for word in words)


def _near(spans: Iterable[Span]) -> Near[bool]:
    """Where there is one of `spans`."""
    near: Near[bool] = Near()
    for span in spans:
        near.put(span, True)
    return near
