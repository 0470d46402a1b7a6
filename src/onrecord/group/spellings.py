"""Spellings: persons whose names are one name written in two ways.

In: statement rows. Out: the same rows, a person under one speaker whatever the spelling of a page
("Ilyo Brežan", "Ilio Brezhan"). Only whole names that are letter for letter the same once accents
and the usual ways of writing one sound are set aside (ž, zh; y, j, i) are joined: what is alike but
not the same ("Ana", "Anna") may be two persons and stays apart. Nothing is changed in the record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from onrecord.language.stems import words_of
from onrecord.model import Speaker, SpeakerId, SpeakerKind, StatementRow

SOUNDS = (("shch", "s"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("w", "v"))
"""Ways of writing one sound in Latin letters, the longer first."""

_GLIDES = re.compile("[yj]")


def one_spelling(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """`rows` with each person under the spelling that most of them have."""
    rows = list(rows)
    chosen = chosen_spellings(row.known_speaker for row in rows if row.known_speaker)
    return [
        replace(row, speaker=chosen[row.known_speaker.id])
        if row.known_speaker and row.known_speaker.id in chosen
        else row
        for row in rows
    ]


def chosen_spellings(speakers: Iterable[Speaker]) -> dict[SpeakerId, Speaker]:
    """For each person with several spellings the commonest, of equals the one with accents."""
    times = Counter(each for each in speakers if each.kind is SpeakerKind.PERSON)
    spelled: dict[str, list[Speaker]] = {}
    for speaker in times:
        if len(speaker.name.split()) > 1:
            spelled.setdefault(sound_of(speaker.name), []).append(speaker)
    several = (same for same in spelled.values() if len(same) > 1)
    return {
        speaker.id: max(same, key=lambda each: (times[each], not each.name.isascii(), each.name))
        for same in several
        for speaker in same
    }


def sound_of(name: str) -> str:
    """A name as it sounds, roughly: what two spellings of it have in common.

    >>> sound_of("Ilyo Brežan") == sound_of("Ilio Brezhan")
    True
    """
    sound = " ".join(words_of(name))
    for written, plain in SOUNDS:
        sound = sound.replace(written, plain)
    return _GLIDES.sub("i", sound)
