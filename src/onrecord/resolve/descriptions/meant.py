"""The body on the reader's mind that a noun may be said of: "the company", "the paper".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`, or None where several
may be meant.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.language.descriptions import body_sorts, nouns, places
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import likeliest_who

MEANT = 0.8  # share of belief from which one of several bodies is meant by a noun
LATELY = 3  # sentences in which a body that was named last is whom its noun means
SITES = frozenset(("website", "site", "blog"))
"""Nouns for a body that has spoken, not for any that was named."""


def body_meant(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The body on the reader's mind that the noun may be said of: "the company", "the paper"."""

    def fits(character: Character) -> bool:
        return (
            character.kind is SpeakerKind.BODY
            and _may_be_called(reader, character, phrase.head)
            and (phrase.head not in SITES or reader.spoken.often(character, at.start) > 0)
        )

    weighed = likeliest_who(reader, fits, at, LATELY)
    if not weighed or weighed[0].weight < MEANT:
        return None
    return replace(weighed[0].found, score=0.55, evidence="the body named last before")


def _may_be_called(reader: Reader, character: Character, noun: str) -> bool:
    """Whether nothing in a body's name speaks against a noun: "the airline" is no newspaper."""
    place = reader.place(character.name) or character.name.casefold() in places()
    once = len(character.words) == 1 and len(character.mentions) == 1
    opens = once and not character.name.isupper()  # a word named once may only open its sentence
    if place or opens or character.key[-1] in nouns("groups"):
        return False
    told = {sort for sort in body_sorts() if set(character.key) & body_sorts()[sort].names}
    asked = {sort for sort in body_sorts() if noun in body_sorts()[sort].nouns}
    return not told or not asked or bool(told & asked)
