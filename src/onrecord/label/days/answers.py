"""When something was said of what a page has just told of another day.

In: a page's text, layout and days, one attribution that has none of its own. Out: a `PartialDate`
or None. Who answers words of Thursday on a page of Sunday spoke between the two: in their month if
they share it, on that day if they are the same.
"""

from __future__ import annotations

from bisect import bisect_right

from onrecord.label.days.anchors import anchor_of, paragraph_of
from onrecord.label.days.page import PageDays
from onrecord.label.days.tenses import Tense, tense_of_saying
from onrecord.model import Attribution, Granularity, Layout, PartialDate

PARAGRAPHS = 2
"""From a day to the saying that answers what happened on it. Further on most have no date."""

DAY_PARAGRAPHS = 1
"""The same where page and day are the same, and the answer is that day and no month."""

REACH = 1000
"""Characters for which it still answers, where paragraphs are long."""


def day_of_answer(
    text: str, layout: Layout, attribution: Attribution, days: PageDays
) -> PartialDate | None:
    """The month of the page and of the day told in the paragraphs before; the day of both."""
    start = attribution.hull.start
    last = bisect_right(days.happened, start, key=lambda dated: dated.span.end)
    if not last or not attribution.source or tense_of_saying(text, attribution) is not Tense.PAST:
        return None
    dated = days.happened[last - 1]
    here, there = (paragraph_of(layout, span) for span in (anchor_of(attribution), dated.span))
    if here is None or there is None:
        return None
    reach = DAY_PARAGRAPHS if dated.day == days.published else PARAGRAPHS
    near = here - there <= reach and start - dated.span.end <= REACH
    return _between(dated.day, days.published) if near else None


def _between(first: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    """What is known of a day between two days: their month or day, if they share one."""
    if first is None or last is None or last.granularity is not Granularity.DAY or first > last:
        return None
    if first == last:
        return first
    month = PartialDate(first.text[:7])
    return month if last.text.startswith(month.text) else None
