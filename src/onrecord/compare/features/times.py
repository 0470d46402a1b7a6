"""Times: whether two statements name one day or month.

In: a pair of claims. Out: yes or no. Who says in November that there was no warning in August
speaks of the August of which another tells in May.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.compare.claims.days import days_apart
from onrecord.compare.pairs.pairs import Pair
from onrecord.language.stems import stem
from onrecord.language.words import word_table

A_WEEK, A_YEAR = 10, 330  # days between statements that mean one Monday, one August, at most

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def of_one_time(pair: Pair) -> bool:
    """Whether both name the same weekday or month, so near that it is the same one.

    Not where the two name different years. Where nobody knows when they were said a month may be
    the same one, a weekday is not.
    """
    named = pair.one.names & pair.other.names
    days = days_apart(pair.one, pair.other)
    one, other = (set(_YEAR.findall(each.words)) for each in (pair.one, pair.other))
    if one and other and one.isdisjoint(other):
        return False
    weekdays, months = _calendar()
    one_day = days is not None and days <= A_WEEK and not named.isdisjoint(weekdays)
    return one_day or ((days or 0) <= A_YEAR and not named.isdisjoint(months))


@cache
def _calendar() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the names of weekdays and of months; names have a capital: "May" is no "may"."""
    table = word_table("dates")
    return frozenset(map(stem, table["weekdays"])), frozenset(map(stem, table["months"]))
