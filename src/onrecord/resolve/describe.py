"""Whom a description without a name stands for: "the minister", "a senior official", "the poll".

In: the reader of the page and the anatomy of a source phrase. Out: a `Found`. What the page
taught of roles decides before what the tables know of offices, and where neither tells, the answer
is a description (a body, a group, an unnamed person) or `UNSURE`, never the nearest name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.knowledge.facts import Known, Place
from onrecord.language.descriptions import determiners, nouns, places
from onrecord.language.persons import noun_gender
from onrecord.model import Span, Speaker, SpeakerKind
from onrecord.resolve.characters import Character, gender_of
from onrecord.resolve.known import speaker_of
from onrecord.resolve.page import Found, Reader, unsure
from onrecord.resolve.phrases import Phrase

OFFICE_WORDS = {
    "senator": "senator",
    "congressman": "representative",
    "congresswoman": "representative",
    "representative": "representative",
    "secretary of state": "foreign minister",
    "president": "head of state",
    "vice president": "vice president",
}
DETAIL_WORDS = frozenset(word for place in places() for word in place.split()) | {
    "independent",
    "republican",
    "democratic",
    "democrat",
}
STATE_BODIES = frozenset(("executive", "administration", "presidency", "government"))
PLURAL_WORDS = frozenset(("some", "many", "others", "several", "few", "most", "people", "those"))
NEAR = 3  # sentences in which the only person named is who a role stands for
DIPLOMACY = re.compile(r"\bdiplomacy\b|\bdiplomat\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?|[A-Z]\.[A-Z]\.")
ISSUER_REACH = 1500  # characters before a document's mention in which its issuer is looked for
_BY = re.compile(r"\b(?:by|from) (?:the )?(?=[A-Z])")
_ISSUER = re.compile(
    r"\b(?:by|from|of) (?:the )?([A-Z][\w.’'&-]*(?: (?:of|the|and|for|for the|of the|&|[A-Z][\w.’'&-]*))*)"
)


def described(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """Whom a nominal source stands for; `owner` is the character of its possessor, if any."""
    if phrase.apposition:
        character = phrase.apposition[1]
        return Found(reader.speaker(character), 0.93, "named in apposition", character)
    if phrase.kind == "documents" and not _is_body_word(phrase):
        return _document(reader, phrase, at, owner)
    if _is_indefinite(phrase):
        return _unnamed(reader, phrase, owner)
    if owner or phrase.possessor or any(not reader.place(n.text) for n, _ in phrase.inside):
        return _owned(reader, phrase, at, owner)
    return _definite(reader, phrase, at)


def _is_body_word(phrase: Phrase) -> bool:
    return phrase.head in nouns("bodies") and phrase.determiner == "the"


def _is_indefinite(phrase: Phrase) -> bool:
    if phrase.determiner in determiners("indefinite"):
        return True
    if phrase.determiner in determiners("definite"):
        return phrase.kind == "unnamed" and phrase.plural
    return phrase.kind == "unnamed" or phrase.plural


def _unnamed(reader: Reader, phrase: Phrase, owner: Character | None) -> Found:
    """Anonymous people stay unnamed; people one can point to are a group."""
    words = _with_owner(phrase, owner, reader)
    behalf = _behalf(reader, phrase, owner)
    if phrase.kind == "bodies" and not phrase.plural:
        return Found(reader.described(words, SpeakerKind.BODY), 0.5, "described, not named")
    bare = phrase.noun.casefold()
    demonym = reader.place(phrase.noun)
    grouped = bare in nouns("groups") or phrase.kind in ("groups", "bodies") or demonym is not None
    kind = SpeakerKind.GROUP if grouped and phrase.plural else SpeakerKind.UNNAMED
    if not phrase.kind and phrase.plural:
        kind = SpeakerKind.GROUP
    return Found(reader.described(words, kind), 0.8, "described, not named", on_behalf_of=behalf)


def _behalf(reader: Reader, phrase: Phrase, owner: Character | None) -> Speaker | None:
    """For whom a spokesperson speaks: the possessor, the name inside or the complement's."""
    if phrase.head not in nouns("spokespeople"):
        return None
    if owner:
        return reader.speaker(owner)
    for _, character in (*phrase.inside, *phrase.complements):
        return reader.speaker(character)
    return None


