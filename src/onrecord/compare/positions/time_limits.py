"""Time limits: whether what is said may affirm a matter that asks what was before some day.

In: the words of a claim, a matter in words ("Did the bank know before 2 October?"). Out: yes or no.
Who says "We learned of it on Monday" says nothing of that the bank knew before; who says "We knew
in August" or "We had long known" does. That it never was so denies it whatever the day.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.claims import any_of
from onrecord.language.words import word_table

_EARLIER = re.compile(
    r"\b(?:before|beforehand|earlier|already|previously|prior|advance|long|ahead"
    r"|(?:weeks?|months?|years?) ago|(?:for|since) [\w ]*(?:weeks|months|years))\b",
    re.IGNORECASE,
)


def may_be_in_time(words: str, matter: str) -> bool:
    """Whether `words` tell of a time before the limit of `matter`, or it has none."""
    limit = _limit().search(matter)
    if limit is None or not matter.endswith("?"):
        return True
    at_limit = limit[0].casefold()
    named = {each.casefold() for each in _month().findall(words)}
    return _EARLIER.search(words) is not None or any(each not in at_limit for each in named)


@cache
def _limit() -> re.Pattern[str]:
    """Finds "before 2 October 2023" and "before October" in a matter."""
    day = r"(?:the )?(?:\d+(?:st|nd|rd|th)?(?: of)? )?"
    return re.compile(rf"\bbefore {day}{_months()}\b(?: \d+)?|\bbefore \d+\b", re.IGNORECASE)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b{_months()}\b")


@cache
def _months() -> str:
    return any_of(name.title() for name in word_table("dates")["months"])
