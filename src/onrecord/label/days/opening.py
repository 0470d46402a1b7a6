"""The event that a page opens on: its day, and who spoke at it.

In: a page's layout and attributions, the words for days on it, its date. Out: the days that may be
the event's, the likeliest first. News tells of what happened in the days before it: an earlier day
in the opening is history, a later one a plan, one in somebody's words what they talk about. The
date before a wire's story ("FLINT, Oct. 4 (UPI)") is that of the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from onrecord.label.days.anchors import HEADLINE, NEWS
from onrecord.label.days.dates import Dated
from onrecord.label.days.own import DAYS
from onrecord.label.days.plans import is_ahead
from onrecord.label.days.tenses import Tense, outlasts, tense_of_saying
from onrecord.language.words import word_table
from onrecord.model import Attribution, Layout, PartialDate, Speaker, Unsure

LEAD = 1500
"""Characters from a page's start within which whoever speaks most likely spoke at its event."""

NEWS_AGE = timedelta(days=10)
"""How long before a page's date the event is that it opens on, at most."""

WEEKDAY_AGE = timedelta(days=5)
"""The same where only a weekday is named: "on Wednesday" is tomorrow in Tuesday's news."""


def opening_days(
    text: str,
    days: Sequence[Dated],
    layout: Layout,
    attributions: Sequence[Attribution],
    published: PartialDate | None,
) -> list[Dated]:
    """The days that may be that of the event that the page opens on, the likeliest first."""
    contents = [span for attribution in attributions for span in attribution.content]
    quoted = [zone.inner for zone in layout.zones if not zone.scare]
    news = [
        dated
        for dated in _recent(days, published)
        if dated.kind in DAYS and dated.span.start < NEWS and not is_ahead(text, layout, dated)
    ]
    told = [d for d in news if not any(span.holds(d.span) for span in contents)]
    free = [d for d in told if not any(span.holds(d.span) for span in quoted)]
    return [*free, *told]


def was_there(
    text: str, attribution: Attribution, speaker: Speaker | Unsure | None, event: Dated
) -> bool:
    """Whether the day of the page's event may be a speaker's: near it, or named in the opening.

    Of others who speak further on, one in five spoke on that day. News of today is short.
    """
    if attribution.hull.start <= LEAD or event.kind == "day":
        return True
    if not isinstance(speaker, Speaker):
        return False
    surname = re.escape(speaker.name.split()[-1])  # it may end in no letter: "N.R.B."
    return re.search(rf"(?<!\w){surname}(?!\w)", text[:NEWS]) is not None


def is_apart(text: str, attribution: Attribution) -> bool:
    """Whether a saying is seldom of the page's event: a hope, or what has no tense further on.

    "Hoping" and "the claim" tell of what had mostly been said before, but for the first lines.
    """
    far = attribution.hull.start > NEWS
    if tense_of_saying(text, attribution) is Tense.OTHER and far:
        return True
    return (far or not attribution.source) and outlasts(text, attribution)


def tells_a_life(text: str) -> bool:
    """Whether a page is on somebody who died: its news dates nothing that was said in the life."""
    return _life().search(text, 0, HEADLINE) is not None


@cache
def _life() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('dates')['lives'])})\b", re.IGNORECASE)


def counts_people(source: str) -> bool:
    """Whether a source is a share of the asked, who spoke before the poll came out."""
    return _shares().search(source) is not None


@cache
def _shares() -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?=%))(?:{'|'.join(word_table('dates')['shares'])})", re.IGNORECASE)


def _recent(days: Sequence[Dated], published: PartialDate | None) -> list[Dated]:
    """The days that are told and not too old for news; all where the page has no date."""
    return [d for d in days if d.day and (published is None or _is_news(d, d.day, published))]


def _is_news(dated: Dated, day: PartialDate, published: PartialDate) -> bool:
    """Whether a day is news on the page's; six days from a weekday's name it is one to come."""
    age = published.last - day.first
    return timedelta(0) <= age <= (WEEKDAY_AGE if dated.kind == "weekday" else NEWS_AGE)
