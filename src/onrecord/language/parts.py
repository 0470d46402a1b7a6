"""Parts: the sentences of a statement's words.

In: content as rows give it, stretches joined by " … ". Out: its sentences with their places. One
statement often holds several sayings (“We discussed nothing,” he said. “The lunch was good.”); what
is compared across pages is one sentence with another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.language.stems import words_of
from onrecord.language.words import word_table

_ABBREVIATED = r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov)\.)"
_END = re.compile(
    r"\s…\s|,?\s+and\s+(?=that\s)"
    rf"|(?<=[.!?;]){_ABBREVIATED}[\"”’'»]*\s+(?=[\"“‘«'A-ZÀ-Þ])"
)
_EDGES = " \t\n\"“”„«»‘’'"
_FINITE = frozenset(
    {"is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had", "having", "do"}
    | {"does", "did", "will", "would", "can", "could", "shall", "should", "may", "might", "must"}
    | {"cannot", "it's", "that's", "there's", "i'm", "we're", "they're", "he's", "she's", "let's"}
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "any", "some", "no"})
_BEFORE_NOUNS = _DETERMINERS | {"of", "in", "for", "with", "by", "on", "from", "about", "at"}
_RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence without the marks around it, and where it starts in the content."""

    words: str
    start: int


def parts_of(content: str) -> tuple[Part, ...]:
    """The sentences of `content` that have a word in them, in order.

    >>> [part.words for part in parts_of("“It was not discussed,” … “The lunch was good.”")]
    ['It was not discussed,', 'The lunch was good.']
    """
    ends = [(found.start(), found.end()) for found in _END.finditer(content)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(content)]
    cut = ((start, content[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return tuple(
        Part(words.strip(_EDGES), start) for start, words in cut if any(map(str.isalnum, words))
    )


def is_clause(words: str) -> bool:
    """Whether `words` say something of something, as far as their forms tell.

    A noun phrase ("the deal with the city") can be rejected but does not assert anything. Told by
    auxiliaries, an opening "that" or "to", and verb endings: no parse is at hand.

    >>> is_clause("that he left"), is_clause("visas and customs"), is_clause("they signed it")
    (True, False, True)
    """
    found = words_of(words)
    if found[:1] and found[0] in _DETERMINERS and not _RELATIVES.isdisjoint(found[1:6]):
        return False  # "the flood that killed 44 people"
    if found[:1] in (["that"], ["to"]) or any(w in _FINITE or w.endswith("n't") for w in found):
        return True
    if not verbs().isdisjoint(found[1:]):
        return True
    return any(
        word.endswith("ed") and len(word) > 3 and not _qualifies(before)
        for before, word in pairwise(found)
    )


def _qualifies(before: str) -> bool:
    """Whether a form in -ed after this word is an adjective ("highly classified")."""
    return before.endswith("ly") or before in _BEFORE_NOUNS


@cache
def verbs() -> frozenset[str]:
    """Verbs that no ending tells."""
    return frozenset(word_table("common")["verbs"])
