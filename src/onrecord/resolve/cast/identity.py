"""Who of the tables a character of the page is, if the page's words support it.

In: the reader of the page and a character. Out: a `Known`, or None: one full name, one person, and
nothing against it; a surname alone only with an office or its state beside it. Namesakes stay
apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.knowledge.facts import Known, PlaceWord, Tenure
from onrecord.knowledge.offices import prominent_offices
from onrecord.language.persons import is_first_name
from onrecord.model import SpeakerKind
from onrecord.resolve.cast.characters import Character

if TYPE_CHECKING:
    from onrecord.resolve.page import Reader

CONGRESS = frozenset(("senator", "representative"))
HEADS = frozenset(("head of state", "head of government"))
POWERS = frozenset(("USA", "RUS", "CHN", "GBR", "FRA", "DEU", "UKR", "ISR", "TUR", "IND"))
"""States whose heads news calls by the surname alone, without telling who they are."""
_CAPITALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*)?")
_CONGRESS = re.compile(r"\b(?:Congress|Senate|House|Democrat\w*|Republican|GOP|lawmaker|R-|D-)\b")


def who(reader: Reader, character: Character) -> Known | None:
    """Who of the tables it is: one full name, one person, and nothing against it."""
    if character.kind is not SpeakerKind.PERSON:
        return _known_body(reader, character)
    if len(character.words) < 2:
        return _by_office(reader, character)
    fitting = [
        known
        for known in reader.people.named(character.name)
        if known.kind is SpeakerKind.PERSON and _agrees(known, character)
    ]
    likely = [known for known in fitting if _supported(reader, known, character)]
    return likely[0] if len(likely) == 1 else None


def known_by_name(reader: Reader, character: Character) -> Sequence[Known]:
    """Who of the tables somebody is, or may be: the one of that full name, if there is just one.

    It is asked where a description speaks for it: who is called "the Norrland senator", and has
    the name of one, is that one.
    """
    if known := reader.known(character):
        return [known]
    return [known for known in _named_once(reader, character) if _agrees(known, character)]


def in_tables(reader: Reader) -> tuple[Character, ...]:
    """The persons of the page whom the tables know, or may know by a full name."""
    if reader.in_tables is None:
        persons = (c for c in reader.cast.characters if c.kind is SpeakerKind.PERSON)
        reader.in_tables = tuple(c for c in persons if reader.known(c) or _named_once(reader, c))
    return reader.in_tables


def _named_once(reader: Reader, character: Character) -> Sequence[Known]:
    named = reader.people.named(character.name) if len(character.words) > 1 else ()
    return named if len(named) == 1 else ()


def _known_body(reader: Reader, character: Character) -> Known | None:
    place = reader.place(character.name)
    if place and place.word is not PlaceWord.DEMONYM:
        return place.body or place.state
    bodies = [k for k in reader.people.named(character.name) if k.kind is SpeakerKind.BODY]
    return bodies[0] if len(bodies) == 1 else None


def _by_office(reader: Reader, character: Character) -> Known | None:
    """A surname alone: the one holder of a prominent office whom the page's words support.

    Support is the office as a title ("Foreign Minister Hale"), or the holder's state by any of
    its words on the page, or another such holder by surname, or that all the world has heard of
    the one; without, it stays a surname.
    """
    if len(character.words) != 1:
        return None
    for title in character.titles:
        state = _state_of_title(reader, character, title)
        for known in reader.people.holders(title, state, reader.day) if reader.day else ():
            if known.name.casefold().split()[-1] == character.key[-1]:
                return known
    if _has_namesake(reader, character):
        return None
    fitting = reader.people.surnamed(character.name, reader.day)
    if len(fitting) != 1 or not _agrees(fitting[0], character):
        return None
    held = [t for t in reader.people.tenures(fitting[0].key) if _held(reader, t)]
    supported = any(tenure.body in _states(reader) for tenure in held)
    supported |= _is_famous(reader, character, held)
    return fitting[0] if supported or _meets_another(reader, character) else None


def _is_famous(reader: Reader, character: Character, held: Sequence[Tenure]) -> bool:
    """Whether one person of all the tables bears a surname, and heads or headed a great power.

    A page that says "Putin" and no more needs not say which.
    """
    powers = any(tenure.office in HEADS and tenure.body in POWERS for tenure in held)
    return powers and not is_first_name(character.name) and reader.people.is_rare(character.name)


def _held(reader: Reader, tenure: Tenure) -> bool:
    """Whether an office was held on the page's day; at any time, where it has none."""
    return reader.day is None or tenure.covers(reader.day)


def _meets_another(reader: Reader, character: Character) -> bool:
    """Whether another surname alone is that of one prominent holder of office, too."""
    return any(
        len(other.words) == 1
        and other is not character
        and other.kind is SpeakerKind.PERSON
        and len(reader.people.surnamed(other.name, reader.day)) == 1
        for other in reader.cast.characters
    )


def _has_namesake(reader: Reader, character: Character) -> bool:
    """Whether somebody else on the page has the same surname."""
    return any(
        other is not character
        and other.kind is SpeakerKind.PERSON
        and other.key[-1] == character.key[-1]
        for other in reader.cast.characters
    )


def _agrees(known: Known, character: Character) -> bool:
    return not (known.gender and character.gender and known.gender != character.gender)


def _supported(reader: Reader, known: Known, character: Character) -> bool:
    """Whether more than the name speaks for it: a prominent office, or a title that fits.

    Who sits in Congress that day, and has a surname that nobody else of the tables has, is whom a
    page means that calls the one nothing else.
    """
    held = reader.people.tenures(known.key)
    offices = {tenure.office for tenure in held}
    if offices & prominent_offices():
        return True
    nouns = {taught.noun for taught in reader.roles.of(character)}
    nouns |= set(character.titles)
    if offices & CONGRESS and _is_of_congress(reader, character):
        return True
    if not nouns and any(t.office in CONGRESS and _held(reader, t) for t in held):
        return reader.people.is_rare(known.name.split()[-1])
    return bool(nouns & offices) or ("candidate" in nouns and bool(held)) or not offices


def _is_of_congress(reader: Reader, character: Character) -> bool:
    """Whether the page says so: "(D-Calif.)", "a Democrat in Congress"."""
    words = " ".join(taught.words for taught in reader.roles.of(character))
    first = character.mentions[0].span.end if character.mentions else 0
    after = reader.text[first : first + 8]
    return bool(_CONGRESS.search(words) or re.match(r" \((?:R|D|I)[-–]", after))


def _states(reader: Reader) -> frozenset[str]:
    """The states that the page names by any of their words."""
    if reader.states_named is None:
        runs = {run.group() for run in _CAPITALS.finditer(reader.text)}
        words = runs | {word for run in runs for word in run.split()}
        places = [place for word in words if (place := reader.place(word))]
        reader.states_named = frozenset(place.state.key for place in places)
    return reader.states_named


def _state_of_title(reader: Reader, character: Character, title: str) -> str:
    """The state whose office a title is: the page's word, else the United States."""
    for taught in reader.roles.of(character):
        if taught.noun == title:
            for word in taught.words.split():
                if place := reader.place(word):
                    return place.state.key
    return "USA"
