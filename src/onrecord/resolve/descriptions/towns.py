"""Places called by a noun: "the city of Larkhaven", "the town".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`, or None: the place that
the phrase names, or the one that is on the reader's mind there.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.language.descriptions import places
from onrecord.model import Span
from onrecord.resolve.descriptions.meant import LATELY, MEANT
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import likeliest

PLACES = frozenset(("city", "town", "state", "country", "nation", "kingdom", "republic"))


def place_called(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The place that a noun for places is said of: "the city of Larkhaven", "the town"."""
    for _, character in phrase.complements[:1] if phrase.complement.startswith("of ") else ():
        return reader.found(character, 0.8, f"the {phrase.head} of that name")
    placed = [
        c for c in reader.cast.characters if reader.place(c.name) or c.name.casefold() in places()
    ]
    weighed = [] if phrase.complement or phrase.modifiers else likeliest(reader, placed, at, LATELY)
    if not weighed or weighed[0].weight < MEANT:
        return None
    return replace(weighed[0].found, score=0.55, evidence="the place named last before")
