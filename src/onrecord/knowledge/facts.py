"""The facts that the shipped tables hold: people, offices with dates, states, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from onrecord.model import SpeakerKind

HORIZON = date(2025, 6, 30)
"""The last day for which an open tenure is taken to go on: the tables were written then."""


class PlaceWord(StrEnum):
    """What a word for a state is."""

    STATE = "state"  # Russia
    CAPITAL = "capital"  # Moscow
    DEMONYM = "demonym"  # Russian, Russians
    SEAT = "seat"  # the Kremlin


@dataclass(frozen=True, slots=True)
class Known:
    """A person or body of the tables; `key` is its own id there, the Wikidata id where known."""

    key: str
    name: str
    kind: SpeakerKind
    gender: Literal["man", "woman"] | None = None
    wikidata: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """That someone held an office of a state or body from one day to another, None if open."""

    holder: Known
    office: str
    body: str
    since: date | None
    until: date | None
    source: str
    detail: str = ""  # what else tells the holder apart: "Vermont, Independent"

    def covers(self, day: date) -> bool:
        """Whether the office was held on a day, as far as the tables know."""
        return (self.since is None or self.since <= day) and day <= (self.until or HORIZON)


@dataclass(frozen=True, slots=True)
class Place:
    """What a word says of a state: "the Kremlin" is the seat of Russia's government."""

    word: PlaceWord
    state: Known
    body: Known | None = None  # the seat itself, as a speaker
