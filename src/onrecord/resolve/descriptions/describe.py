"""Whom a description without a name stands for: "the minister", "a senior official", "the poll".

In: the reader of the page and the anatomy of a source phrase. Out: a `Found`. What the page
taught of roles decides before what the tables know of offices, and where neither tells, the answer
is a description (a body, a group, an unnamed person) or `UNSURE`, never the nearest name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.language.cues import cues
from onrecord.language.descriptions import determiners, nouns
from onrecord.language.persons import noun_gender
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.descriptions.below import named_ahead, named_below, only_body_below
from onrecord.resolve.descriptions.bodies import (
    STATE_BODIES,
    body_called,
    body_of,
    government,
    namesake_body,
)
from onrecord.resolve.descriptions.issuers import issuer_of, narrated
from onrecord.resolve.descriptions.nearby import only_one_near, person_of_gender, recent_people
from onrecord.resolve.descriptions.offices import office_holder, role_holder
from onrecord.resolve.descriptions.several import several
from onrecord.resolve.descriptions.unnamed import described_before, group_of, unnamed, with_owner
from onrecord.resolve.descriptions.wording import state_in
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.speaking_for import client_of, told_of

_AGED = re.compile(r"[Tt]he \d+-year-old")
_AT_LEAST = re.compile(r"(?:at least|more than|as many as|no fewer than|up to) ", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|tv|news|co|eu|[a-z]{2})")
ANONYMOUS = frozenset(("official", "source", "person", "aide", "staffer", "insider", "operative"))
ANONYMOUS |= {"witness", "observer", "critic", "adviser", "advisor"}
"""Who is called so is kept unnamed on purpose, and is not whoever was named before."""
NAMED_BELOW = frozenset(("roles", "spokespeople", "heads"))
CLIENT = "client"
OPENING = 600  # characters of a page in which news describes before it names


def described(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """Whom a nominal source stands for; `owner` is the character of its possessor, if any."""
    if phrase.apposition and not phrase.plural:
        told_of(reader, phrase, owner)
        character = phrase.apposition[1]
        return Found(reader.speaker(character), 0.93, "named in apposition", character)
    if one := _so_named(reader, phrase, at):
        return reader.found(one, 0.93, "so named in the description")
    if found := several(reader, phrase, at, owner):
        return found
    if _ADDRESS.fullmatch(phrase.words):
        return Found(reader.described(phrase.words, SpeakerKind.BODY), 0.8, "an address of the web")
    if _AGED.fullmatch(phrase.words):
        return only_one_near(reader, phrase, at)
    if phrase.kind == "documents" and not _is_body_word(phrase):
        if phrase.personal:
            return group_of(reader, phrase, 0.6, "a group, described")
        return issuer_of(reader, phrase, at, owner)
    if phrase.kind == "narrators":
        return narrated(reader, phrase, at) or unnamed(reader, phrase, owner)
    if _is_indefinite(phrase):
        return _indefinite(reader, phrase, at, owner)
    if owner or phrase.possessor or any(not reader.place(n.text) for n, _ in phrase.inside):
        return _owned(reader, phrase, at, owner)
    return _definite(reader, phrase, at)


def _so_named(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who a description ends by naming: "the firm's boss, a tall man named Ivo Hale"."""
    if phrase.plural:
        return None
    for name, character in reversed(reader.names_at(at)):
        named = reader.text[at.start : name.span.start].endswith((" named ", " called "))
        return character if named and name.span.end == at.end else None
    return None


def _is_body_word(phrase: Phrase) -> bool:
    return phrase.head in nouns("bodies") and phrase.determiner == "the"


def _is_indefinite(phrase: Phrase) -> bool:
    if phrase.determiner in determiners("indefinite"):
        return True
    if _AT_LEAST.match(phrase.words) and _tells_of_people(phrase):
        return True
    if phrase.determiner in determiners("definite"):
        return phrase.kind == "unnamed" and phrase.plural
    return phrase.kind == "unnamed" or phrase.plural


def _tells_of_people(phrase: Phrase) -> bool:
    """Whether one of a description's first words is for persons: "more than 40 workers"."""
    people = nouns("groups") | nouns("unnamed")
    words = phrase.words.casefold().split()[:6]
    return any(word in people or f"{word}s" in people for word in words)


