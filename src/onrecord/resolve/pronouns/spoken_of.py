"""Whom somebody's words are about: “He denied it,” Ruiz said of Vale.

In: the reader of the page, the attributions, which of them. Out: a `Found` for a source that is he
or she within such words; None where nothing is said, or somebody else is named in them before it;
whom reported words name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution, Span, hull
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import SAYS_SO, Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

_OF = re.compile(r"\b(?:sa(?:id|ys|ying)|told|tells|asked)(?: [\w’'-]+){0,3}? (?:of|about) ")
_TITLED = re.compile(r"(?:[A-Z][\w.’'-]*,? )*")  # what stands between "of" and the name it leads in
GUESSED = 0.7  # score of a description taken for who was named near it
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


def unless_spoken_about(
    reader: Reader, attribution: Attribution, phrase: Phrase, found: Found
) -> Found:
    """A guess at who is described, unless the reported words name that one.

    "The senator said Hale would go" is no word of Hale.
    """
    guessed = phrase.kind == "roles" and found.score <= GUESSED and found.character
    return _not_of(found) if guessed and guessed in _named_in(reader, attribution) else found


def _not_of(found: Found) -> Found:
    others = [each for each in found.candidates if each != found.speaker]
    return unsure(others, "the one named near is named in what the source says")


def _named_in(reader: Reader, attribution: Attribution) -> set[Character]:
    """The characters named in reported words, outside of quotation marks."""
    return {
        character
        for span in attribution.content
        for name, character in reader.cast.within(span)
        if not reader.marked.holds(name.span)
    }


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
