"""Limits: the typed reader of `limits.toml`, and what a stretch of words has of them.

In: words as `words_of` gives them. Out: of which amounts, doubts and conditions they speak. Two
renderings of one saying whose limits differ do not say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.language.words import word_table

WOULD = "would"
BEHIND = 6  # words: "such a step by them in spring would"


@dataclass(frozen=True, slots=True)
class Limits:
    """The amounts, each by the first word of its row, and whether there are doubts, conditions.

    `supposes` means that something is said of what would be, if what it names were so ("such a step
    would").
    """

    amounts: frozenset[str]
    doubts: bool
    conditions: bool
    supposes: bool = False


def limits_of(words: Sequence[str]) -> Limits:
    """The limits in `words`.

    >>> limits_of(["as", "many", "sanctions", "as", "any", "may", "have"])
    Limits(amounts=frozenset({'as many'}), doubts=True, conditions=False, supposes=False)
    """
    table = _tables()
    words = table.asides.sub("", " ".join(words)).split()
    pairs = {place for place, both in enumerate(pairwise(words)) if " ".join(both) in table.amounts}
    found = {table.amounts[" ".join(words[place : place + 2])] for place in pairs}
    inside = pairs | {place + 1 for place in pairs}
    found |= {
        table.amounts[word]
        for place, word in enumerate(words)
        if word in table.amounts and place not in inside
    }
    return Limits(
        amounts=frozenset(found),
        doubts=not table.doubts.isdisjoint(words),
        conditions=not table.conditions.isdisjoint(words),
        supposes=_supposes(words, table.supposed),
    )


def in_one_way(words: Sequence[str]) -> list[str]:
    """`words` without manners of speaking, with what says the same of an amount said in one way.

    >>> in_one_way(["it", "never", "exceeded", "41"])
    ['it', 'at', 'most', '41']
    """
    table = _tables()
    left = table.asides.sub("", " ".join(words))
    return table.bound.sub(lambda found: table.bounds[found[0]], left).split()


def _supposes(words: Sequence[str], supposed: frozenset[str]) -> bool:
    """Whether "would" stands in the few words behind one of `supposed`."""
    places = (place for place, word in enumerate(words) if word in supposed)
    return any(WOULD in words[place + 1 : place + 1 + BEHIND] for place in places)


@dataclass(frozen=True, slots=True)
class _Tables:
    amounts: dict[str, str]
    doubts: frozenset[str]
    conditions: frozenset[str]
    supposed: frozenset[str]
    asides: re.Pattern[str]
    bounds: dict[str, str]
    bound: re.Pattern[str]


@cache
def _tables() -> _Tables:
    held = word_table("limits")
    bounds = {run: row[0] for row in held["bounds"] for run in row}
    return _Tables(
        amounts={word: row[0] for row in held["amounts"] for word in row},
        doubts=frozenset(held["doubts"]),
        conditions=frozenset(held["conditions"]),
        supposed=frozenset(held["supposed"]),
        asides=_any_of(held["asides"]),
        bounds=bounds,
        bound=_any_of(bounds),
    )


def _any_of(runs: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some runs of words, the longest first."""
    longest = sorted(runs, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
