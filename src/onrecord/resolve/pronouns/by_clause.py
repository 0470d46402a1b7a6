"""Whom "who" means by what its clause says: who keeps unnamed, or who are two.

In: the reader of the page, the pronoun and the names before it. Out: the span of the noun phrase
that it stands for; None where the clause does not tell.
"""

from __future__ import annotations

import re

from onrecord.language.descriptions import head_of
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.page import Reader

_KEPT_UNNAMED = re.compile(
    r"whom? (?:\w+ly )?(?:(?:declined|refused|asked|requested|wished|wanted"
    r"|did(?: not|n[’']t) want|would(?: not|n[’']t)) (?:not )?(?:to )?"
    r"(?:be (?:named|identified|quoted)|remain (?:anonymous|unnamed))"
    r"|(?:asked for|requested|insisted on|spoke on|demanded) (?:the )?(?:anonymity|condition)"
    r"|was granted anonymity"
    r"|(?:was|were|is|are)(?: not|n[’']t) authori[sz]ed to (?:speak|discuss|talk))"
)
_ANYONE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) [^,;:.“”\"]{3,90}$")
_OF_SEVERAL = re.compile(
    r"who (?:both |also |each |\w+ly )?"
    r"(?:are|were|have|do|say|think|want|believe|argue|support|oppose|insist|agree|deny)\b"
)
_AND = re.compile(r",? and (?:[\w.’'-]+ ){0,3}")
SET_OFF = re.compile(r"(?: \([^)]*\))?, ")
_HEAD_END = re.compile(r" (?:at|close|for|from|in|of|on|to|with)\b")
NAMELESS = ("roles", "unnamed", "spokespeople", "heads")


def kept_unnamed(reader: Reader, pronoun: Span, sentence: Span) -> Span | None:
    """Whom a page keeps unnamed, not whose the one is: "an adviser to Hale, who declined to be"."""
    if not _KEPT_UNNAMED.match(reader.text, pronoun.start):
        return None
    end = pronoun.start
    while reader.text[end - 1] in " ,":
        end -= 1
    start = sentence.start
    phrase = None
    while found := _ANYONE.search(reader.text, start, end):
        told = _HEAD_END.split(found.group(), maxsplit=1)[0].split()
        if head_of(told, NAMELESS):
            phrase = Span(found.start(), end)
        start = found.start() + 1
    return phrase


def both_named(reader: Reader, pronoun: Span, before: list[tuple[Name, Character]]) -> Span | None:
    """The two persons before "who" with a verb of several: "Ana Ruiz and Jo Hill, who say"."""
    if len(before) < 2 or not _OF_SEVERAL.match(reader.text, pronoun.start):
        return None
    (left, one), (right, other) = before[-2:]
    people = one.kind is other.kind is SpeakerKind.PERSON
    joined = _AND.fullmatch(reader.text, left.span.end, right.span.start)
    ends = SET_OFF.fullmatch(reader.text, right.span.end, pronoun.start)
    return Span(left.span.start, right.span.end) if people and joined and ends else None
