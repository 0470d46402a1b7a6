"""Time limits: whether what is said affirms a matter that asks what was before some day.

In: the words of a claim, a matter in words ("Did the bank know before 2 October?"). Out: yes, no,
or None. Who says "We learned of it on Monday" does not tell whether the bank knew before; who says
"We knew in August" affirms that it did, and "on 2 October, not a day earlier" denies it.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.claims import any_of
from onrecord.language.words import word_table

_NOT_EARLIER = re.compile(
    r"\b(?:not|no|never|nor)\b[\w ]{0,20}\b(?:earlier|sooner|before)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:before|beforehand|earlier|already|previously|prior|advance|long|ahead"
    r"|(?:weeks?|months?|years?) ago|(?:for|since) [\w ]{0,30}(?:weeks|months|years))\b",
    re.IGNORECASE,
)


def in_time(words: str, matter: str) -> bool | None:
    """Whether `words` tell of a time before the limit of `matter`, if it has one.

    False where they name the day of the limit or say "not earlier"; None where they do not tell.
    """
    limit = _limit().search(matter)
    if limit is None or not matter.endswith("?"):
        return True
    at_limit = limit[0].casefold()
    if _NOT_EARLIER.search(words):
        return False
    named = {each.casefold() for each in _month().findall(words)}
    if _EARLIER.search(words) or any(each not in at_limit for each in named):
        return True
    day = limit["day"]
    return False if named and day and re.search(rf"\b{day}\b", words) else None


@cache
def _limit() -> re.Pattern[str]:
    """Finds "before 2 October 2023" and "before October" in a matter."""
    day = r"(?:the )?(?:(?P<day>\d+)(?:st|nd|rd|th)?(?: of)? )?"
    return re.compile(rf"\bbefore {day}{_months()}\b(?: \d+)?|\bbefore \d+\b", re.IGNORECASE)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b{_months()}\b")


@cache
def _months() -> str:
    return any_of(name.title() for name in word_table("dates")["months"])
