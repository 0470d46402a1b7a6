"""Titles before a name: which words they are, what office and gender they tell.

Out: `title_at(words, start)`, the longest title that begins at a word. Titles are matched without
their full stops ("Sen." and "Sen" are one).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.words import word_table

Gender = Literal["man", "woman"]
LONGEST_TITLE = 4  # words: "Speaker of the House"


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its common noun ('' for Mr. and the like), the gender it tells, its length."""

    noun: str
    gender: Gender | None
    words: int


def title_at(words: Sequence[str], start: int) -> Title | None:
    """The longest title that begins at `words[start]`; None where none does."""
    for length in range(min(LONGEST_TITLE, len(words) - start), 0, -1):
        phrase = " ".join(word.rstrip(".") for word in words[start : start + length])
        found = _titles().get(phrase.casefold())
        if found and phrase[0].isupper():
            return Title(found[0], found[1], length)
    return None


@cache
def title_modifiers() -> frozenset[str]:
    """Words that may stand between a determiner and a title: acting, former, deputy."""
    return frozenset(word_table("titles")["modifiers"]["words"])


@cache
def office_nouns() -> frozenset[str]:
    """The common nouns of the offices that are titles: president, foreign minister."""
    return frozenset(word_table("titles")["office"].values())


@cache
def name_endings() -> frozenset[str]:
    """Words after a name that are no part of its comparison: Jr, III, MP; without full stops."""
    return frozenset(word.casefold() for word in word_table("titles")["after"]["words"])


@cache
def _titles() -> dict[str, tuple[str, Gender | None]]:
    table = word_table("titles")
    gender: dict[str, Gender] = {}
    for which in ("man", "woman"):
        words = (*table["personal"][which], *table[which]["titles"])
        gender.update((word.casefold(), which) for word in words)
    found: dict[str, tuple[str, Gender | None]] = {
        word.casefold(): ("", gender.get(word.casefold()))
        for which in ("man", "woman", "either")
        for word in table["personal"][which]
    }
    for title, noun in table["office"].items():
        found[title.casefold()] = (noun, gender.get(title.casefold()))
    return found
