"""What tells a person's gender and number: pronouns, nouns, first names.

Out: sets of words in lower case. A first name that both men and women bear tells nothing and is
left out of both sets.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.titles import Gender
from onrecord.language.words import word_table


@cache
def pronouns() -> dict[str, str]:
    """Pronoun → its class: man, woman, thing, many, first, first_many, second, relative."""
    table = word_table("persons")["pronouns"]
    return {word: kind for kind, words in table.items() for word in words}


def pronoun_class(words: str) -> str:
    """The class of the pronoun that `words` are, marks and possessive aside; '' for no pronoun."""
    bare = re.sub(r"[’']s?$", "", words.strip(' ,;:—–-\n“”"‘').casefold())
    return pronouns().get(bare, "")


def noun_gender(noun: str) -> Gender | None:
    """The gender that a noun tells ("businesswoman"), None where it tells none."""
    return _nouns().get(noun.casefold())


def first_name_gender(name: str) -> Gender | None:
    """The gender of those who bear a first name, None where it is unknown or both bear it."""
    genders = _first_names().get(name.casefold(), frozenset())
    return next(iter(genders)) if len(genders) == 1 else None


def is_first_name(name: str) -> bool:
    """Whether people bear this first name."""
    return name.casefold() in _first_names()


@cache
def _nouns() -> dict[str, Gender]:
    table = word_table("persons")["nouns"]
    return {word: which for which in ("man", "woman") for word in table[which]}


@cache
def _first_names() -> dict[str, frozenset[Gender]]:
    table = word_table("persons")["first_names"]
    found: dict[str, frozenset[Gender]] = {}
    for which in ("man", "woman"):
        for name in table[which].casefold().split():
            found[name] = found.get(name, frozenset()) | {which}
    return found
