"""The day that a page told before, for the letter or in the paragraph of a saying.

In: a page's text and layout, one attribution, the words for days on the page. Out: a date or None.
"In their letter they said" was said when the letter was written, if an earlier sentence tells when
that was. In one paragraph the day of a sentence holds for those after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.label.days.anchors import anchor_of, paragraph_of
from onrecord.label.days.dates import Dated
from onrecord.label.days.occasions import writings
from onrecord.label.days.tenses import Tense, tense_of_saying
from onrecord.model import Attribution, Layout, PartialDate, words_at

REACH = 400  # characters of a paragraph from a day to the sentence that it still dates


def day_of_writing(
    text: str, layout: Layout, attribution: Attribution, days: Sequence[Dated]
) -> PartialDate | None:
    """The day told before for the letter or report that speaks, or that the cue names."""
    named = set(writings().findall(words_at(text, (*attribution.source, *attribution.cue), " ")))
    start = anchor_of(attribution).start
    for dated in reversed(days) if named else ():
        there = layout.sentence_at(dated.span)
        if dated.kind == "year" or there is None or there.end > start:
            continue
        if named & set(writings().findall(there.of(text))):
            return dated.day
    return None


def day_of_paragraph(
    text: str, layout: Layout, attribution: Attribution, narrated: Sequence[Dated]
) -> PartialDate | None:
    """The day narrated last in the same paragraph, before the saying's sentence."""
    anchor = anchor_of(attribution)
    if not attribution.source or tense_of_saying(text, attribution) is not Tense.PAST:
        return None
    paragraph, sentence = paragraph_of(layout, anchor), layout.sentence_at(anchor)
    before = (
        bisect_right(narrated, sentence.start, key=lambda dated: dated.span.end) if sentence else 0
    )
    if paragraph is None or sentence is None or not before:
        return None
    last = narrated[before - 1]
    near = sentence.start - last.span.end <= REACH
    return last.day if near and paragraph_of(layout, last.span) == paragraph else None
