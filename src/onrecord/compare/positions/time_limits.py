"""Time limits: whether what is said affirms a matter that asks what was before some day.

In: the words of a claim, a matter in words ("Did the bank know before 2 October?"). Out: yes, no,
or None. Who says "We learned of it on Monday" does not tell whether the bank knew before; who says
"We knew in August" affirms that it did, and "on 2 October, not a day earlier" denies it. A month
without a year is of the limit's year: "in December" tells nothing of a limit in October.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.language.claims import any_of
from onrecord.language.stems import words_of
from onrecord.language.words import word_table

_NOT_EARLIER = re.compile(
    r"\b(?:not|no|never|nor)\b[\w ]{0,20}\b(?:earlier|sooner|before)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:before|beforehand|earlier|already|previously|prior|advance|ahead"
    r"|long (?:ago|been|before|known|since)"
    r"|(?:weeks?|months?|years?) ago|(?:for|since) [\w ]{0,30}(?:weeks|months|years))\b",
    re.IGNORECASE,
)

_KNOWING = frozenset({"know", "knew", "known", "aware", "told", "informed", "warned"})
_AS_EVERYBODY = re.compile(
    r"\b(?:learn|hear|read|found|f[io]nd)\w* [^.;]{0,60}\b(?:from|in|on|through) (?:the )?"
    r"(?:newspapers?|papers?|press|radio|television|TV|news|media)\b"
    r"|\b(?:learn|hear)\w* [^.;]{0,60}\blike (?:everybody|everyone|all of us|the rest of us)\b",
    re.IGNORECASE,
)

Time = tuple[int | None, int, int | None]
"""A year, a month, a day; None where it is not told."""


def in_time(words: str, matter: str) -> bool | None:
    """Whether `words` tell of a time before the limit of `matter`, if it has one.

    False where they name the day of the limit or say "not earlier"; None where they do not tell.
    """
    limit = _limit().search(matter)
    if limit is None or not matter.endswith("?"):
        return True
    if _NOT_EARLIER.search(words):
        return False
    if _EARLIER.search(words):
        return True
    by_limit = next(_times(limit[0]), None)
    told = [_is_before(each, by_limit) for each in _times(words)] if by_limit else []
    return True if True in told else False if False in told else None


def later_known(words: str, matter: str) -> bool:
    """Whether who is to have known learned of it as everybody did ("from the newspapers")."""
    asks = not frozenset(words_of(matter)).isdisjoint(_KNOWING)
    return asks and matter.endswith("?") and _AS_EVERYBODY.search(words) is not None


def _is_before(told: Time, limit: Time) -> bool | None:
    """Whether a time is before a limit; a later month of no year may be of the year before."""
    years = told[0], limit[0]
    if None not in years and years[0] != years[1]:
        return (told[0] or 0) < (limit[0] or 0)
    if told[1] != limit[1]:
        return True if told[1] < limit[1] else None if told[0] is None else False
    if limit[2] is None:
        return False
    return None if told[2] is None else told[2] < limit[2]


def _times(words: str) -> Iterator[Time]:
    """The months that `words` name, with day and year ("2 October 2023", "October 2, 2023")."""
    for found in _month().finditer(words):
        day, year = found["before"] or found["behind"], found["year"]
        number = word_table("dates")["months"][found["month"].casefold()]
        yield int(year) if year else None, number, int(day) if day else None


@cache
def _limit() -> re.Pattern[str]:
    """Finds "before 2 October 2023" and "before October" in a matter."""
    return re.compile(rf"\bbefore (?:the )?{_month().pattern}|\bbefore \d+\b")


@cache
def _month() -> re.Pattern[str]:
    """Finds a month with a capital, and a day and a year beside it."""
    months = any_of(name.title() for name in word_table("dates")["months"])
    before = r"(?:\b(?P<before>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    behind = r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?(?!\d))?"
    return re.compile(rf"{before}\b(?P<month>{months})\b{behind}(?:,? (?P<year>\d{{4}}))?")
