"""Speakers who stay without a name: anonymous people, groups, "the official" described before.

In: the reader of the page and the anatomy of a description. Out: a `Found` for a speaker by those
words alone, which are this document's own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.language.descriptions import determiners, nouns
from onrecord.model import Span, Speaker, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

DESCRIBED_AGAIN = frozenset(("roles", "spokespeople", "unnamed", "groups", "heads"))
GROUPED = frozenset(("groups", "collectives", "bodies"))
AGAIN = 10  # sentences in which a nameless speaker's noun stands for the same one


def unnamed(reader: Reader, phrase: Phrase, owner: Character | None) -> Found:
    """Anonymous people stay unnamed; people one can point to are a group."""
    words = with_owner(phrase, owner, reader)
    behalf = _behalf(reader, phrase, owner)
    if phrase.kind == "bodies" and not phrase.plural:
        return Found(reader.described(words, SpeakerKind.BODY), 0.5, "described, not named")
    bare = phrase.noun.casefold()
    demonym = reader.place(phrase.noun)
    grouped = bare in nouns("groups") or phrase.kind in GROUPED or demonym is not None
    kind = SpeakerKind.GROUP if grouped and phrase.plural else SpeakerKind.UNNAMED
    if not phrase.kind and phrase.plural:
        kind = SpeakerKind.GROUP
    speaker = reader.described(words, kind)
    evidence = "described, not named"
    return Found(speaker, 0.8, evidence, on_behalf_of=behalf, plural=phrase.plural)


def _behalf(reader: Reader, phrase: Phrase, owner: Character | None) -> Speaker | None:
    """For whom a spokesperson speaks: the possessor, the name inside or the complement's."""
    if phrase.head not in nouns("spokespeople"):
        return None
    if owner:
        return reader.speaker(owner)
    for _, character in (*phrase.inside, *phrase.complements):
        return reader.speaker(character)
    return None


def group_of(reader: Reader, phrase: Phrase, score: float, evidence: str) -> Found:
    """Several who are known by their description only."""
    speaker = reader.described(with_owner(phrase, None, reader), SpeakerKind.GROUP)
    return Found(speaker, score, evidence, plural=True)


def with_owner(phrase: Phrase, owner: Character | None, reader: Reader) -> str:
    """The description with its pronoun replaced: "his advisers" → "Ruiz's advisers"."""
    words = phrase.words
    if owner and phrase.determiner in determiners("possessive"):
        return f"{reader.speaker(owner).name}’s {words.split(maxsplit=1)[-1]}"
    if phrase.determiner in ("the", "a", "an"):
        words = words.split(maxsplit=1)[-1]
    return words


def described_before(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """A nameless speaker described by the same noun: "a senior official", "the official"."""
    if phrase.complement or phrase.inside or phrase.kind not in DESCRIBED_AGAIN:
        return None
    for offset, found in reader.spoken.before(at.start):
        if reader.sentence_at(at.start) - reader.sentence_at(offset) > AGAIN:
            break
        if found.character or not isinstance(found.speaker, Speaker):
            continue
        head = re.split(r" (?:of|for|in|at|from|with|who|to|on)\b|,", found.speaker.name)[0]
        if found.speaker.kind is not SpeakerKind.PERSON and _ends_in(head, phrase.noun):
            return replace(found, score=0.75, evidence=f"described before: {found.speaker.name!r}")
    return None


def _ends_in(head: str, noun: str) -> bool:
    return (head.casefold().split() or [""])[-1] == noun.casefold()
