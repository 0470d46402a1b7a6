"""The tense of a cue, by its words: what it tells of when the saying was.

In: the cue's words. Out: a `Tense`. "Said" happened on a day; "has said" and "argues" may be of any
day, and get one only where the page names it.
"""

from __future__ import annotations

import re
from enum import StrEnum

from onrecord.language.cues import cues

_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_PERFECT = frozenset(("has", "have", "’ve", "'ve"))
_MODAL = frozenset(("will", "can", "may", "should"))


class Tense(StrEnum):
    """When a cue puts its saying."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    OTHER = "other"  # participles, nouns, "according to", a colon


def tense_of(cue: str) -> Tense:
    """The tense of the cue's first finite verb."""
    words = [word.casefold() for word in _WORD.findall(cue)]
    if any(word in _PERFECT for word in words):
        return Tense.PERFECT
    for word in words:
        if word in _MODAL or word in ("is", "are"):
            return Tense.PRESENT
        if word in ("was", "were", "had", "did"):
            return Tense.PAST
        if word in ("could", "would", "might"):
            return Tense.PAST
        for verb in cues().verbs_of(word):
            return _of_form(word, verb.lemma.split()[0])
        if word.endswith("ed"):
            return Tense.PAST
    return Tense.OTHER


def _of_form(word: str, lemma: str) -> Tense:
    if word.endswith("ing"):
        return Tense.OTHER
    if word in (lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"):
        return Tense.PRESENT
    return Tense.PAST
