"""The quotations that nobody was found to say, where a parse may tell who does.

In: a document's text, its layout and what was found in it. Out: the sentences to parse. Few are: of
the sentences with a quotation that nobody claims, one in six has a verb of quotations that stands
outside of quotation marks and is no cue yet. A parse of the others found nothing on the development
articles and takes three times as long a word as the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.attribute.near import Near
from onrecord.attribute.surface import speaks
from onrecord.model import Attribution, Layout, Span

_WORD = re.compile(r"\w+")


def claimable_quotations(text: str, layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The sentences with a quotation that nobody claims and a verb that may go with it."""
    sentences = unclaimed_quotations(layout, found)
    if not sentences:
        return []
    quoted = (zone.span for zone in layout.zones)
    taken = _near((*quoted, *(cue for each in found for cue in each.cue)))
    return [sentence for sentence in sentences if _has_verb(text, sentence, taken)]


def unclaimed_quotations(layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The sentences with a quotation of which nothing is content of what was found."""
    claimed = _near(span for each in found for span in each.content)
    left = _near(
        zone.span
        for zone in layout.zones
        if zone.depth == 0 and not zone.scare and not any(claimed.at(zone.span))
    )
    return [sentence for sentence in layout.sentences if any(left.at(sentence))]


def _has_verb(text: str, sentence: Span, taken: Near[bool]) -> bool:
    """Whether a form of a verb of quotations stands outside of what is `taken`."""
    words = _WORD.finditer(text, sentence.start, sentence.end)
    return any(speaks(word.group()) and not any(taken.at(Span(*word.span()))) for word in words)


def _near(spans: Iterable[Span]) -> Near[bool]:
    """Where there is one of `spans`."""
    near: Near[bool] = Near()
    for span in spans:
        near.put(span, True)
    return near
