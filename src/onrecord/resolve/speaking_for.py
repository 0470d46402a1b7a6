"""For whom somebody speaks: a spokesperson, a lawyer for a client, the head of a body.

In: the reader of a page and a character of it. Out: whom the page's words for that role name
("Hale's lawyer, Jo Hill"), or whose role it was when it was last told ("his lawyer, Jo Hill", where
"his" is resolved). What they say on somebody's behalf stays their own statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.knowledge import PlaceWord
from onrecord.language.descriptions import head_of, nouns
from onrecord.model import Speaker, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.lists import Named
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.roles import Taught
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

SPEAK_FOR_OTHERS = nouns("spokespeople") | nouns("heads")
MENTIONS = 5  # of a body, the first ones, before which the page may name whose it is
_OWN = re.compile(r"['’]s ")
_NO_MORE = re.compile(r"\b(?:former|formerly|ex|then|one-?time|retired|late)\b", re.IGNORECASE)
"""Of a role that is over nobody speaks for others any more."""
_COMPLEMENT = re.compile(r" (?:of|for|to|at|in|from) ")
_WAS = re.compile(r"\b(?:was|became|served as) \Z")


def told_of(reader: Reader, phrase: Phrase, owner: Character | None) -> None:
    """Learn from a description with a name behind it ("his lawyer, Jo Hill") for whom that is."""
    over = any(map(_NO_MORE.fullmatch, phrase.modifiers))
    if phrase.apposition is None or phrase.head not in nouns("spokespeople") or over:
        return
    one = phrase.apposition[1]
    others = (character for _, character in (*phrase.inside, *phrase.complements))
    whom = owner or next((other for other in others if other is not one), None)
    if whom is not None and whom is not one:
        reader.speaks_for[one] = whom


def on_behalf(reader: Reader, found: Found) -> Found:
    """An answer with whom its speaker speaks for, where the page tells that and it has none."""
    if found.character is None or found.on_behalf_of is not None:
        return found
    return replace(found, on_behalf_of=spoken_for(reader, found.character))


def spoken_for(reader: Reader, character: Character) -> Speaker | None:
    """Whom a character speaks for; None where the page does not say."""
    for taught, name, other in _told(reader, character):
        return _body_around(reader, taught.words, name) or reader.speaker(other)
    whom = reader.speaks_for.get(character) or _part_of(reader, character)
    return reader.speaker(whom) if whom else None


def _part_of(reader: Reader, character: Character) -> Character | None:
    """The body right before which a body of its own is named: "Norrsoft's Threat Centre"."""
    if character.kind is not SpeakerKind.BODY:
        return None
    for name in character.mentions[:MENTIONS]:
        for before, owner in islice(reader.cast.before(name.span.start), 1):
            theirs = _OWN.fullmatch(reader.text, before.span.end, name.span.start)
            body = owner.kind is SpeakerKind.BODY and not reader.place(before.text)
            if theirs and body and owner is not character:
                return owner
    return None


def client_of(reader: Reader, character: Character) -> Character | None:
    """Whose lawyer or agent somebody is; None where the page does not say."""
    agents = nouns("spokespeople")
    told = (other for role, _, other in _told(reader, character) if role.noun in agents)
    return next(told, None) or reader.speaks_for.get(character)


def _told(reader: Reader, character: Character) -> Iterator[tuple[Taught, Name, Character]]:
    """The roles in which a character speaks for somebody whom their words name."""
    for taught in reader.roles.of(character):
        if taught.noun not in SPEAK_FOR_OTHERS or _is_over(reader, taught):
            continue
        for name, other in _named_in(reader, taught):
            place = reader.place(name.text)
            if other is not character and not (place and place.word is PlaceWord.DEMONYM):
                yield taught, name, other


def _is_over(reader: Reader, taught: Taught) -> bool:
    """Whether a role is told as one of the past: "the former head of", "was the head of"."""
    own = _COMPLEMENT.split(taught.words, maxsplit=1)[0]
    return bool(_NO_MORE.search(own) or _WAS.search(reader.text[: taught.where.start][-12:]))


def _named_in(reader: Reader, taught: Taught) -> Iterator[Named]:
    """The names in the words of a role, and one in which they begin ("Tom [Hale's lawyer]")."""
    begun = reader.cast.around(taught.where.start)
    if begun and begun.span.start < taught.where.start:
        yield begun, reader.cast.at[begun.span.start][1]
    yield from reader.cast.within(taught.where)


def _body_around(reader: Reader, words: str, name: Name) -> Speaker | None:
    """The body whose name only begins with a name: "the Norrland foreign ministry"."""
    found = re.search(rf"{re.escape(name.text)} ([a-z][a-z ]*)$", words)
    if found and head_of(found.group(1).split(), ["bodies"]):
        return reader.described(found.group(), SpeakerKind.BODY, shared=True)
    return None
