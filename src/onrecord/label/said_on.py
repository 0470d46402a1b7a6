"""When each attribution of a page was said.

In: document, layout, attributions. Out: a date or None for each. The words nearest to the cue
decide: those in its own sentence outside the content, then what the same paragraph said before,
then what the page told of the same speaker's earlier words, then the event that the page opens on.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.label.dates import Dated, dates_in
from onrecord.model import (
    Attribution,
    Document,
    Layout,
    PartialDate,
    Resolution,
    Span,
    Speaker,
)

LEAD = 1200  # characters from the start in which the page's own event is dated
FAR = 60  # characters between cue and date beyond which a month or year is not the saying's


def days_of_saying(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
) -> tuple[PartialDate | None, ...]:
    """The day of each attribution's saying, None where the page does not tell."""
    days = [
        d
        for block in layout.blocks
        for d in dates_in(document.text, block.span, document.published)
    ]
    days = [d for d in days if not any(z.inner.holds(d.span) and not z.scare for z in layout.zones)]
    contents = [span for attribution in attributions for span in attribution.content]
    outside = [d for d in days if not any(span.holds(d.span) for span in contents)]
    opening = _opening(outside, document)
    answers: dict[int, PartialDate | None] = {}
    last: dict[object, PartialDate] = {}
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        attribution, speaker = attributions[index], resolutions[index].speaker
        own = _own(document, layout, attribution, days)
        carried = last.get(speaker.id) if isinstance(speaker, Speaker) else None
        day = own or carried or opening
        answers[index] = day
        if own and isinstance(speaker, Speaker):
            last[speaker.id] = own
    return tuple(answers[index] for index in range(len(attributions)))


def _own(
    document: Document, layout: Layout, attribution: Attribution, days: Sequence[Dated]
) -> PartialDate | None:
    """The date in the cue's sentence, outside the content; the nearest to the cue."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    sentences = [s for s in layout.sentences if s.overlaps(anchor)]
    if not sentences:
        return None
    reach = Span(sentences[0].start, sentences[-1].end)
    here = [
        d
        for d in days
        if reach.holds(d.span) and not any(c.overlaps(d.span) for c in attribution.content)
    ]
    here.sort(key=lambda d: _gap(d.span, anchor))
    return here[0].day if here else None


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _opening(days: Sequence[Dated], document: Document) -> PartialDate | None:
    """The day of the event that the page opens on: the first weekday or day named early."""
    for dated in days:
        if dated.span.start < LEAD and dated.kind in ("weekday", "day"):
            return dated.day
    return None
