"""Keys: by which sentences are found in an index that may render one saying.

In: a wording. Out: an `Entry`, found by its speaker's week (by surname: a page may have no more),
by pairs of its longest stems, by words in a row whoever speaks; and what it asks for in turn, which
is the same but for the weeks beside its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from onrecord.group.likeness import WINDOW
from onrecord.group.wordings import Wording
from onrecord.postings import Entry, key_of

KIND = "saying"
LONGEST = 5  # stems of a sentence, two of which make others worth comparing across years
SHORT = 3  # stems; of so few one is enough
SHINGLE = 4  # words in a row that make two quotations worth comparing whoever speaks
KEPT = 4  # of so many shingles in a row one is kept: 7 words in a row in common always meet


@dataclass(frozen=True, slots=True)
class Asked:
    """The keys by which a wording asks for others: the weeks around it, and what it says."""

    wording: Wording
    weeks: frozenset[int] = field(repr=False)
    words: frozenset[int] = field(repr=False)


def entry_of(wording: Wording) -> Entry:
    """A wording as the index has it."""
    return Entry(wording.key, KIND, wording.document, frozenset(_keys(wording)))


def asked_by(wording: Wording) -> Asked:
    """What a wording asks the index for."""
    weeks = _weeks(wording)
    return Asked(wording, frozenset(weeks), frozenset(_keys(wording) - weeks))


def _keys(wording: Wording) -> set[int]:
    """Where wordings stand that may be compared with this one: its week, its long stems, words."""
    quoted = _shingles(wording) if wording.quoted else set()
    if wording.speaker is None:
        return quoted
    stems = sorted(wording.stems, key=lambda stem: (-len(stem), stem))[:LONGEST]
    said = {key_of(KIND, _owner(wording), *sorted(two)) for two in combinations(stems, 2)}
    if len(stems) <= SHORT:
        said |= {key_of(KIND, _owner(wording), stem) for stem in stems}
    return {key_of(KIND, _owner(wording), "week", _week(wording)), *said, *quoted}


def _shingles(wording: Wording) -> set[int]:
    """Keys of words in a row, the least of each few (winnowing: Schleimer and others 2003)."""
    words = wording.words
    every = [
        key_of(KIND, "words", *words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)
    ]
    return {min(every[i : i + KEPT]) for i in range(max(1, len(every) - KEPT + 1)) if every}


def _owner(wording: Wording) -> str:
    """Under whom a wording is kept: a surname, which a page may have alone, or a speaker's id."""
    return wording.surname or wording.speaker or ""


def _weeks(wording: Wording) -> set[int]:
    """Its week, the one before, the one after; what has no day meets others by stems and words."""
    week = _week(wording)
    near = (None,) if week is None else (week - 1, week, week + 1)
    return {key_of(KIND, _owner(wording), "week", each) for each in near if wording.speaker}


def _week(wording: Wording) -> int | None:
    """The week of the day that is known; a month or a year is no day."""
    told = wording.day is not None and wording.day == wording.last_day
    return wording.day.toordinal() // WINDOW if wording.day and told else None
