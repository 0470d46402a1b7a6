"""The month of a writing that the page calls new: "a new poll shows".

In: a text, one attribution, the page's date. Out: a month or None. What is new is of the ten days
before the page came out, as the page's news is: their month where they share one. Its day nobody
tells.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.opening import NEWS_AGE
from onrecord.language.words import word_table
from onrecord.model import Attribution, Granularity, PartialDate, words_at


def month_of_news(
    text: str, attribution: Attribution, published: PartialDate | None
) -> PartialDate | None:
    """The month in which a writing came out that speaks and is called new."""
    if published is None or published.granularity is not Granularity.DAY:
        return None
    first = published.first - NEWS_AGE
    if (first.year, first.month) != (published.first.year, published.first.month):
        return None
    named = _new_writing().match(words_at(text, attribution.source, " "))
    return PartialDate(published.text[:7]) if named else None


@cache
def _new_writing() -> re.Pattern[str]:
    """Such as "a new national poll", "New poll"; neither "a New York poll" nor "new in a poll"."""
    fresh = "|".join(word_table("dates")["fresh"])
    nouns = "|".join(word_table("occasions")["writings"])
    between = r"(?: (?!(?:in|of|from|by|about|to|on|who|whose|that|old)\b)[^\s,;:’']+){0,4}?"
    return re.compile(rf"\A(?:(?:(?i:an?|the|\d+) )?(?:{fresh}){between}|New) (?i:{nouns})\b")
