"""Whose campaign, court or ministry a page speaks of: "the Ruiz campaign", "a Tarn court".

In: the reader of the page, a noun for bodies and a place. Out: the `Character` who has one, or
where the page last called a body so after a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from onrecord.language.descriptions import nouns
from onrecord.language.letters import CAPITAL
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.descriptions.meant import LATELY, MEANT
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import likeliest

_CAMPAIGN = re.compile(rf"({CAPITAL}[\w-]+)(?:[’']s?)?(?: [a-z-]+){{0,2}} campaign\b")


def called_before(reader: Reader, noun: str, at: Span) -> Span | None:
    """Where the page last called a body by a name and a noun: "Norrland’s foreign ministry"."""
    sort = "|".join(sorted(nouns("portfolios")))
    named = rf"(?:{CAPITAL}[\w’'-]{{1,40}}+ ){{1,6}}(?:(?:{sort}) )?{re.escape(noun)}"
    told = _owners(reader, re.compile(rf"(?<![\w’'-])({named})\b(?! of)"))
    before = bisect_right(told, at.start, key=itemgetter(0))
    if not before:
        return None
    end, words = told[before - 1]
    return Span(end - len(words), end)


def owner_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Whose campaign or administration the page spoke of last: "the Ruiz campaign"."""
    pattern = re.compile(rf"({CAPITAL}[\w’'-]+) {re.escape(phrase.head)}\b")
    owners = _owners(reader, pattern)
    before = bisect_right(owners, at.start, key=itemgetter(0))
    words = (owner for _, owner in reversed(owners[:before]))
    for owner in dict.fromkeys(words):  # a word that is nobody's name is looked up once
        for character in reader.cast.called([re.sub(r"[’']s$", "", owner)], at.start)[:1]:
            return character
    return None


def candidate_before(reader: Reader, at: Span) -> Character | None:
    """Whose campaign "the campaign" is: of the one person whose campaign the page speaks of."""
    found: dict[int, Character] = {}
    for _, owner in _owners(reader, _CAMPAIGN):
        for character in reader.cast.called([owner], at.start)[:1]:
            if character.kind is SpeakerKind.PERSON:
                found[id(character)] = character
    weighed = likeliest(reader, list(found.values()), at, 2 * LATELY)
    if weighed and weighed[0].weight >= MEANT:
        return weighed[0].found.character
    return next(iter(found.values())) if len(found) == 1 else None


def president_of(reader: Reader) -> Character | None:
    """The one character who is known to head a state on the page's day."""
    found = []
    for character in reader.cast.characters:
        known = reader.known(character) if character.kind is SpeakerKind.PERSON else None
        for tenure in reader.people.tenures(known.key) if known and reader.day else ():
            if reader.day and tenure.office == "head of state" and tenure.covers(reader.day):
                found.append(character)
    return found[0] if len(found) == 1 else None


def _owners(reader: Reader, pattern: re.Pattern[str]) -> Sequence[tuple[int, str]]:
    """Where each match of the page ends, and the owner's word in it; looked for once."""
    if pattern.pattern not in reader.owners:
        found = pattern.finditer(reader.text)
        reader.owners[pattern.pattern] = tuple((each.end(), each.group(1)) for each in found)
    return reader.owners[pattern.pattern]


def owner_told(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Whose somebody is, by a name or a told pronoun: "Quist’s colleague", "her mother"."""
    if isinstance(phrase.possessor, tuple):
        return phrase.possessor[1]
    return reader.told.get(at.start) if phrase.possessor else None
