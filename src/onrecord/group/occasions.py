"""Occasions: linked sentences put together, so that what is together may be of one time.

In: wordings, the links between them. Out: groups of their names. Two sentences of 2017 and of 2019
may both be like a third whose page tells no day; they are not one saying by that. What is one by
its words alone is, whatever the days: a page may quote it again, and tell its own day for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.group.sets import Sets
from onrecord.group.wordings import Wording
from onrecord.model import Link

QUOTED = 90  # days in which a saying is quoted again by pages that date it by their own day
SURE = 1.0  # score of a link by words, or by what a person said

Times = set[tuple[date, date]]


def of_one_time(known: Mapping[str, Wording], links: Iterable[Link]) -> Iterable[list[str]]:
    """The groups that `links` make of the names in `known`, the surest links first.

    A link by likeness joins only what may be of one time: whichever order links are given in, the
    groups are the same.
    """
    same: Sets[str] = Sets()
    times: dict[str, Times] = {}
    for name, wording in known.items():
        same.add(name)
        day, last = wording.day, wording.last_day
        times[name] = {(day, last)} if day and last else set()
    for link in sorted(links, key=lambda each: (-each.score, each.one, each.other)):
        one, other = same.root(link.one), same.root(link.other)
        if one != other and (link.score >= SURE or _meet(times[one], times[other])):
            same.join(one, other)
            times[same.root(one)] = times[one] | times[other]
    return same.groups()


def _meet(one: Times, other: Times) -> bool:
    """Whether two groups have times near each other, or one of them has none."""
    if not (one and other):
        return True
    return any(
        (max(first, second) - min(last, second_last)).days <= QUOTED
        for first, last in one
        for second, second_last in other
    )
