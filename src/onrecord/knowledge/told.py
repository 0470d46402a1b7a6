"""What a user tells of people: the nouns, and the checks of each field.

In: the text of one field. Out: its value, or BadInput with a sentence for the user.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.errors import BadDate, BadInput
from onrecord.model import PartialDate, SpeakerKind

Gender = Literal["man", "woman"]
GENDERS: Final[Mapping[str, Gender]] = {
    **dict.fromkeys(("man", "male", "m"), "man"),
    **dict.fromkeys(("woman", "female", "f"), "woman"),
}
_QID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class RoleTold:
    """An office or membership; `body` is '' where none is told."""

    title: str
    body: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PersonTold:
    """A person or body of a user's file."""

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    wikidata: str | None = None
    roles: tuple[RoleTold, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: its line, and why."""

    line: int
    why: str


def name_of(text: str) -> str:
    """A name; it needs a letter."""
    if not any(letter.isalpha() for letter in text):
        raise BadInput("a name is wanted")
    return text


def kind_of(text: str) -> SpeakerKind:
    """Person or body; a person where nothing is told."""
    kinds = {each.value: each for each in (SpeakerKind.PERSON, SpeakerKind.BODY)}
    if text and text.casefold() not in kinds:
        raise BadInput(f"{text!r} is no kind: person or body")
    return kinds.get(text.casefold(), SpeakerKind.PERSON)


def gender_of(text: str) -> Gender | None:
    """Man or woman, None where nothing is told."""
    if text and text.casefold() not in GENDERS:
        raise BadInput(f"{text!r} is no gender: man, woman, or nothing")
    return GENDERS.get(text.casefold())


def wikidata_of(text: str) -> str | None:
    """A Wikidata id, None where nothing is told."""
    if text and not _QID.fullmatch(text):
        raise BadInput(f"{text!r} is no Wikidata id: Q and a number")
    return text or None


def date_of(text: str) -> PartialDate | None:
    """A partial date, None where nothing is told."""
    try:
        return PartialDate(text) if text else None
    except BadDate as error:
        raise BadInput(str(error)) from None
