"""Limits: the typed reader of `limits.toml`, and what a stretch of words has of them.

In: words as `words_of` gives them. Out: of which amounts, doubts and conditions they speak. Two
renderings of one saying whose limits differ do not say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.language.words import word_table


@dataclass(frozen=True, slots=True)
class Limits:
    """The amounts, each by the first word of its row, and whether there are doubts, conditions."""

    amounts: frozenset[str]
    doubts: bool
    conditions: bool


def limits_of(words: Sequence[str]) -> Limits:
    """The limits in `words`.

    >>> limits_of(["as", "many", "sanctions", "as", "any", "may", "have"])
    Limits(amounts=frozenset({'as many'}), doubts=True, conditions=False)
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
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    amounts: dict[str, str]
    doubts: frozenset[str]
    conditions: frozenset[str]
    asides: re.Pattern[str]


@cache
def _tables() -> _Tables:
    held = word_table("limits")
    return _Tables(
        amounts={word: row[0] for row in held["amounts"] for word in row},
        doubts=frozenset(held["doubts"]),
        conditions=frozenset(held["conditions"]),
        asides=re.compile(rf"\b(?:{'|'.join(map(re.escape, held['asides']))})\b"),
    )
