"""Persons called by a role that the page gave to nobody: who was named right before.

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`: the one person near whom
nothing keeps from being called so, or one of several who is far likelier; else unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from onrecord.language.descriptions import nouns, parties
from onrecord.language.letters import CAPITAL
from onrecord.language.persons import noun_gender
from onrecord.model import Span, Speaker, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.parties import is_of_another, party_meant, party_of
from onrecord.resolve.cast.roles import is_office
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import likeliest

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
CONTENDERS = frozenset(("nominee", "candidate", "standard-bearer", "front-runner", "frontrunner"))
CONTENDERS |= {"hopeful", "contender"}
"""What somebody may be called who is no nominee of the tables; the party tells them apart."""
HIGHEST = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "pope")
)
"""Offices that everybody has heard of: who is called so without having it is not who is near."""
ALONE, LIKELIEST = 0.7, 0.6  # scores: one fits; one of several is far likelier
MEANT = 0.9  # share of belief from which one of several named before is meant by a role
ASKED = 3  # persons named last who are candidates, where none is told
NEAR = 3  # sentences in which the only person named is who a role stands for


def only_one_near(reader: Reader, phrase: Phrase, at: Span) -> Found:
    """A role that nobody was given: whoever alone was named in the sentences right before."""
    if phrase.plural:
        return Found(
            reader.described(phrase.words, SpeakerKind.GROUP), 0.6, "described", plural=True
        )
    near = _of_that_party(reader, phrase, lately_named(reader, at))
    near = [c for c in near if may_be_called(reader, c, phrase)]
    last = reader.last_spoken(at.start, NEAR)
    highest = phrase.head in HIGHEST and near != [last.character if last else None]
    if phrase.complement or highest:  # "the minister of roads": nobody was given it
        return unsure([reader.speaker(c) for c in near], f"nobody is called {phrase.words!r}")
    if len(near) == 1 and phrase.determiner == "the":
        return reader.found(near[0], ALONE, f"{near[0].name!r} alone was named before")
    # "the Norrland actor"
    told_apart = any(w[:1].isupper() and w not in parties() for w in phrase.modifiers)
    weighed = [] if told_apart else likeliest(reader, near, at, NEAR)
    if weighed and phrase.determiner == "the" and weighed[0].weight >= MEANT:
        evidence = "of those named right before, the likeliest"
        return replace(weighed[0].found, score=LIKELIEST, evidence=evidence)
    return unsure([reader.speaker(c) for c in near], f"nobody is called {phrase.head!r}")


def _of_that_party(
    reader: Reader, phrase: Phrase, near: Sequence[Character]
) -> Sequence[Character]:
    """Those who are told to be of the party that a description tells of; all, where none is."""
    meant = party_meant(phrase) if phrase.head in CONTENDERS else None
    return [c for c in near if meant and party_of(reader, c) == meant] or near


def lately_named(reader: Reader, at: Span) -> list[Character]:
    """The persons named in the sentences right before a place, the last one first."""
    here = reader.sentence_at(at.start)

    def is_near(mention: tuple[Name, Character]) -> bool:
        return here - reader.sentence_at(mention[0].span.start) <= NEAR

    return list(_people(takewhile(is_near, reader.cast.before(at.start))))


def may_be_called(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether nothing speaks against a role for a person: not kind, gender, or another office."""
    gender = noun_gender(phrase.head)
    fits = gender is None or reader.gender(character) in (None, gender)
    if phrase.head in OFFICE_WORDS.keys() - CONTENDERS and (known := reader.known(character)):
        fits &= any(t.office == office_meant(phrase) for t in reader.people.tenures(known.key))
    if phrase.head in nouns("unpolitical") and (known := reader.known(character)):
        fits &= not reader.people.tenures(known.key)
    offices = {t.noun for t in reader.roles.of(character) if is_office(t.noun)}
    other = is_office(phrase.head) and bool(offices)  # the same office was asked before
    fits &= not is_of_another(reader, character, phrase)
    return (
        character.kind is SpeakerKind.PERSON and fits and not other and phrase.determiner == "the"
    )


def others_contend(reader: Reader, called: Sequence[Character], phrase: Phrase, at: Span) -> bool:
    """Whether another whom the tables know is likelier "the candidate" than who is called so."""
    if phrase.modifiers or phrase.complement:
        return False
    near = [c for c in lately_named(reader, at) if may_be_called(reader, c, phrase)]
    others = [c for c in near if c not in called and reader.known(c)]
    weighed = likeliest(reader, [*called, *others], at, NEAR) if others else []
    return bool(weighed) and weighed[0].found.character in others


def people_before(reader: Reader, at: Span) -> Iterator[Character]:
    """The persons named before a place, the last one first."""
    return _people(reader.cast.before(at.start))


def _people(mentions: Iterable[tuple[Name, Character]]) -> Iterator[Character]:
    """The persons among those mentioned, each once."""
    seen: set[Character] = set()
    for _, character in mentions:
        if character.kind is SpeakerKind.PERSON and character not in seen:
            seen.add(character)
            yield character


def recent_people(reader: Reader, at: Span) -> list[Speaker]:
    """The persons named last before a place, as candidates."""
    return [reader.speaker(c) for c in islice(people_before(reader, at), ASKED)]


def person_of_gender(reader: Reader, gender: str, phrase: Phrase, at: Span) -> Found:
    """The answer to "the businessman": who alone fits; to "the man", "the woman": unsure."""
    if phrase.kind and phrase.kind != "spokespeople" and phrase.head not in ("man", "woman"):
        return only_one_near(reader, phrase, at)
    if phrase.determiner == "the" and (told := _told_of(reader, phrase, gender, at)):
        return Found(reader.described(told, SpeakerKind.UNNAMED), ALONE, f"told of as {told!r}")
    people = (c for c in people_before(reader, at) if reader.gender(c) == gender)
    likely = [reader.speaker(c) for c in islice(people, ASKED)]
    return unsure(likely, "a person described by gender alone")


def _told_of(reader: Reader, phrase: Phrase, gender: str, at: Span) -> str | None:
    """How a nameless one was told of right before: "One man in Tarn stood up. The man said".

    None where one of that gender is named in between.
    """
    first = max(0, reader.sentence_at(at.start) - NEAR)
    start = reader.layout.sentences[first].start
    found = [*_told_as(phrase.head).finditer(reader.text, start, max(start, at.start))]
    if not found or phrase.modifiers:
        return None
    since = reader.names_at(Span(found[-1].start(), at.start))
    return None if any(reader.gender(c) == gender for _, c in since) else found[-1].group(1)


def _told_as(noun: str) -> re.Pattern[str]:
    """What first tells of a nameless one: "a young man from Tarn"."""
    of = rf"(?: (?:in|from|at|of) (?:the )?{CAPITAL}[\w-]+)?"
    return re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\w’'-]+ ){{0,4}}?{noun}{of})\b")


def office_meant(phrase: Phrase) -> str:
    """The office of the tables that a role noun means, vice presidents told apart."""
    office = OFFICE_WORDS[phrase.head]
    vice = any(word.casefold().startswith("vice") for word in phrase.modifiers)
    return f"vice {office}" if vice and office == "presidential nominee" else office
