"""Spellings: persons whose names are one name written in two ways.

In: statement rows. Out: the same rows, a person under one speaker whatever the spelling of a page
("Ilyo Brežan", "Ilio Brezhan"). Only whole names that are letter for letter the same once accents
and the usual ways of writing one sound are set aside (ž, zh; y, j, i) are joined: what is alike but
not the same ("Ana", "Anna") may be two persons and stays apart. Nothing is changed in the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.language.sounds import sound_of
from onrecord.model import Speaker, SpeakerId, SpeakerKind, StatementRow

Pair = frozenset[SpeakerId]


def one_spelling(rows: Iterable[StatementRow], apart: Collection[Pair] = ()) -> list[StatementRow]:
    """`rows` with each person under the spelling that most of them have.

    `apart` are pairs of speakers of whom a person judged that they are two.
    """
    rows = list(rows)
    times = Counter(row.known_speaker for row in rows if row.known_speaker)
    return [*respelled(rows, chosen_spellings(times, apart=apart))]


def respelled(
    rows: Iterable[StatementRow], chosen: Mapping[SpeakerId, Speaker]
) -> Iterator[StatementRow]:
    """`rows` with each speaker for whom another is chosen under that one."""
    for row in rows:
        own = row.known_speaker
        yield replace(row, speaker=chosen[own.id]) if own and own.id in chosen else row


def chosen_spellings(
    times: Mapping[Speaker, int],
    settled: Collection[SpeakerId] = (),
    apart: Collection[Pair] = (),
) -> dict[SpeakerId, Speaker]:
    """For each person with several spellings the commonest, of equals the one with accents.

    One of `settled` stays the chosen one, however many come to have another. Where two of one sound
    are judged to be two (`apart`), none of that sound are joined: whose of the two a third spelling
    is, a person has to say.
    """
    spelled: dict[str, list[Speaker]] = {}
    for speaker in times:
        if sound := whole_name(speaker):
            spelled.setdefault(sound, []).append(speaker)

    def rank(one: Speaker) -> tuple[bool, int, bool, str, str]:
        return (one.id in settled, times[one], not one.name.isascii(), one.name, one.id)

    several = (same for same in spelled.values() if len(same) > 1 and not _hold_two(same, apart))
    return {speaker.id: max(same, key=rank) for same in several for speaker in same}


def _hold_two(same: Iterable[Speaker], apart: Collection[Pair]) -> bool:
    """Whether there are two among those of one sound who are never to be joined."""
    ids = {each.id for each in same}
    return any(pair <= ids for pair in apart)


def whole_name(speaker: Speaker) -> str | None:
    """The whole name of a person as it sounds; None where there is no such name."""
    whole = speaker.kind is SpeakerKind.PERSON and " " in speaker.name
    return sound_of(speaker.name) if whole else None
