"""The days that a page tells, by where they stand.

In: a document, its layout and attributions. Out: `PageDays`. A day in somebody's words is what they
talk about, one to come is no saying's; a day that the page tells itself may be that of what
follows, and one in its first lines that of the event that it opens on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.label.days.anchors import anchor_of
from onrecord.label.days.dates import Dated, dates_in
from onrecord.label.days.opening import opening_days, tells_a_life
from onrecord.label.days.own import DAYS
from onrecord.label.days.plans import is_ahead
from onrecord.model import Attribution, Document, Granularity, Layout, PartialDate
from onrecord.model.holding import Holding


@dataclass(frozen=True, slots=True)
class PageDays:
    """The days of one page, each sequence in the order of the text but for `opening`.

    `told` are all; `happened` those named as days outside of everybody's words, none to come;
    `narrated` the days and months of sentences in which nobody is quoted; `opening` those that may
    be the day of the event that the page opens on, the likeliest first.
    """

    published: PartialDate | None
    told: Sequence[Dated] = field(repr=False)
    happened: Sequence[Dated] = field(repr=False)
    narrated: Sequence[Dated] = field(repr=False)
    opening: Sequence[Dated] = field(repr=False)


def page_days(document: Document, layout: Layout, attributions: Sequence[Attribution]) -> PageDays:
    """The days that a page tells."""
    text, published = document.text, document.published
    told: list[Dated] = []
    for block in layout.blocks:
        told += dates_in(text, block.span, published, told)
    news = [] if tells_a_life(text) else told
    words = Holding(span for attribution in attributions for span in attribution.content)
    return PageDays(
        published,
        told,
        happened=[
            dated
            for dated in news
            if dated.kind in DAYS
            and dated.day
            and not words.holds(dated.span)
            and not is_ahead(text, layout, dated)
        ],
        narrated=_narrated(layout, attributions, told),
        opening=opening_days(text, news, layout, attributions, published),
    )


def _narrated(
    layout: Layout, attributions: Sequence[Attribution], told: Sequence[Dated]
) -> list[Dated]:
    """The days and months that the page tells itself, in a sentence where nobody is quoted."""
    said = [span for attribution in attributions for span in attribution.content]
    said += [anchor_of(attribution) for attribution in attributions]
    quoted = {sentence for span in said for sentence in layout.sentences_at(span)}
    return [
        dated
        for dated in told
        if (dated.day is None or dated.day.granularity is not Granularity.YEAR)
        and (sentence := layout.sentence_at(dated.span))
        and sentence not in quoted
    ]
