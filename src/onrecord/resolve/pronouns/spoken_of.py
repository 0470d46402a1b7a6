"""Whom somebody's words are about: “He denied it,” Ruiz said of Vale.

In: the reader of the page, the attributions, which of them. Out: a `Found` for a source that is he
or she within such words; None where nothing is said, or somebody else is named in them before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution, Span, hull
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import SAYS_SO, Found
from onrecord.resolve.page import Reader

_OF = re.compile(r"\b(?:sa(?:id|ys|ying)|told|tells|asked)(?: [\w’'-]+){0,3}? (?:of|about) ")
_TITLED = re.compile(r"(?:[A-Z][\w.’'-]*,? )*")  # what stands between "of" and the name it leads in
REACH = 60  # characters behind a cue in which its "of" stands


def spoken_of(reader: Reader, attributions: Sequence[Attribution], index: int) -> Found | None:
    """He and she in words that were said of somebody who is named beside them."""
    attribution = attributions[index]
    pronoun = hull(attribution.source)
    kind = pronoun_class(pronoun.of(reader.text))
    if attribution.parent is None or kind not in ("man", "woman"):
        return None
    parent = attributions[attribution.parent]
    meant = _named_behind(reader, parent) if reader.quoted.holds(pronoun) else None
    agrees = reader.agreeing(kind)
    if meant is None or not agrees(meant):
        return None
    words = Span(parent.content[0].start, pronoun.start)
    if any(agrees(other) and other is not meant for _, other in reader.names_at(words)):
        return None
    return reader.found(meant, SAYS_SO, f"said of {meant.name!r}")


def _named_behind(reader: Reader, parent: Attribution) -> Character | None:
    """The person after "said of" and "told them about" in the lead-in of a quotation."""
    cue = parent.cue[0].start if parent.cue else len(reader.text)
    of = _OF.match(reader.text, cue, min(cue + REACH, len(reader.text)))
    if of is None:
        return None
    for name, character in reader.names_at(Span(of.end(), of.end() + REACH)):
        if _TITLED.fullmatch(reader.text, of.end(), name.span.start):
            return character
    return None
