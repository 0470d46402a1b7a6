"""Quotations that a page begins with and nobody is named for: its headline names who speaks.

"Holt warns of flood", then: “The dyke will not hold.” In: a document's text and layout, and what
was found in it. Out: finds whose source is that of the headline, without a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import is_speaker
from onrecord.model import Attribution, BlockKind, Layout, Span, Zone
from onrecord.model.holding import Holding

LEAST_WORDS = 4  # words of a quotation; fewer are a name or a title


def headlined(text: str, layout: Layout, found: Sequence[Attribution]) -> Iterator[Found]:
    """What stands before all else that is said, where the title has one speaker alone."""
    title = next((each.span for each in layout.blocks if each.kind is BlockKind.TITLE), None)
    if title is None:
        return
    source = _speaker(text, title, found)
    content = (*_before_all(text, layout, title, found),) if source else ()
    if source and content:
        yield Found("headline-quotation@1", (source,), (), content)


def _speaker(text: str, title: Span, found: Sequence[Attribution]) -> Span | None:
    """The one source that the title has for what a verb tells in it, if it may be a name.

    Before a colon there may be a label: "Dispatch From Angola: …".
    """
    told = [each for each in found if each.parent is None and _by_verb(text, title, each)]
    sources = {span for each in told for span in each.source}
    only = sources.pop() if len(sources) == 1 else None
    return only if only and title.holds(only) and is_speaker(only.of(text)) else None


def _by_verb(text: str, title: Span, found: Attribution) -> bool:
    return any(title.holds(cue) and cue.of(text).isalpha() for cue in found.cue)


def _before_all(
    text: str, layout: Layout, title: Span, found: Sequence[Attribution]
) -> Iterator[Span]:
    """The quotations behind the title that are whole sentences, up to the first one who speaks."""
    first = min(
        (each.hull.start for each in found if each.hull.start >= title.end), default=len(text)
    )
    claimed = Holding(span for each in found for span in each.content)
    for zone in layout.zones:
        if zone.depth or not title.end <= zone.span.start < first:
            continue
        if _is_a_sentence(text, layout, zone) and not claimed.touches(zone.span):
            yield zone.span


def _is_a_sentence(text: str, layout: Layout, zone: Zone) -> bool:
    """Whether nothing stands beside the quotation in its sentences, and it is one."""
    sentences = layout.sentences_at(zone.span)
    if not sentences or len(zone.inner.of(text).split()) < LEAST_WORDS:
        return False
    beside = text[sentences[0].start : zone.span.start] + text[zone.span.end : sentences[-1].end]
    ends = (text[zone.inner.end - 1] + beside).strip()
    return not zone.scare and ends[-1:] in tuple(".!?…") and not beside.strip(" .!?…")
