"""Bodies called by a common noun: "the union", "the Ruiz campaign", "the US executive".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`, by a name on the page
that holds the noun, by whose campaign or administration it is, or by who is likeliest there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge.facts import Place
from onrecord.language.descriptions import body_sorts, nouns, singular
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.runs import POSSESSIVE, folded
from onrecord.resolve.descriptions.below import kind_word
from onrecord.resolve.descriptions.meant import body_meant
from onrecord.resolve.descriptions.offices import nearest
from onrecord.resolve.descriptions.owners import (
    called_before,
    candidate_before,
    owner_before,
    president_of,
)
from onrecord.resolve.descriptions.towns import PLACES, place_called
from onrecord.resolve.descriptions.unnamed import group_of, with_owner
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.known import speaker_of
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase, phrase_of

_CONTENT = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,}")
SPECIFIC = frozenset(
    ("campaign", "ministry", "court", "union", "administration", "government", "department")
) | {"office", "council", "commission", "committee", "party", "parliament", "embassy", "university"}
STATE_BODIES = frozenset(("executive", "administration", "presidency", "government"))
OF_SOMEBODY = SPECIFIC - STATE_BODIES - {"campaign", "party", "university", "union"}
"""Nouns of bodies of a place or a body, after which alone they are named: "the Tarn court"."""
ANY_BODY = nouns("bodies") - SPECIFIC
"""Nouns that any body may be called by; a ministry or a campaign has its noun in its name."""
LOOSE = frozenset(("movement", "community", "industry", "leadership", "establishment"))
"""What hardly has a name: "the Norrland ferry industry" is told by its words."""
SHARED = 2  # words of a body's name in a description from which the two are taken for one


def government(reader: Reader, place: Place, noun: str) -> Found:
    """The government of a state, by the name of its seat where the tables have one."""
    seat = reader.people.seat(place.state.key) if noun != "government" else None
    known = seat or place.state
    return Found(speaker_of(known), 0.8, f"the government of {place.state.name}")


def body_of(reader: Reader, phrase: Phrase, owner: Character) -> Found:
    """The campaign, administration or team of somebody, named after the surname as news does."""
    if body := namesake_body(reader, phrase):
        return Found(reader.speaker(body), 0.7, f"shares its words with {body.name!r}", body)
    place = reader.place(owner.name)
    if place and phrase.head in STATE_BODIES:
        return government(reader, place, phrase.head)
    if phrase.head in PLACES and owner.kind is SpeakerKind.PERSON:
        return unsure([], f"no {phrase.head} is somebody's")
    if phrase.head == "government" and owner.kind is not SpeakerKind.PERSON:
        return unsure([], "whose government it is cannot be told")
    if owner.kind is SpeakerKind.PERSON:
        name = f"{owner.words[-1]} {phrase.head}"
    else:
        name = " ".join(POSSESSIVE.sub("", word) for word in (*phrase.modifiers, phrase.noun))
    for character in reader.cast.characters:
        if character.kind is SpeakerKind.BODY and character.name.casefold() == name.casefold():
            return Found(reader.speaker(character), 0.85, "named on the page", character)
    called = reader.described(name, SpeakerKind.BODY, shared=len(owner.words) > 1)
    return Found(called, 0.8, f"the {phrase.head} of {owner.name!r}")


def body_called(reader: Reader, phrase: Phrase, at: Span) -> Found:
    """A body called by its noun: "the union" after "the Association of Flight Attendants"."""
    if phrase.plural:
        return group_of(reader, phrase, 0.6, "bodies, described")
    fitting = [c for c in _bodies_of(reader, phrase) if not _is_another(phrase, c)]
    if phrase.head in PLACES and (place := place_called(reader, phrase, at)):
        return place
    if found := nearest(reader, fitting, phrase, at):
        return found
    if before := _told_before(reader, phrase, at):
        return before
    if owned := _of_whom(reader, phrase, at):
        return owned
    told = phrase.complement or any(word[:1].isupper() for word in phrase.modifiers)
    bare = phrase.head in ANY_BODY and not told
    listed = any(phrase.head in sort.nouns for sort in body_sorts().values())
    if bare and listed and (meant := body_meant(reader, phrase, at)):
        return meant
    of_a_kind = phrase.modifiers and phrase.head in LOOSE
    if phrase.complement or len(phrase.modifiers) > 1 or of_a_kind:
        words = with_owner(phrase, None, reader)
        return Found(reader.described(words, SpeakerKind.BODY), 0.5, "a body, described")
    if phrase.head in nouns("groups"):
        return group_of(reader, phrase, 0.6, "a group, described")
    return unsure([], f"no body on the page is called {phrase.head!r}")


def _told_before(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """What the page called by that noun last: "Norrland’s foreign ministry", "a Tarn court"."""
    if phrase.head not in OF_SOMEBODY or phrase.complement or phrase.modifiers:
        return None
    if not (span := called_before(reader, phrase.head, at)):
        return None
    before = phrase_of(reader.text, span, reader.names_at(span))
    owners = [before.possessor] if isinstance(before.possessor, tuple) else []
    owned = [character for _, character in (*owners, *before.inside)]
    if owned and owned[0].kind is SpeakerKind.PERSON:
        return None  # "Hale took office", "Hale in court"
    if owned:
        return replace(body_of(reader, before, owned[0]), score=0.75)
    named = with_owner(before, None, reader)
    return Found(reader.described(named, SpeakerKind.BODY), 0.6, "a body, described before")


def _of_whom(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The body of whoever the page tells it is of, or is the only one who has such."""
    if phrase.head == "campaign" and phrase.complement.startswith("of "):
        return _campaign_of(reader, phrase)
    if owner := owner_before(reader, phrase, at):
        if owner.kind is not SpeakerKind.PERSON and phrase.head not in STATE_BODIES:
            evidence = f"{owner.name!r} is called {phrase.head!r} on the page"
            return Found(reader.speaker(owner), 0.8, evidence, owner)
        return body_of(reader, phrase, owner)
    if phrase.head == "campaign" and (candidate := candidate_before(reader, at)):
        return replace(body_of(reader, phrase, candidate), score=0.6)
    if phrase.head == "administration" and (president := president_of(reader)):
        return body_of(reader, phrase, president)
    return None


