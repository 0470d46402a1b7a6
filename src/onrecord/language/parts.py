"""Parts: the sentences of a statement's words.

In: content as rows give it, stretches joined by " … ". Out: its sentences with their places. One
statement often holds several sayings (“We discussed nothing,” he said. “The lunch was good.”); what
is compared across pages is one sentence with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_MEETING = re.compile(
    r"(?:(?<=\S[”»\"])[,;.]*\s+(?:(?:and|but|or)\s+)?|:\s+)(?=(?:\w+\s+){0,2}[“«\"]\S)"
)
_MARKS = re.compile('[“”«»"]')
_EDGES = " \t\n\"“”„«»‘’'"
_FINITE = frozenset(
    {"is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had", "having", "do"}
    | {"does", "did", "will", "would", "can", "could", "shall", "should", "may", "might", "must"}
    | {"cannot", "it's", "that's", "there's", "i'm", "we're", "they're", "he's", "she's", "let's"}
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "any", "some", "no"})
_BEFORE_NOUNS = _DETERMINERS | {"of", "in", "for", "with", "by", "on", "from", "about", "at"}
_RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})

QUOTED_WORDS = 3
"""Of each of two quotations beside each other to be two sayings; fewer are words put in marks."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence without the marks around it, and where it starts in the content."""

    words: str
    start: int


def parts_of(content: str) -> tuple[Part, ...]:
    """The sentences of `content` that have a word in them, in order.

    Two quotations beside each other (“It rained all day” and “we were not told”) are two.

    >>> [part.words for part in parts_of("“It was not discussed,” … “The lunch was good.”")]
    ['It was not discussed,', 'The lunch was good.']
    """
    ends = _ends(content)
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(content)]
    cut = ((start, content[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return tuple(
        Part(words.strip(_EDGES), start) for start, words in cut if any(map(str.isalnum, words))
    )


def _ends(content: str) -> list[tuple[int, int]]:
    """Where a sentence or one of two quotations ends and where the next begins, in order."""
    ends = [found.span() for found in _END.finditer(content)]
    for start, end in (found.span() for found in _MEETING.finditer(content)):
        begun = max((stop for _, stop in ends if stop <= start), default=0)
        apart = all(end <= other or stop <= start for other, stop in ends)
        if apart and _two_sayings(content[begun:start], content[end:]):
            ends.append((start, end))
    return sorted(ends)


def _two_sayings(before: str, after: str) -> bool:
    """Whether the words before and the quotation after are each long enough to be a saying."""
    quoted = _MARKS.split(after)[1]
    said = _MARKS.split(before)[-2] if _MARKS.search(before[-1:]) else before
    enough = len(words_of(said)) >= QUOTED_WORDS and (said is not before or is_clause(said))
    return enough and len(words_of(quoted)) >= QUOTED_WORDS


def is_clause(words: str) -> bool:
    """Whether `words` say something of something, as far as their forms tell.

    A noun phrase ("the deal with the city") can be rejected but does not assert anything. Told by
    auxiliaries, an opening "that" or "to", and verb endings: no parse is at hand.

    >>> is_clause("that he left"), is_clause("visas and customs"), is_clause("they signed it")
    (True, False, True)
    """
    found = words_of(words)
    relative = next((i for i, word in enumerate(found[1:6], 1) if word in _RELATIVES), 0)
    if found[:1] and found[0] in _DETERMINERS and relative and not _has_verb(found[:relative]):
        return False  # "the flood that killed 44 people"
    if found[:1] in (["that"], ["to"]) or any(w in _FINITE or w.endswith("n't") for w in found):
        return True
    return _has_verb(found)


def _has_verb(found: Sequence[str]) -> bool:
    """Whether a word after the first has the form of a past, or is a listed verb."""
    return not verbs().isdisjoint(found[1:]) or any(
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
