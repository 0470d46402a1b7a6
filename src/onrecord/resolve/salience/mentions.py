"""Who is mentioned where, and as what: the subject of a sentence, its object, whom it asked.

In: the reader of the page and a name or pronoun on it. Out: a `Mention`. By the parse where there
is one; else a name near a sentence's beginning is taken for its subject, and one after a
preposition is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from onrecord.model import Parse, Span, Token
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name

if TYPE_CHECKING:
    from onrecord.resolve.page import Reader

SUBJECT_WORDS = 4  # words of a sentence after which a name is its subject, where nothing is parsed
SUBJECT_DEPS = frozenset(("nsubj", "nsubjpass", "csubj"))
OBJECT_DEPS = frozenset(("pobj", "dobj"))
QUESTIONED = frozenset(("asked", "pressed", "interviewed"))
GOVERNING = frozenset(
    ("of", "to", "with", "by", "for", "from", "at", "on", "in", "near", "against", "than")
)
SUBJECT_PRONOUNS = frozenset(("he", "she"))
OBJECT_PRONOUNS = frozenset(("him", "himself", "herself"))
SAME_PLACE = 3  # steps up a parse from a name to the noun that it stands beside

_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


class Part(StrEnum):
    """What somebody who is mentioned does in the sentence."""

    SUBJECT = "subject"
    OPENING = "opening"  # an owner who begins a sentence: "Quist’s answer came at once."
    ASKED = "asked"
    OBJECT = "object"
    OWNER = "owner"
    OTHER = "other"


ACTING = frozenset((Part.SUBJECT, Part.OPENING, Part.ASKED))


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a character, by name or by a pronoun; `main` says of which clause."""

    character: Character
    start: int
    sentence: int
    part: Part
    main: bool = False  # subject of the sentence's main clause, where that is parsed
    quoted: bool = False
    reported: bool = False  # in what somebody is reported to say
    pronoun: bool = False

    @property
    def acts(self) -> bool:
        """Whether the character does something here, outside all reported words."""
        return self.part in ACTING and not self.quoted and not self.reported


def mentions_in(reader: Reader, within: Span) -> list[Mention]:
    """The mentions in a span, in reading order: names, and he and she where they are told."""
    found = [by_name(reader, name, character) for name, character in reader.names_at(within)]
    for at in pronouns_in(reader, within.start, within.end):
        if character := reader.told.get(at.start):
            found.append(by_pronoun(reader, at, character))
    return sorted(found, key=lambda mention: mention.start)


def pronouns_in(reader: Reader, start: int, end: int) -> Sequence[Span]:
    """Each he and she, and their other forms, in a stretch of the page; all found at once."""
    if reader.pronouns is None:
        reader.pronouns = tuple(Span(*match.span()) for match in _PRONOUN.finditer(reader.text))
    first = bisect_left(reader.pronouns, start, key=attrgetter("start"))
    last = bisect_right(reader.pronouns, end, lo=first, key=attrgetter("end"))
    return reader.pronouns[first:last]


def by_name(reader: Reader, name: Name, character: Character) -> Mention:
    """The mention that a name is; made once, as a page asks for it often."""
    if name.span.start not in reader.mentions:
        sentence = reader.sentence_at(name.span.start)
        part = _part(reader, name, reader.layout.sentences[sentence])
        quoted, reported = _in_words(reader, name.span)
        reader.mentions[name.span.start] = Mention(
            character,
            name.span.start,
            sentence,
            part,
            main=part is Part.SUBJECT and _is_main(reader, name),
            quoted=quoted,
            reported=reported,
        )
    return reader.mentions[name.span.start]


def by_pronoun(reader: Reader, at: Span, character: Character) -> Mention:
    """The mention that he or she is, once it is told whose; made anew where that is told anew."""
    known = reader.mentions.get(at.start)
    if known is None or known.character is not character:
        known = reader.mentions[at.start] = _pronoun_mention(reader, at, character)
    return known


def _pronoun_mention(reader: Reader, at: Span, character: Character) -> Mention:
    word = at.of(reader.text).casefold()
    part = Part.OBJECT if word in OBJECT_PRONOUNS else Part.OWNER
    part = Part.SUBJECT if word in SUBJECT_PRONOUNS else part
    quoted, reported = _in_words(reader, at)
    sentence = reader.sentence_at(at.start)
    return Mention(
        character, at.start, sentence, part, quoted=quoted, reported=reported, pronoun=True
    )


def _in_words(reader: Reader, at: Span) -> tuple[bool, bool]:
    """Whether a place is in a quotation, and whether in words reported without marks."""
    quoted = reader.quoted.holds(at)
    return quoted, not quoted and reader.reported.holds(at)


def _part(reader: Reader, name: Name, sentence: Span) -> Part:
    lead = reader.text[sentence.start : name.span.start].split()
    if name.possessive:
        return Part.OWNER if lead else Part.OPENING
    if lead and lead[-1].casefold() in QUESTIONED:
        return Part.ASKED
    if not lead:
        return Part.SUBJECT
    if parsed := _token(reader, name):
        dep = _beside(*parsed).dep
        return (
            Part.SUBJECT
            if dep in SUBJECT_DEPS
            else Part.OBJECT
            if dep in OBJECT_DEPS
            else Part.OTHER
        )
    if lead and lead[-1].casefold() in GOVERNING:
        return Part.OBJECT
    return Part.SUBJECT if len(lead) <= SUBJECT_WORDS else Part.OTHER


def _is_main(reader: Reader, name: Name) -> bool:
    """Whether the verb that a name is the subject of is the root of its sentence."""
    if not (parsed := _token(reader, name)):
        return False
    parse, token = parsed
    token = _beside(parse, token)
    return token.dep in SUBJECT_DEPS and parse.tokens[token.head].dep == "ROOT"


def _token(reader: Reader, name: Name) -> tuple[Parse, Token] | None:
    return reader.tokens.get(name.span.end - len(name.words[-1]))


def _beside(parse: Parse, token: Token) -> Token:
    """The noun that an apposition stands beside, or a conjunct: "his deputy, Jo Hill"."""
    for _ in range(SAME_PLACE):
        if token.dep not in ("appos", "conj"):
            break
        token = parse.tokens[token.head]
    return token
