"""Words that a person chose, found in the text: the new place of a source, a cue or a content.

In: a document's text, words as they were typed or copied, and where about they stand. Out: their
spans. White space may differ, since a browser gives a line's end as it likes; letters may not.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.errors import BadInput
from onrecord.model import Span, Spans

GAP = "…"  # between pieces of a content that a narrator cuts in two, as statements show it


def chosen(text: str, words: str, near: int) -> Spans:
    """The spans of `words` in `text`, each piece as near as can be to where the one before ends.

    None for no words; BadInput where a piece does not stand there.
    """
    found: list[Span] = []
    for piece in filter(None, (each.strip() for each in words.split(GAP))):
        span = nearest(text, piece, found[-1].end if found else near)
        if span is None:
            raise BadInput(
                f"“{piece}” does not stand in the text: copy the words as they are there"
            )
        found.append(span)
    if any(one.end > other.start for one, other in pairwise(found)):
        raise BadInput("the pieces do not stand one after the other in the text")
    return tuple(found)


def nearest(text: str, piece: str, near: int) -> Span | None:
    """Where `piece` stands nearest to `near`; None where it does not stand at all."""
    pattern = re.compile(r"\s+".join(map(re.escape, piece.split())))
    places = [Span(*found.span()) for found in pattern.finditer(text)]
    return min(places, key=lambda place: abs(place.start - near), default=None)
