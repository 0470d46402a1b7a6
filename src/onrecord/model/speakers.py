"""Speakers: the persons and bodies that sources stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from onrecord.model.ids import SpeakerId, hashed_id


class SpeakerKind(StrEnum):
    """What sort of speaker it is."""

    PERSON = "person"
    BODY = "body"  # a state, government, office, party, company, newspaper
    GROUP = "group"  # people one can point to: voters, Democrats, two named persons
    UNNAMED = "unnamed"  # an anonymous person or vague plural: sources, critics


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body; `name` is the fullest known of it, `wikidata` its Q-id, if known."""

    id: SpeakerId
    name: str
    kind: SpeakerKind
    wikidata: str | None = None


def speaker_id(name: str, kind: SpeakerKind, wikidata: str | None = None) -> SpeakerId:
    """`spk-…` of the Wikidata id where there is one, else of kind and name without case."""
    parts = (wikidata,) if wikidata else (kind.value, " ".join(name.casefold().split()))
    return SpeakerId(hashed_id("spk", *parts))


class Unsure(Enum):
    """The type of `UNSURE`: we cannot tell."""

    UNSURE = "unsure"


UNSURE: Final = Unsure.UNSURE


@dataclass(frozen=True, slots=True)
class Resolution:
    """For which speaker a source stands, and why we think so.

    `speaker` is None where the page names nobody (no source), `UNSURE` where it cannot be told
    which of `candidates` is meant. `evidence` is a short sentence for people: "short name of
    'Sergey Lavrov', named before". `score` is the calibrated probability that it is right.
    `on_behalf_of` is the body or person for whom a spokesperson speaks.
    """

    speaker: Speaker | Unsure | None
    score: float
    evidence: str
    candidates: tuple[Speaker, ...] = ()
    on_behalf_of: Speaker | None = None
