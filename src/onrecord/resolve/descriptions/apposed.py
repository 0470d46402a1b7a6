"""Whom a description stands beside: "Mara Quist, a minister backing the plan".

In: the reader of the page, a description, its place and attribution. Out: a `Found`, or None. Only
where a participle follows the description ("backing", "aimed at") is it sure to be an apposition:
“After Quist, a minister said …” tells of two.
"""

from __future__ import annotations

import re

from onrecord.language.descriptions import determiners
from onrecord.model import Attribution, Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.lists import start_of
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

_PARTICIPLE = re.compile(
    r" (?:who(?:[’']s| is) )?"
    r"(?:\w+ing|aimed|dedicated|designed|opposed|known|founded|focused|based|backed|led)\b"
)
_APPOSITION = re.compile(r"(?: \([^)]*\))?, ")
GOES_ON = (",", " of ", " from ", " in ")  # after a name in apposition


def apposed(reader: Reader, phrase: Phrase, at: Span, attribution: Attribution) -> Found | None:
    """The one named right before a description, or right behind what is said of it."""
    described = phrase.determiner in determiners("indefinite") and not phrase.plural
    if not described or not _PARTICIPLE.match(reader.text, at.end):
        return None
    one = _before(reader, phrase, at) or _behind(reader, phrase, attribution.hull.end)
    return reader.found(one, 0.85, "named in apposition") if one else None


def _before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    for name, character in reader.cast.before(at.start):
        beside = _APPOSITION.fullmatch(reader.text, name.span.end, at.start)
        return character if beside and _suits(character, phrase) else None
    return None


def _behind(reader: Reader, phrase: Phrase, end: int) -> Character | None:
    sentence = reader.layout.sentences[reader.sentence_at(end - 1)]
    for name, character in reader.names_at(Span(end, max(sentence.end, end + 1)))[:1]:
        beside = reader.text[end : start_of(name)] == ", "
        full = len(name.words) > 1 and reader.text.startswith(GOES_ON, name.span.end)
        return character if beside and full and _suits(character, phrase) else None
    return None


def _suits(character: Character, phrase: Phrase) -> bool:
    """Whether a description of a body is beside a body's name, and of a person a person's."""
    return (character.kind is SpeakerKind.BODY) == (phrase.kind == "bodies")