def _owned(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """ "Ruiz's campaign", "his lawyer", "the Ruiz administration", "her wife"."""
    owners = [c for name, c in phrase.inside if not reader.place(name.text)]
    inside = owner or (owners[-1] if owners else None)
    if phrase.kind in ("bodies", "groups") and not phrase.plural and inside:
        return _body_of(reader, phrase, inside)
    taught = _taught(reader, phrase, at)
    if taught and not phrase.plural:
        return taught
    if place := _state(reader, phrase):
        if found := _office(reader, phrase, place, at):
            return found
    if phrase.plural or phrase.head in nouns("spokespeople") or phrase.kind == "unnamed":
        return _unnamed(reader, phrase, inside)
    if phrase.kind in ("roles", "heads"):
        if phrase.determiner == "the" and not owner:
            return _only_one_near(reader, phrase, at)
        return unsure([], f"{phrase.words!r} is named nowhere on the page")
    if inside is None:
        return unsure([], "whose it is cannot be told")
    return Found(
        reader.described(_with_owner(phrase, inside, reader), SpeakerKind.BODY), 0.4, "described"
    )


def _body_of(reader: Reader, phrase: Phrase, owner: Character) -> Found:
    """The campaign, administration or team of somebody, named after the surname as news does."""
    if place := reader.place(owner.name):
        if phrase.head in STATE_BODIES:
            return _government(reader, place, phrase.head)
    if owner.kind is SpeakerKind.PERSON:
        name = f"{owner.words[-1]} {phrase.head}"
    else:
        name = (
            " ".join((*(w for w in phrase.modifiers if w), phrase.noun))
            .replace("’s", "")
            .replace("'s", "")
        )
    for character in reader.cast.characters:
        if character.kind is SpeakerKind.BODY and character.name.casefold() == name.casefold():
            return Found(reader.speaker(character), 0.85, "named on the page", character)
    return Found(
        reader.described(name, SpeakerKind.BODY), 0.8, f"the {phrase.head} of {owner.name!r}"
    )


def _with_owner(phrase: Phrase, owner: Character | None, reader: Reader) -> str:
    """The description with its pronoun replaced: "his advisers" → "Ruiz's advisers"."""
    words = phrase.words
    if owner and phrase.determiner in determiners("possessive"):
        return f"{reader.speaker(owner).name}’s {words.split(maxsplit=1)[-1]}"
    if phrase.determiner in ("the", "a", "an"):
        words = words.split(maxsplit=1)[-1]
    return words


def _definite(reader: Reader, phrase: Phrase, at: Span) -> Found:
    place = _state(reader, phrase)
    if phrase.head in STATE_BODIES and place and not phrase.complement:
        return _government(reader, place, phrase.head)
    if (taught := _taught(reader, phrase, at)) is not None:
        return taught
    if place and (found := _office(reader, phrase, place, at)):
        return found
    if phrase.kind == "bodies" or phrase.head in nouns("bodies"):
        return _body(reader, phrase, at)
    if phrase.plural or phrase.kind == "groups":
        words = _with_owner(phrase, None, reader)
        return Found(
            reader.described(words, SpeakerKind.GROUP), 0.7, "a group, described", plural=True
        )
    if gender := noun_gender(phrase.head):
        return _person_of_gender(reader, gender, at)
    if phrase.kind in ("roles", "heads", "spokespeople"):
        return _only_one_near(reader, phrase, at)
    if phrase.noun[:1].isdigit() or phrase.head in ("percent", "majority", "half", "%"):
        return Found(reader.described(phrase.words, SpeakerKind.GROUP), 0.6, "a share of people")
    return unsure(_recent_people(reader, at), f"nobody on the page is called {phrase.head!r}")


def _only_one_near(reader: Reader, phrase: Phrase, at: Span) -> Found:
    """A role that nobody was given: whoever alone was named in the sentences right before."""
    if phrase.plural:
        return Found(
            reader.described(phrase.words, SpeakerKind.GROUP), 0.6, "described", plural=True
        )
    last = reader.last_spoken(at.start, NEAR)
    if last and last.character and _may_be_called(last.character, phrase):
        evidence = f"{last.character.name!r} spoke last before"
        return Found(last.speaker, 0.6, evidence, last.character)
    here = reader.sentence_at(at.start)
    near = [
        character
        for character in _people_before(reader, at)
        if (named := character.last_before(at.start))
        and here - reader.sentence_at(named.span.start) <= NEAR
        and noun_gender(phrase.head) in (None, gender_of(character))
    ]
    if len(near) == 1 and phrase.determiner == "the":
        evidence = f"{near[0].name!r} alone was named right before"
        return Found(reader.speaker(near[0]), 0.6, evidence, near[0])
    return unsure([reader.speaker(c) for c in near], f"nobody is called {phrase.head!r}")


def _may_be_called(character: Character, phrase: Phrase) -> bool:
    """Whether nothing speaks against a role for a person: not the kind, not the gender."""
    gender = noun_gender(phrase.head)
    fits = gender is None or gender_of(character) in (None, gender)
    return character.kind is SpeakerKind.PERSON and fits and phrase.determiner == "the"


def _state(reader: Reader, phrase: Phrase) -> Place | None:
    """The state that the description speaks of: "Russian", "of Russia", "US"."""
    for words in (" ".join((*phrase.modifiers, phrase.noun)), phrase.complement):
        for found in _WORDS.finditer(words):
            for word in (found.group(), *found.group().split()):
                if place := reader.place(word):
                    return place
    return None


def _government(reader: Reader, place: Place, noun: str) -> Found:
    """The government of a state, by the name of its seat where the tables have one."""
    seat = reader.people.seat(place.state.key) if noun != "government" else None
    known = seat or place.state
    return Found(speaker_of(known), 0.8, f"the government of {place.state.name}")


def _taught(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The character of whom the page said that role, or who is known to hold it that day."""
    place = _state(reader, phrase)
    fitting: dict[int, Character] = {}
    for taught in reader.roles:
        same = taught.noun == phrase.head or taught.noun.split()[-1] == phrase.head
        if same and not _contradicts(reader, phrase, taught.words, place, taught.character):
            fitting[id(taught.character)] = taught.character
    for character in reader.cast.characters:
        if _holds(reader, character, phrase):
            fitting[id(character)] = character
    return _nearest(reader, list(fitting.values()), phrase, at)


def _holds(reader: Reader, character: Character, phrase: Phrase) -> bool:
    """Whether a named person is known to have held the office by the page's day."""
    if character.kind is not SpeakerKind.PERSON or phrase.head not in OFFICE_WORDS:
        return False
    known, day = reader.known(character), reader.day
    former = "former" in (word.casefold() for word in phrase.modifiers)
    if known is None or day is None:
        return False
    for tenure in reader.people.tenures(known.key):
        held = tenure.covers(day) if not former else tenure.since is None or tenure.since < day
        if held and tenure.office == OFFICE_WORDS[phrase.head] and _details(phrase, tenure.detail):
            return True
    return False


def _details(phrase: Phrase, detail: str) -> bool:
    """Whether a description's other words do not contradict what is known: "Vermont", a party."""
    told = {word.casefold() for word in phrase.modifiers} & DETAIL_WORDS
    return all(word in detail.casefold() for word in told)


def _contradicts(
    reader: Reader, phrase: Phrase, words: str, place: Place | None, character: Character
) -> bool:
    gender = noun_gender(phrase.head)
    if gender and gender_of(character) not in (None, gender):
        return True
    former = "former" in (w.casefold() for w in phrase.modifiers)
    if former != ("former" in words.casefold()) and former:
        return True
    state = reader.state_of(character) if place else None
    return bool(place and state and state != place.state.key)


def _nearest(
    reader: Reader, fitting: Sequence[Character], phrase: Phrase, at: Span
) -> Found | None:
    """The fitting character named last before the phrase; less sure where there are several."""
    before = [(c.last_before(at.start), c) for c in fitting]
    named = sorted(((m.span.end, n) for n, (m, _) in enumerate(before) if m), reverse=True)
    if not fitting:
        return None
    character = before[named[0][1]][1] if named else fitting[0]
    others = tuple(reader.speaker(c) for c in fitting if c is not character)
    score = 0.9 if not others else 0.65
    evidence = f"{character.name!r} is called {phrase.head!r} on the page"
    return Found(reader.speaker(character), score, evidence, character, others)


def _office(reader: Reader, phrase: Phrase, place: Place, at: Span) -> Found | None:
    """Who holds the office of that state: named on the page first, else by the tables."""
    office = "foreign minister" if DIPLOMACY.search(phrase.words) else phrase.head
    holders = reader.people.holders(office, place.state.key, reader.day) if reader.day else ()
    by_key = {reader.known(c): c for c in reader.cast.characters if c.kind is SpeakerKind.PERSON}
    present = [by_key[known] for known in holders if known in by_key]
    if not present and phrase.noun[:1].isupper() and reader.place(phrase.noun):
        present = [c for c in _people_before(reader, at) if reader.state_of(c) == place.state.key]
        present = present[:1]
    if present:
        found = _nearest(reader, present, phrase, at)
        return found
    if len(holders) == 1 and phrase.kind in ("roles", "heads"):
        return _by_table(holders[0], office, place)
    return None


def _by_table(known: Known, office: str, place: Place) -> Found:
    return Found(
        speaker_of(known), 0.7, f"held the office of {office} of {place.state.name} that day"
    )


def _people_before(reader: Reader, at: Span) -> list[Character]:
    named = [(c.last_before(at.start), c) for c in reader.cast.characters]
    people = [(m.span.end, c) for m, c in named if m and c.kind is SpeakerKind.PERSON]
    return [c for _, c in sorted(people, key=lambda pair: -pair[0])]


def _recent_people(reader: Reader, at: Span) -> list[Speaker]:
    return [reader.speaker(c) for c in _people_before(reader, at)[:3]]


def _person_of_gender(reader: Reader, gender: str, at: Span) -> Found:
    people = [c for c in _people_before(reader, at) if gender_of(c) == gender]
    return unsure([reader.speaker(c) for c in people[:3]], "a person described by gender alone")


def _body(reader: Reader, phrase: Phrase, at: Span) -> Found:
    """A body called by its noun: "the union" after "the Association of Flight Attendants"."""
    fitting = [
        c
        for c in reader.cast.characters
        if c.kind is SpeakerKind.BODY and phrase.head in (*c.key, *_body_nouns(reader, c))
    ]
    if found := _nearest(reader, fitting, phrase, at):
        return found
    if owner := _owner_before(reader, phrase, at):
        return _body_of(reader, phrase, owner)
    last = reader.last_spoken(at.start, NEAR)
    if last and isinstance(last.speaker, Speaker) and last.speaker.kind is SpeakerKind.BODY:
        return Found(last.speaker, 0.55, f"{last.speaker.name!r} spoke last before", last.character)
    if phrase.complement or len(phrase.modifiers) > 1:
        words = _with_owner(phrase, None, reader)
        return Found(reader.described(words, SpeakerKind.BODY), 0.5, "a body, described")
    return unsure([], f"no body on the page is called {phrase.head!r}")


def _owner_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Whose campaign or administration the page spoke of last: "the Ruiz campaign"."""
    pattern = re.compile(rf"([A-Z][\w’'-]+)(?:’s|'s)? {re.escape(phrase.head)}\b")
    for found in reversed(list(pattern.finditer(reader.text, 0, at.start))):
        owner = re.sub(r"[’']s$", "", found.group(1))
        for character in reader.cast.called([owner], at.start)[:1]:
            return character
    return None


def _body_nouns(reader: Reader, character: Character) -> set[str]:
    return {taught.noun for taught in reader.roles if taught.character is character}


def _document(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """A document speaks for who issued it, where the page tells; else nobody speaks."""
    if owner:
        return Found(reader.speaker(owner), 0.75, f"whose {phrase.head} it is", owner)
    if found := _ISSUER.search(phrase.words):
        for character in reader.cast.called(found.group(1).split(), at.start)[:1]:
            return Found(reader.speaker(character), 0.75, f"issued the {phrase.head}", character)
    for _, character in phrase.inside[:1]:
        return Found(reader.speaker(character), 0.75, f"issued the {phrase.head}", character)
    if issuer := _issuer_before(reader, phrase, at):
        return Found(reader.speaker(issuer), 0.5, f"issued the {phrase.head}", issuer)
    return Found(None, 0.5, f"a {phrase.head}, and the page does not tell whose")


def _issuer_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who issued the same document where the page spoke of it before: the name nearest to it."""
    pattern = re.compile(rf"\b{re.escape(phrase.head)}s?\b", re.IGNORECASE)
    start = max(0, at.start - ISSUER_REACH)
    for found in reversed(list(pattern.finditer(reader.text, start, max(at.start - 1, start)))):
        sentence = reader.layout.sentences[reader.sentence_at(found.start())]
        named = [
            (name, character)
            for name, character in reader.names_at(sentence)
            if not reader.place(name.text) and name.span.start < at.start
        ]
        by = [c for n, c in named if _BY.search(reader.text, found.end(), n.span.start + 1)]
        before = [c for n, c in named if n.span.end <= found.start()]
        if by or before:
            return by[0] if by else before[-1]
    return None
