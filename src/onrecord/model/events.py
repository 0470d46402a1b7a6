"""Political events: what one actor does to another, by the event types of PLOVER."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.spans import Spans


class Event(StrEnum):
    """The event types of PLOVER (Open Event Data Alliance), with its names.

    It has none for plain statements. Older names of the same: DEMAND is REQUEST here, DISAPPROVE
    and INVESTIGATE are ACCUSE, CONCEDE and RETREAT are YIELD, FIGHT is ASSAULT.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    SANCTION = "SANCTION"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def cameo(self) -> str | None:
        """The two digits of the CAMEO root that it comes from; None where it joins several."""
        return _CAMEO.get(self)


_CAMEO = {
    Event.AGREE: "03",
    Event.CONSULT: "04",
    Event.SUPPORT: "05",
    Event.COOPERATE: "06",
    Event.AID: "07",
    Event.YIELD: "08",
    Event.REJECT: "12",
    Event.THREATEN: "13",
    Event.PROTEST: "14",
    Event.MOBILIZE: "15",
    Event.SANCTION: "16",
    Event.COERCE: "17",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the places of an event's source and target in it; either may be unnamed."""

    text: str = field(repr=False)
    source: Spans
    target: Spans
