"""Whom the page names only behind a description: "a judge …", with "Judge Jo Hill" right below.

In: the reader of the page, the description's anatomy and place. Out: the `Character`, or None.
"""

from __future__ import annotations

import re

from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.lists import start_of
from onrecord.resolve.cast.roles import Taught
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

_CLAUSE = re.compile(r",[”\"]? $")
_COMPLEMENT = re.compile(r" (?:for|of) ")
BELOW = 400  # characters after a description in which it gets its name


def named_below(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """The one first named right after a description, with its noun: "a judge … Judge Jo Hill"."""
    found = {
        id(taught.character): taught.character
        for taught in reader.roles.called(phrase.head.split()[-1])
        if taught.character.kind is SpeakerKind.PERSON
        and taught.character.last_before(at.start) is None
        and at.end <= taught.span.start <= at.end + BELOW
        and not _is_anothers(reader, phrase, taught)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_anothers(reader: Reader, phrase: Phrase, taught: Taught) -> bool:
    """Whether a role is for or of others than the description names ("a lawyer for Mr Hale")."""
    wanted = {id(character) for _, character in phrase.complements}
    told = {id(character) for _, character in reader.cast.within(taught.where)}
    return bool(wanted and _COMPLEMENT.search(taught.words)) and wanted.isdisjoint(told)


def named_ahead(reader: Reader, at: Span) -> Character | None:
    """Whom the clause after a description names: "For a man who hated bridges, Hale built many"."""
    sentence = reader.layout.sentences[reader.sentence_at(at.start)]
    if reader.text[sentence.start : at.start] not in ("For ", "As ", "Like ", "Unlike "):
        return None
    for name, character in reader.names_at(Span(at.end, max(sentence.end, at.end + 1))):
        person = character.kind is SpeakerKind.PERSON
        if person and _CLAUSE.search(reader.text, at.end, start_of(name)):
            return character
    return None


def only_body_below(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """The one body of the page that has the noun in its name, first named below an opening."""
    called = [c for c in reader.cast.bodies_with(kind_word(phrase)) if len(c.key) > 1]
    first = called[0].mentions[0] if len(called) == 1 and called[0].mentions else None
    return called[0] if first and first.span.start >= at.end else None


def kind_word(phrase: Phrase) -> str:
    """The word of a body's noun that names have: "PAC" of "super PAC"."""
    return phrase.head.removeprefix("super ")
