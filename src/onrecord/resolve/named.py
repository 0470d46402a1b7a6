"""Whom a source that is a name stands for: one character, one of those who share it, or a group.

In: the reader of the page, the anatomy and place of the source. Out: a `Found`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge import PlaceWord
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.lists import Named
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.openers import is_common_noun
from onrecord.resolve.cast.surnames import agreeing_ahead, by_surname
from onrecord.resolve.descriptions.several import AND_OTHER, with_others
from onrecord.resolve.found import TOGETHER, Found, unsure
from onrecord.resolve.known import speaker_of
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.pronouns.pairs import together
from onrecord.resolve.salience.salience import bearers

_POLITE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ")
LIKELIER = 0.55  # share of belief from which a surname is one's, not another's: half is a guess


def surnamed(reader: Reader, phrase: Phrase, span: Span) -> Found | None:
    """A surname that is an office, too: "King said" after "Billie Jean King"."""
    words = _POLITE.sub("", phrase.words)
    alone = not phrase.names and words == phrase.noun and phrase.noun[:1].isupper()
    called = reader.cast.called([phrase.noun], span.start) if alone else []
    people = [c for c in called if c.kind is SpeakerKind.PERSON and len(c.words) > 1]
    if len(people) != 1:
        return None
    return reader.found(people[0], 0.8, f"short name of {people[0].name!r}")


def named(reader: Reader, phrase: Phrase, span: Span) -> Found:
    """A name is its character's; a surname that several bear goes to the likeliest of them."""
    if AND_OTHER.fullmatch(phrase.words):
        return with_others(reader, phrase)
    name, character = phrase.names[-1]
    if found := _of_several(reader, name, character, span):
        return found
    rivals = [character]
    if len(name.words) == 1 and not name.titled:
        called = reader.cast.called(name.words, span.start)
        like = (character.kind, character.junior)
        rivals = [c for c in called if (c.kind, c.junior) == like] or rivals
        rivals = [*agreeing_ahead(reader.text, name, by_surname(name, rivals))]
    if len({reader.speaker(each).id for each in rivals}) > 1:
        weighed = bearers(reader, rivals, span)
        best = weighed[0].found
        if weighed[0].weight < LIKELIER:
            return unsure([reader.speaker(c) for c in rivals], f"several are called {name.text!r}")
        others = tuple(reader.speaker(c) for c in rivals if c is not best.character)
        evidence = f"short name of {getattr(best.speaker, 'name', '')!r} and of others"
        score = round(0.9 * weighed[0].weight, 3)
        return replace(best, score=score, evidence=evidence, candidates=others)
    short = len(name.words) < len(character.words)
    place = reader.place(name.text) if short and not name.titled else None
    if place and place.word is not PlaceWord.DEMONYM and character.kind is SpeakerKind.BODY:
        return Found(speaker_of(place.body or place.state), 0.8, f"a word for {place.state.name}")
    evidence = f"short name of {character.name!r}" if short else "named"
    return Found(reader.speaker(character), 0.96, evidence, character)


def _of_several(reader: Reader, name: Name, character: Character, span: Span) -> Found | None:
    """What one word tells of several: a family ("the Hales"), or whoever is called so."""
    if len(name.words) > 1 or character.kind is SpeakerKind.PERSON:
        return None
    if family := _family(reader, name, span):
        return family
    if is_common_noun(reader.text, character.mentions):
        group = reader.described(name.text, SpeakerKind.GROUP)
        return Found(group, 0.8, "described, not named", plural=True)
    return None


def _family(reader: Reader, name: Name, span: Span) -> Found | None:
    """The two of a page who bear a surname that is told of several; else a group."""
    word, before = name.words[0], reader.text[max(0, name.span.start - 4) : name.span.start]
    heads = name.span.start - len(before) <= span.start
    if not word.endswith("s") or before.casefold() != "the " or not heads:
        return None
    surnames = {word[:-1], word.removesuffix("es")}
    called = [c for surname in sorted(surnames) for c in reader.cast.called([surname], span.start)]
    people = [c for c in called if c.kind is SpeakerKind.PERSON and c.words[-1] in surnames]
    if len(people) == 2:
        first, second = sorted(people, key=lambda c: c.mentions[0].span.start)
        return replace(together(reader, first, second), score=0.8)
    group = reader.described(name.text, SpeakerKind.GROUP)
    return Found(group, 0.7, "a family", plural=True) if people else None


def several(reader: Reader, names: Sequence[Named]) -> Found:
    """Two and more names joined by "and": a group of persons, or a body of bodies."""
    speakers = [reader.speaker(character) for _, character in names]
    bodies = all(speaker.kind is SpeakerKind.BODY for speaker in speakers)
    kind = SpeakerKind.BODY if bodies else SpeakerKind.GROUP
    name = ", ".join(speaker.name for speaker in speakers[:-1]) + f" and {speakers[-1].name}"
    return Found(reader.described(name, kind, shared=True), 0.9, TOGETHER)
