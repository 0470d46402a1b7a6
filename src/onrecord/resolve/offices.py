"""Persons called by their role: "the minister", "the Russian leader", "the former president".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found` or None, by the roles
that the page taught, by the offices that the tables know for the page's day, and last by who alone
was named, or spoke, right before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge.facts import Known, Place
from onrecord.language.descriptions import places
from onrecord.language.persons import noun_gender
from onrecord.model import Span, Speaker, SpeakerKind
from onrecord.resolve.characters import Character
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.known import speaker_of
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.roles import is_office
from onrecord.resolve.runs import folded
from onrecord.resolve.salience import REACH, likeliest

OFFICE_WORDS = {
    "senator": "senator",
    "congressman": "representative",
    "congresswoman": "representative",
    "representative": "representative",
    "secretary of state": "foreign minister",
    "president": "head of state",
    "vice president": "vice president",
    "governor": "governor",
    "mayor": "mayor",
    "first lady": "first lady",
    "nominee": "presidential nominee",
    "candidate": "presidential nominee",
    "standard-bearer": "presidential nominee",
}
STATE_OF = {"secretary of state": "USA"}  # offices that are one state's where none is named
DETAIL_WORDS = frozenset(word for place in places() for word in place.split()) | {
    "independent",
    "republican",
    "democratic",
    "democrat",
    "gop",
}
HIGHEST = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "pope")
)
"""Offices that everybody has heard of: who is called so without having it is not who is near."""
UNPOLITICAL = frozenset(
    (
        "host",
        "anchor",
        "moderator",
        "journalist",
        "reporter",
        "columnist",
        "correspondent",
        "editor",
    )
) | {"commentator", "pundit", "blogger", "analyst", "pollster", "actor", "actress", "organizer"}
"""What holders of an office are hardly called."""
ALONE, LIKELIEST = 0.7, 0.6  # scores: one fits; one of several is far likelier
MEANT = 0.9  # share of belief from which one of several named before is meant by a role
NEAR = 3  # sentences in which the only person named is who a role stands for
OF_ANY_BODY = frozenset(("president", "senator", "governor", "mayor", "representative"))
"""Offices that more than one body of a page may have: the tables do not outdo the page there."""
STEM = 5  # letters in which a state and its adjective agree: Norrland, Norrlander
_PARTIES = frozenset(word[:STEM] for word in ("republican", "democratic", "gop", "dr", "mr"))
DIPLOMACY = re.compile(r"\bdiplomacy\b|\bdiplomat\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?|[A-Z]\.[A-Z]\.")


def state_in(reader: Reader, phrase: Phrase) -> Place | None:
    """The state that the description speaks of: "Russian", "of Russia", "US"."""
    for words in (" ".join((*phrase.modifiers, phrase.noun)), phrase.complement):
        for found in _WORDS.finditer(words):
            for word in (found.group(), *found.group().split()):
                if place := reader.place(word):
                    return place
    return None


def role_holder(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The character of whom the page said that role, or who is known to hold it that day."""
    place = state_in(reader, phrase)
    fitting: dict[int, Character] = {}
    of_that_body: dict[int, Character] = {}
    for taught in reader.roles:
        same = taught.noun == phrase.head or taught.noun.split()[-1] == phrase.head
        if not same or _contradicts(reader, phrase, taught.words, place, taught.character):
            continue
        shared = _same_body(phrase, taught.words)
        if shared:
            of_that_body[id(taught.character)] = taught.character
        if shared is not False:
            fitting[id(taught.character)] = taught.character
    holding = {id(c): c for c in reader.cast.characters if _holds(reader, c, phrase)}
    if holding and phrase.head not in OF_ANY_BODY:
        return nearest(reader, list(holding.values()), phrase, at)
    fitting |= holding
    return nearest(reader, list((of_that_body or fitting).values()), phrase, at)


def _same_body(phrase: Phrase, words: str) -> bool | None:
    """Whether description and taught role name one body, as "Norrland" and "Norrlander" do.

    None where one of them names none.
    """
    inner = [*phrase.modifiers, phrase.noun, *phrase.complement.split()]
    if isinstance(phrase.possessor, tuple):
        inner.append(phrase.possessor[0].text)
    mine = {_stem(word) for word in inner if word[:1].isupper()} - _PARTIES
    theirs = {_stem(word) for word in words.split() if word[:1].isupper()} - _PARTIES
    return bool(mine & theirs) if mine and theirs else None


def _stem(word: str) -> str:
    return folded(word)[:STEM]


