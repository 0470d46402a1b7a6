"""Kinship: stems of words that speak of one thing, though none stands for another.

In: stems. Out: one stem for each family of `kin.toml`. "The payment" is not "the ransom", but who
is asked about the one and speaks of the other is on the matter. That two words are kin tells that
they speak of one thing, not that they say the same: `stems` has the few words that can be swapped.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.language.stems import stem
from onrecord.language.words import word_table


def kin_of(found: str) -> str:
    """The stem that stands for the family of a stem: its own where it has none."""
    return _families().get(found, found)


def kin_of_all(stems: Iterable[str]) -> frozenset[str]:
    """The families of stems.

    >>> kin_of_all(["payment", "ransom", "orchard"])  == {"pay", "orchard"}
    True
    """
    return frozenset(map(kin_of, stems))


@cache
def _families() -> dict[str, str]:
    rows = [list(map(stem, row)) for row in word_table("kin")["families"]]
    return {each: row[0] for row in rows for each in row}
