"""Times: whether two statements name one day or month.

In: a pair of claims. Out: yes or no. Who says in November that there was no warning in August
speaks of the August of which another tells in May.
"""

from __future__ import annotations

from functools import cache

from onrecord.compare.claims.claims import days_apart
from onrecord.compare.pairs.pairs import Pair
from onrecord.language.stems import stem
from onrecord.language.words import word_table

A_WEEK, A_YEAR = 10, 330  # days between statements that mean one Monday, one August, at most


def of_one_time(pair: Pair) -> bool:
    """Whether both name the same weekday or month, so near that it is the same one."""
    named = pair.one.names & pair.other.names
    days = days_apart(pair.one, pair.other) or 0
    weekdays, months = _calendar()
    one_day = days <= A_WEEK and not named.isdisjoint(weekdays)
    return one_day or (days <= A_YEAR and not named.isdisjoint(months))


@cache
def _calendar() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the names of weekdays and of months; names have a capital: "May" is no "may"."""
    table = word_table("dates")
    return frozenset(map(stem, table["weekdays"])), frozenset(map(stem, table["months"]))
