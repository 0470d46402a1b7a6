"""Of which party and region somebody is; which party or region a description tells of.

In: the reader of the page and a character, or a phrase. Out: a party's name or None: nobody is of
one because nothing speaks against it. Who is known to be of one party is not "the candidate" of
another, nor is a senator of one state "the Ohio senator".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.language.descriptions import parties, places
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.identity import known_by_name
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

OF_REGIONS = frozenset(("senator", "governor", "congressman", "congresswoman", "representative"))
OF_REGIONS |= {"lawmaker", "legislator", "republican", "democrat", "independent"}
"""What somebody is called after the region that sent the one; a "winner" only won there."""
LEAD = 24  # characters before a name in which its party stands: "Republican candidate Ana Ruiz"
_AFTER = re.compile(r" \(([A-Z])(?:[-–,][^)]{1,20})?\)|, ([A-Z])-[A-Z]|, (?:an? )?([A-Z][a-z]+)\b")
_WORD = re.compile(r"[A-Za-z]+")


def party_of(reader: Reader, character: Character) -> str | None:
    """The one party that the tables or the page tell somebody to be of."""
    told = _one(word for words in _details(reader, character) for word in _WORD.findall(words))
    return told or _one(_beside(reader, character))


def party_meant(phrase: Phrase) -> str | None:
    """The party that a description tells of: "the Republican senator", "the Democrat"."""
    return _one((*phrase.modifiers, phrase.noun))


def is_of_another(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether a description is of one party or region and somebody of another."""
    meant = party_meant(phrase)
    other_party = meant is not None and party_of(reader, character) not in (None, meant)
    return other_party or _is_of_another_region(reader, character, phrase)


def _is_of_another_region(reader: Reader, character: Character, phrase: Phrase) -> bool:
    if phrase.head not in OF_REGIONS:
        return False
    meant = _regions(" ".join((*phrase.modifiers, phrase.complement)))
    known = _regions("; ".join(_details(reader, character))) if meant else meant
    return bool(known) and not meant & known


def _details(reader: Reader, character: Character) -> list[str]:
    """What the tables tell of somebody's offices beside their names: "Norrland, Republican"."""
    known = known_by_name(reader, character)
    return [tenure.detail for one in known for tenure in reader.people.tenures(one.key)]


def _regions(words: str) -> set[str]:
    """The places that words tell of, of "West Norrland" and "Norrland" the longer one."""
    plain = f" {' '.join(_WORD.findall(words.casefold()))} "
    found = {place for place in places() if f" {place} " in plain}
    return {one for one in found if not any(one != other and one in other for other in found)}


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
