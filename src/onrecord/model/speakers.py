"""Speakers: the persons and bodies that sources stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any, Final

from onrecord.model.dates import PartialDate
from onrecord.model.ids import DocumentId, SpeakerId, hashed_id
from onrecord.model.spans import Span


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


@dataclass(frozen=True, slots=True)
class Role:
    """Who held an office of which body when, as one page says.

    `title` is the common noun ("foreign minister"), `body` the words of the state or body as the
    page has them ("Norrland", "Norrish"; empty where it has none), `seen_on` the page's date,
    `span` where it says so.
    """

    speaker: Speaker
    title: str
    body: str
    seen_on: PartialDate | None
    span: Span


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """One page's evidence for a role: where it says so, in its own words, and when."""

    document: DocumentId
    span: Span
    words: str = field(repr=False)
    seen_on: PartialDate | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office of a speaker, by the shipped tables, by a user's file or by pages.

    `since` and `until` are its days as tables and files tell, None where they are open; for a role
    that pages teach, the first and the last day on which one did: it was held then, and may have
    been before and after. `origin` names the tables or the file, None for pages. `origins` counts
    independent pages: of different outlets, and no two that carry one dispatch.
    """

    title: str
    body: str
    since: PartialDate | None
    until: PartialDate | None
    origin: str | None
    pages: tuple[RoleSeen, ...] = ()
    origins: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "title": self.title,
            "body": self.body,
            "since": self.since.text if self.since else None,
            "until": self.until.text if self.until else None,
            "origin": self.origin,
            "origins": self.origins,
            "pages": [
                {
                    "document": each.document,
                    "span": [each.span.start, each.span.end],
                    "words": each.words,
                    "seen_on": each.seen_on.text if each.seen_on else None,
                    "outlet": each.outlet,
                }
                for each in self.pages
            ],
        }
