"""Persons called by their role: "the minister", "the Russian leader", "the former president".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found` or None, by the roles
that the page taught, and by the offices that the tables know for the page's day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from onrecord.knowledge.facts import Place, PlaceWord, Tenure
from onrecord.knowledge.offices import offices_meant
from onrecord.language.descriptions import places
from onrecord.language.persons import noun_gender
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.identity import in_tables, known_by_name
from onrecord.resolve.cast.parties import is_of_another
from onrecord.resolve.descriptions.nearby import (
    CONTENDERS,
    OFFICE_WORDS,
    lately_named,
    may_be_called,
    office_meant,
    others_contend,
    people_before,
)
from onrecord.resolve.descriptions.wording import same_body, state_in
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.known import speaker_of
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import likeliest
from onrecord.resolve.salience.standing import REACH

FAR = 15  # sentences since whom a page called so was named, after which another may be meant
STATE_OF = {"secretary of state": "USA"}  # offices that are one state's where none is named
DETAIL_WORDS = frozenset(word for place in places() for word in place.split()) | {
    "independent",
    "republican",
    "democratic",
    "democrat",
    "gop",
}
KIN = frozenset(("father", "mother", "son", "daughter", "brother", "sister", "wife", "husband"))
OF_ANY_BODY = frozenset(("president", "senator", "governor", "mayor", "representative"))
"""Offices that more than one body of a page may have: the tables do not outdo the page there."""
TOP = frozenset(("top", "chief", "head"))
"""Without such a word a diplomat whom the page does not name may be any of the state's."""
DIPLOMACY = re.compile(r"\bdiplomacy\b|\bdiplomat\b", re.IGNORECASE)


