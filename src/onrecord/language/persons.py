"""What tells a person's gender and number: pronouns, nouns, first names.

Out: sets of words in lower case. A first name that both men and women bear tells no gender. First
names are those of persons.toml and of first_names.tsv (built by scripts/build_first_names.py),
compared without case and accents; what is listed by hand goes before the table. Surnames are those
of surnames.txt (built by scripts/build_surnames.py).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from onrecord.language.accents import plain
from onrecord.language.titles import Gender
from onrecord.language.words import word_table


@cache
def pronouns() -> dict[str, str]:
    """Pronoun → its class: man, woman, thing, many, first, first_many, second, relative."""
    table = word_table("persons")["pronouns"]
    return {word: kind for kind, words in table.items() for word in words}


def pronoun_class(words: str) -> str:
    """The class of the pronoun that `words` are, marks and possessive aside; '' for no pronoun."""
    bare = re.sub(r"[’'](?:s|ve|re|d|ll|m)?$", "", words.strip(' \xa0,;:—–-\n“”"‘').casefold())
    return pronouns().get(bare, "")


def noun_gender(noun: str) -> Gender | None:
    """The gender that a noun tells ("businesswoman"), None where it tells none."""
    return _nouns().get(noun.casefold())


def first_name_gender(name: str) -> Gender | None:
    """The gender of those who bear a first name, None where it is unknown or both bear it."""
    genders = _first_names().get(_plain(name), frozenset())
    return next(iter(genders)) if len(genders) == 1 else None


def is_first_name(name: str) -> bool:
    """Whether people bear this first name."""
    return _plain(name) in _first_names()


def is_surname(name: str) -> bool:
    """Whether many people bear this surname; what else the word means is not asked."""
    return _plain(name) in _surnames()


@cache
def _nouns() -> dict[str, Gender]:
    table = word_table("persons")["nouns"]
    return {word: which for which in ("man", "woman") for word in table[which]}


@cache
def _first_names() -> dict[str, frozenset[Gender]]:
    by_hand = word_table("persons")["first_names"]
    found: dict[str, frozenset[Gender]] = {}
    for which in ("man", "woman"):
        for name in by_hand[which].split():
            found[_plain(name)] = found.get(_plain(name), frozenset()) | {which}
    return _listed() | found


def _listed() -> dict[str, frozenset[Gender]]:
    """The table's names; those that both bear tell both genders."""
    genders: dict[str, frozenset[Gender]] = {
        "man": frozenset(("man",)),
        "woman": frozenset(("woman",)),
        "either": frozenset(("man", "woman")),
    }
    table = resources.files("onrecord.language").joinpath("first_names.tsv")
    rows = (line.split("\t") for line in table.read_text(encoding="utf8").splitlines())
    return {name: genders[gender] for name, gender in rows}


@cache
def _surnames() -> frozenset[str]:
    table = resources.files("onrecord.language").joinpath("surnames.txt")
    return frozenset(table.read_text(encoding="utf8").split())


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """A name without case and accents."""
    return plain(name)