def _campaign_of(reader: Reader, phrase: Phrase) -> Found:
    """The campaign of somebody named, or of somebody described: "of the former senator"."""
    for _, character in phrase.complements[:1]:
        if character.kind is SpeakerKind.PERSON:
            return body_of(reader, phrase, character)
    words = with_owner(phrase, None, reader)
    return Found(reader.described(words, SpeakerKind.BODY), 0.5, "a body, described")


def _is_another(phrase: Phrase, character: Character) -> bool:
    """Whether the phrase says more of a body than its name does: "the group for the plans".

    A capitalised noun ("Network sets the agenda") names no body that "the network" may be.
    """
    if character.key == (phrase.head,) and phrase.noun.islower():
        return True
    told = {folded(word) for word in _CONTENT.findall(phrase.complement)}
    return bool(told) and not told & set(character.key)


def namesake_body(reader: Reader, phrase: Phrase) -> Character | None:
    """The one body whose name shares two words with the description, plural or not.

    "A union representing flight attendants" is the Association of Flight Attendants; one "that
    wants out of the Norrland Union" is not that.
    """
    words = {singular(folded(word.strip("’'"))) for word in phrase.words.split()}
    by = phrase.complement.startswith(("by ", "from ", "of ", "in ", "at "))
    others = [] if by else [character for _, character in phrase.complements]
    found = [
        character
        for character in reader.cast.characters
        if character.kind is SpeakerKind.BODY
        and character not in others
        and len(words & {singular(word) for word in character.key if len(word) > 3}) >= SHARED
    ]
    return found[0] if len(found) == 1 else None


def _bodies_of(reader: Reader, phrase: Phrase) -> Sequence[Character]:
    """The bodies that have a phrase's noun in their names or are called so, in order."""
    named = reader.cast.bodies_with(kind_word(phrase))
    taught = (each for each in reader.roles.called(phrase.head) if each.noun == phrase.head)
    bodies = {each.character for each in taught if each.character.kind is SpeakerKind.BODY}
    if not bodies:
        return named
    either = bodies.union(named)
    return [each for each in reader.cast.characters if each in either]