def role_holder(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The character of whom the page said that role, or who is known to hold it that day."""
    place = state_in(reader, phrase)
    fitting: dict[int, Character] = {}
    of_that_body: dict[int, Character] = {}
    for taught in reader.roles.called(phrase.head):
        if _contradicts(reader, phrase, taught.words, place, taught.character):
            continue
        if phrase.head in KIN and not _is_theirs(phrase, taught.words):
            continue
        shared = same_body(phrase, taught.words)
        if shared:
            of_that_body[id(taught.character)] = taught.character
        if shared is not False:
            fitting[id(taught.character)] = taught.character
    known = in_tables(reader) if phrase.head in OFFICE_WORDS else ()
    holding = {id(c): c for c in known if _holds(reader, c, phrase)}
    if holding and phrase.head not in OF_ANY_BODY:
        return nearest(reader, list(holding.values()), phrase, at)
    fitting |= holding
    called = list((of_that_body or fitting).values())
    if called and phrase.head in CONTENDERS and others_contend(reader, called, phrase, at):
        return unsure([reader.speaker(c) for c in called], "another may be meant as well")
    return nearest(reader, called, phrase, at)


def _is_theirs(phrase: Phrase, words: str) -> bool:
    """Whether kin of somebody named is told to be that one's: not "Hale’s father" for Quist’s."""
    if not isinstance(phrase.possessor, tuple):
        return True
    return phrase.possessor[1].words[-1] in words


def _holds(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether a named person is known to have held the office by the page's day."""
    place = state_in(reader, phrase)
    state = place.state.key if place else STATE_OF.get(phrase.head)
    return any(
        _is_meant(reader, phrase, tenure)
        for known in known_by_name(reader, character)
        for tenure in reader.people.tenures(known.key)
        if not state or tenure.body == state
    )


def _is_meant(reader: Reader, phrase: Phrase, tenure: Tenure) -> bool:
    """Whether a tenure is the office that a description tells of, on the page's day."""
    if reader.day is None or tenure.office != office_meant(phrase):
        return False
    former = "former" in (word.casefold() for word in phrase.modifiers)
    ended = tenure.until is not None and tenure.until < reader.day
    held = ended if former else tenure.covers(reader.day)
    return held and _details(phrase, tenure.detail)


def _details(phrase: Phrase, detail: str) -> bool:
    """Whether a description's other words do not contradict what is known: "Vermont", a party."""
    told = {word.casefold().strip("’'") for word in phrase.modifiers} & DETAIL_WORDS
    return all(word in detail.casefold() for word in told)


def _contradicts(
    reader: Reader, phrase: Phrase, words: str, place: Place | None, character: Character
) -> bool:
    gender = noun_gender(phrase.head)
    if gender and reader.gender(character) not in (None, gender):
        return True
    if is_of_another(reader, character, phrase):
        return True
    former = "former" in (w.casefold() for w in phrase.modifiers)
    if former != ("former" in words.casefold()) and former:
        return True
    state = reader.state_of(character) if place else None
    return bool(place and state and state != place.state.key)


def nearest(reader: Reader, fitting: Sequence[Character], phrase: Phrase, at: Span) -> Found | None:
    """The fitting character named last before the phrase; less sure where there are several."""
    before = [(c.last_before(at.start), c) for c in fitting]
    named = sorted(((m.span.end, n) for n, (m, _) in enumerate(before) if m), reverse=True)
    if not fitting:
        return None
    far = not named or reader.sentence_at(at.start) - reader.sentence_at(named[0][0]) > FAR
    if far and (rivals := _rivals(reader, fitting, phrase, at)):
        return unsure([reader.speaker(c) for c in (*rivals, *fitting)], "others came before")
    character = before[named[0][1]][1] if named else fitting[0]
    plain = not phrase.modifiers and not phrase.complement
    weighed = likeliest(reader, fitting, at, REACH) if len(fitting) > 1 and plain else []
    character = weighed[0].found.character or character if weighed else character
    others = tuple(reader.speaker(c) for c in fitting if c is not character)
    score = 0.9 if not others else 0.65
    evidence = f"{character.name!r} is called {phrase.head!r} on the page"
    return Found(reader.speaker(character), score, evidence, character, others)


def _rivals(
    reader: Reader, fitting: Sequence[Character], phrase: Phrase, at: Span
) -> list[Character]:
    """Persons named right before a phrase who may be meant rather than one named far from it."""
    if fitting[0].kind is not SpeakerKind.PERSON or phrase.determiner != "the":
        return []
    near = [c for c in lately_named(reader, at) if may_be_called(reader, c, phrase)]
    return [c for c in near if c not in fitting]


def office_holder(reader: Reader, phrase: Phrase, place: Place, at: Span) -> Found | None:
    """Who holds the office of that state: named on the page first, else by the tables."""
    office = "foreign minister" if DIPLOMACY.search(phrase.words) else phrase.head
    holders = reader.people.holders(office, place.state.key, reader.day) if reader.day else ()
    present = [one for one in in_tables(reader) if reader.known(one) in holders]
    demonym = reader.place(phrase.noun) if phrase.noun[:1].isupper() else None
    if not present and demonym and demonym.word is PlaceWord.DEMONYM and not phrase.plural:
        before = people_before(reader, at)
        theirs = (c for c in before if reader.state_of(c) == place.state.key)
        present = list(islice(theirs, 1))
    if reader.day is None and not demonym:
        present = _who_ever_held(reader, office, place)
    if present:
        return nearest(reader, present, phrase, at)
    any_one = phrase.head == "diplomat" and not TOP.intersection(phrase.modifiers)
    if len(holders) == 1 and phrase.kind in ("roles", "heads") and not any_one:
        told = f"held the office of {office} of {place.state.name} that day"
        return Found(speaker_of(holders[0]), 0.7, told)
    return None


def _who_ever_held(reader: Reader, office: str, place: Place) -> list[Character]:
    """The one person of an undated page who holds or held an office of a state at any time."""
    meant = offices_meant(office, place.state.key)
    held = [
        character
        for character in in_tables(reader)
        for tenure in reader.people.tenures(getattr(reader.known(character), "key", ""))
        if tenure.body == place.state.key and tenure.office in meant
    ]
    return held[:1] if len(set(held)) == 1 else []
