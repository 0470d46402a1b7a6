"""Of which party somebody is, by the tables and by the page; which party a description tells of.

In: the reader of the page and a character, or a phrase. Out: a party's name or None: nobody is of
one because nothing speaks against it. Who is known to be of one party is not "the candidate" of
another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.language.descriptions import parties
from onrecord.resolve.characters import Character
from onrecord.resolve.identity import known_by_name
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases import Phrase

LEAD = 24  # characters before a name in which its party stands: "Republican candidate Ana Ruiz"
_AFTER = re.compile(r" \(([A-Z])(?:[-–,][^)]{1,20})?\)|, ([A-Z])-[A-Z]|, (?:an? )?([A-Z][a-z]+)\b")
_WORD = re.compile(r"[A-Za-z]+")


def party_of(reader: Reader, character: Character) -> str | None:
    """The one party that the tables or the page tell somebody to be of."""
    tables = [
        t for known in known_by_name(reader, character) for t in reader.people.tenures(known.key)
    ]
    told = _one(word for tenure in tables for word in _WORD.findall(tenure.detail))
    return told or _one(_beside(reader, character))


def party_meant(phrase: Phrase) -> str | None:
    """The party that a description tells of: "the Republican senator", "the Democrat"."""
    return _one((*phrase.modifiers, phrase.noun))


def is_of_another(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether a description is of one party and somebody of another."""
    meant = party_meant(phrase)
    return meant is not None and party_of(reader, character) not in (None, meant)


def _beside(reader: Reader, character: Character) -> Iterable[str]:
    """The words beside somebody's names on the page that may tell of a party."""
    for name in character.mentions:
        before = reader.text[max(0, name.span.start - LEAD) : name.span.start]
        yield from _WORD.findall(re.split(r"[^\w .-]", before)[-1])[-3:]
        if found := _AFTER.match(reader.text, name.span.end):
            yield from (word for word in found.groups() if word)


def _one(words: Iterable[str]) -> str | None:
    """The party that words tell of, where they tell of just one."""
    told = {parties()[word] for word in words if word in parties()}
    return next(iter(told)) if len(told) == 1 else None
