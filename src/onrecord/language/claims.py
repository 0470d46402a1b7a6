"""Claims: the typed reader of `claims.toml`, by which a sentence is told to be a speaker's claim.

Out: lists of words, in lower case where they are compared as words, and a pattern of any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from onrecord.language.words import word_table


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words of the list, which tells what each is for."""

    directions: frozenset[str]
    orders: frozenset[str]
    questions: frozenset[str]
    conditions: frozenset[str]
    wishing: frozenset[str]
    hoping: frozenset[str]
    wanting: frozenset[str]
    showing: frozenset[str]
    declined: frozenset[str]
    foreign: frozenset[str]
    claimed: frozenset[str]
    contrasts: frozenset[str]
    and_then: frozenset[str]
    switching: frozenset[str]
    articles: frozenset[str]
    no_name: frozenset[str]
    no_edge: frozenset[str]
    no_party: frozenset[str]
    former: frozenset[str]
    telling: frozenset[str]
    denying: frozenset[str]
    told: frozenset[str]
    believing: frozenset[str]
    calling: frozenset[str]
    opposing: frozenset[str]
    questioning: frozenset[str]
    topical: frozenset[str]
    hearing: frozenset[str]
    asks: frozenset[str]
    pointing: frozenset[str]
    personal: frozenset[str]
    times: frozenset[str]
    deeds: frozenset[str]
    wrongs: frozenset[str]
    forces: frozenset[str]


@cache
def claim_words() -> ClaimWords:
    """The words of `claims.toml`."""
    table = word_table("claims")
    return ClaimWords(**{each.name: frozenset(table[each.name]) for each in fields(ClaimWords)})


def begins(text: str, words: Iterable[str]) -> bool:
    """Whether `text` begins with one of `words`, and goes on.

    >>> begins("if it rains", ["if"]), begins("iffy", ["if"])
    (True, False)
    """
    return text.startswith(tuple(f"{each} " for each in words))


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of `words`, an apostrophe straight or curly.

    >>> re.fullmatch(any_of(["don't", "stop"]), "don’t") is not None
    True
    """
    runs = ("['’]".join(map(re.escape, each.split("'"))) for each in sorted(words))
    return f"(?:{'|'.join(runs)})"
