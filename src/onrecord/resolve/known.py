"""The seam to what is known beyond the page: people, offices by date, states."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from onrecord.knowledge.facts import Known, Place, Tenure
from onrecord.model import Speaker, speaker_id


class KnownSpeakers(Protocol):
    """People and bodies by name and by office; names are compared without case and accents."""

    @property
    def version(self) -> str:
        """Names the tables, so that a reading tells what it was made with."""
        ...

    def named(self, name: str) -> tuple[Known, ...]:
        """All whom a full name or alias fits; more than one are namesakes."""
        ...

    def surnamed(self, surname: str, on: date | None) -> tuple[Known, ...]:
        """The holders of prominent offices on a day, None for any, who bear a surname."""
        ...

    def is_surname(self, word: str) -> bool:
        """Whether a person of the tables bears a surname, at any time."""
        ...

    def is_rare(self, surname: str) -> bool:
        """Whether just one person of the tables bears a surname."""
        ...

    def holders(self, office: str, state: str, on: date) -> tuple[Known, ...]:
        """Who held an office ("foreign minister", or words for it) of a state on a day."""
        ...

    def tenures(self, key: str) -> tuple[Tenure, ...]:
        """The offices of someone, in order of time."""
        ...

    def seat(self, state: str) -> Known | None:
        """The seat of a state's government as a body: the White House, the Kremlin."""
        ...

    def place(self, word: str) -> Place | None:
        """The state that a word names, and how: Russia, Moscow, Russian, the Kremlin."""
        ...


def speaker_of(known: Known) -> Speaker:
    """The speaker that a known person or body is."""
    return Speaker(
        speaker_id(known.name, known.kind, known.wikidata), known.name, known.kind, known.wikidata
    )