def _holds(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether a named person is known to have held the office by the page's day."""
    if character.kind is not SpeakerKind.PERSON or phrase.head not in OFFICE_WORDS:
        return False
    known, day = reader.known(character), reader.day
    former = "former" in (word.casefold() for word in phrase.modifiers)
    if known is None or day is None:
        return False
    place = state_in(reader, phrase)
    state = place.state.key if place else STATE_OF.get(phrase.head)
    for tenure in reader.people.tenures(known.key):
        if state and tenure.body != state:
            continue
        ended = tenure.until is not None and tenure.until < day
        held = ended if former else tenure.covers(day)
        if held and tenure.office == _office_meant(phrase) and _details(phrase, tenure.detail):
            return True
    return False


def _office_meant(phrase: Phrase) -> str:
    """The office of the tables that a role noun means, vice presidents told apart."""
    office = OFFICE_WORDS[phrase.head]
    vice = any(word.casefold().startswith("vice") for word in phrase.modifiers)
    return f"vice {office}" if vice and office == "presidential nominee" else office


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
    if not named and (rivals := _rivals(reader, fitting, phrase, at)):
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
    """Persons named right before a phrase who may be meant rather than one named only below it."""
    if fitting[0].kind is not SpeakerKind.PERSON or phrase.determiner != "the":
        return []
    near = [c for c in _lately_named(reader, at) if _may_be_called(reader, c, phrase)]
    return [c for c in near if c not in fitting]


def office_holder(reader: Reader, phrase: Phrase, place: Place, at: Span) -> Found | None:
    """Who holds the office of that state: named on the page first, else by the tables."""
    office = "foreign minister" if DIPLOMACY.search(phrase.words) else phrase.head
    holders = reader.people.holders(office, place.state.key, reader.day) if reader.day else ()
    by_key = {reader.known(c): c for c in reader.cast.characters if c.kind is SpeakerKind.PERSON}
    present = [by_key[known] for known in holders if known in by_key]
    if not present and phrase.noun[:1].isupper() and reader.place(phrase.noun):
        present = [c for c in people_before(reader, at) if reader.state_of(c) == place.state.key]
        present = present[:1]
    if present:
        return nearest(reader, present, phrase, at)
    if len(holders) == 1 and phrase.kind in ("roles", "heads"):
        return _by_table(holders[0], office, place)
    return None


def _by_table(known: Known, office: str, place: Place) -> Found:
    return Found(
        speaker_of(known), 0.7, f"held the office of {office} of {place.state.name} that day"
    )


def only_one_near(reader: Reader, phrase: Phrase, at: Span) -> Found:
    """A role that nobody was given: whoever alone was named in the sentences right before."""
    if phrase.plural:
        return Found(
            reader.described(phrase.words, SpeakerKind.GROUP), 0.6, "described", plural=True
        )
    near = [c for c in _lately_named(reader, at) if _may_be_called(reader, c, phrase)]
    last = reader.last_spoken(at.start, NEAR)
    highest = phrase.head in HIGHEST and near != [last.character if last else None]
    if phrase.complement or highest:  # "the minister of roads": nobody was given it
        return unsure([reader.speaker(c) for c in near], f"nobody is called {phrase.words!r}")
    if len(near) == 1 and phrase.determiner == "the":
        return reader.found(near[0], ALONE, f"{near[0].name!r} alone was named before")
    told_apart = any(word[:1].isupper() for word in phrase.modifiers)  # "the Norrland actor"
    weighed = [] if told_apart else likeliest(reader, near, at, NEAR)
    if weighed and phrase.determiner == "the" and weighed[0].weight >= MEANT:
        evidence = "of those named right before, the likeliest"
        return replace(weighed[0].found, score=LIKELIEST, evidence=evidence)
    return unsure([reader.speaker(c) for c in near], f"nobody is called {phrase.head!r}")


def _lately_named(reader: Reader, at: Span) -> list[Character]:
    """The persons named in the sentences right before a place, the last one first."""
    here = reader.sentence_at(at.start)
    return [
        character
        for character in people_before(reader, at)
        if (named := character.last_before(at.start))
        and here - reader.sentence_at(named.span.start) <= NEAR
    ]


def _may_be_called(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether nothing speaks against a role for a person: not kind, gender, or another office."""
    gender = noun_gender(phrase.head)
    fits = gender is None or reader.gender(character) in (None, gender)
    if phrase.head in OFFICE_WORDS and (known := reader.known(character)):
        fits &= any(t.office == _office_meant(phrase) for t in reader.people.tenures(known.key))
    if phrase.head in UNPOLITICAL and (known := reader.known(character)):
        fits &= not reader.people.tenures(known.key)
    offices = {t.noun for t in reader.roles if t.character is character and is_office(t.noun)}
    other = is_office(phrase.head) and bool(offices)  # the same office was asked before
    return (
        character.kind is SpeakerKind.PERSON and fits and not other and phrase.determiner == "the"
    )


def people_before(reader: Reader, at: Span) -> list[Character]:
    """The persons named before a place, the last one first."""
    named = [(c.last_before(at.start), c) for c in reader.cast.characters]
    people = [(m.span.end, c) for m, c in named if m and c.kind is SpeakerKind.PERSON]
    return [c for _, c in sorted(people, key=lambda pair: -pair[0])]


def recent_people(reader: Reader, at: Span) -> list[Speaker]:
    """The three persons named last before a place, as candidates."""
    return [reader.speaker(c) for c in people_before(reader, at)[:3]]


def person_of_gender(reader: Reader, gender: str, phrase: Phrase, at: Span) -> Found:
    """The answer to "the businessman": who alone fits; to "the man", "the woman": unsure."""
    if phrase.kind and phrase.kind != "spokespeople" and phrase.head not in ("man", "woman"):
        return only_one_near(reader, phrase, at)
    people = [c for c in people_before(reader, at) if reader.gender(c) == gender]
    return unsure([reader.speaker(c) for c in people[:3]], "a person described by gender alone")