def _indefinite(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """A description in the first lines may be of somebody whom the page names below."""
    opening = at.start < OPENING and not phrase.plural and phrase.head not in nouns("unnamed")
    if opening and phrase.kind == "roles" and (found := role_holder(reader, phrase, at)):
        return replace(found, score=min(found.score, 0.7), evidence="described first, named below")
    if (
        not phrase.plural
        and phrase.kind in NAMED_BELOW
        and (below := named_below(reader, phrase, at))
    ):
        return Found(reader.speaker(below), 0.75, "described first, named right below", below)
    if ahead := named_ahead(reader, at):
        return Found(reader.speaker(ahead), 0.75, "described first, named after a comma", ahead)
    if phrase.kind == "bodies" and opening and (body := only_body_below(reader, phrase, at)):
        return Found(reader.speaker(body), 0.65, f"the one {phrase.head} named below", body)
    alike = phrase.kind == "bodies" and not phrase.plural
    if alike and (body := namesake_body(reader, phrase)):
        return Found(reader.speaker(body), 0.7, f"shares its words with {body.name!r}", body)
    return unnamed(reader, phrase, owner)


def _owned(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """Such as "Ruiz's campaign", "his lawyer", "the Ruiz administration", "her wife"."""
    owners = [c for name, c in phrase.inside if not reader.place(name.text)]
    inside = owner or (owners[-1] if owners else None)
    if phrase.kind in ("bodies", "groups") and not phrase.plural and inside:
        return body_of(reader, phrase, inside)
    if phrase.head == CLIENT and owner and (whom := client_of(reader, owner)):
        return reader.found(whom, 0.85, f"whom {reader.speaker(owner).name!r} speaks for")
    taught = role_holder(reader, phrase, at)
    if taught and not phrase.plural:
        return taught
    place = state_in(reader, phrase)
    if place and (found := office_holder(reader, phrase, place, at)):
        return found
    nameless = phrase.kind == "unnamed" or (phrase.head in nouns("partisans") and not owner)
    if phrase.plural or phrase.head in nouns("spokespeople") or nameless:
        return unnamed(reader, phrase, inside)
    if phrase.kind in ("roles", "heads"):
        if phrase.determiner == "the" and not owner:
            return only_one_near(reader, phrase, at)
        return unsure([], f"{phrase.words!r} is named nowhere on the page")
    if inside is None:
        return unsure([], "whose it is cannot be told")
    if cues().noun(phrase.head) or phrase.head in nouns("expressions"):
        return Found(reader.speaker(inside), 0.7, f"whose {phrase.head} it is", inside)
    return Found(
        reader.described(with_owner(phrase, inside, reader), SpeakerKind.BODY), 0.4, "described"
    )


def _definite(reader: Reader, phrase: Phrase, at: Span) -> Found:
    place = state_in(reader, phrase)
    seated = phrase.complement.split()[:1] in (["in"], ["of"])
    if phrase.head in STATE_BODIES and place and (seated or not phrase.complement):
        return government(reader, place, phrase.head)
    if not place and (before := described_before(reader, phrase, at)):
        return before
    if phrase.plural and phrase.kind in ("roles", "heads", "spokespeople"):
        return group_of(reader, phrase, 0.7, "a group, described")
    if (taught := role_holder(reader, phrase, at)) is not None:
        return taught
    if place and not phrase.plural and (found := office_holder(reader, phrase, place, at)):
        return found
    if phrase.kind == "bodies" or phrase.head in nouns("bodies"):
        return body_called(reader, phrase, at)
    if phrase.plural or phrase.kind == "groups":
        return group_of(reader, phrase, 0.7, "a group, described")
    if gender := noun_gender(phrase.head):
        return person_of_gender(reader, gender, phrase, at)
    if phrase.head in ANONYMOUS:
        return unnamed(reader, phrase, None)
    if phrase.kind in ("roles", "heads", "spokespeople"):
        return only_one_near(reader, phrase, at)
    if phrase.noun[:1].isdigit() or phrase.head in ("percent", "majority", "half", "%"):
        return Found(reader.described(phrase.words, SpeakerKind.GROUP), 0.6, "a share of people")
    return unsure(recent_people(reader, at), f"nobody on the page is called {phrase.head!r}")
