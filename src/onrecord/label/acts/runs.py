"""The words of an attribution and a few around it, by what they are to it.

In: the paragraphs of a page that a network read, with what it kept of each; an attribution. Out:
`Run`s of words, in the order of the text, as a net that tells acts reads them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any, Protocol

from onrecord.model import Attribution, Span

BEFORE, BEHIND = 6, 3
"""Words around an attribution that are read with it: “In a sharp rebuke, Ruiz said …”."""

CONTENT = 28
"""Words of a content that are read: what it does first it does most."""


class Part(IntEnum):
    """What a word is to an attribution."""

    AROUND = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


class Words(Protocol):
    """A paragraph that is cut into words."""

    @property
    def offset(self) -> int:
        """Where it begins in its document."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its words start."""

    @property
    def ends(self) -> tuple[int, ...]:
        """Where its words end."""

    @property
    def features(self) -> tuple[int, ...]:
        """A small number for each word."""


class States(Protocol):
    """What a network kept of a paragraph."""

    @property
    def rows(self) -> Any:
        """(pieces, numbers)."""

    @property
    def first(self) -> Any:
        """The first piece of each of its words."""


Kept = tuple[Words, States]
"""A paragraph that a network read, and what it kept of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words `begin` to `end` of a paragraph, which are one `part` of an attribution."""

    words: Words
    states: States
    begin: int
    end: int
    part: Part


def runs_of(kept: Sequence[Kept], attribution: Attribution, given: Sequence[Span]) -> Iterator[Run]:
    """The words of an attribution, by paragraph; those `given` to others are around it."""
    offsets = [words.offset for words, _ in kept]
    hull, left = attribution.hull, CONTENT
    first = max(bisect_right(offsets, hull.start) - 1, 0)
    for words, states in kept[first : bisect_left(offsets, hull.end)]:
        parts = _parts(words, attribution, given)[: len(states.first)]
        told = [i for i, part in enumerate(parts) if part]
        if not told:
            continue
        begin, end = max(told[0] - BEFORE, 0), min(told[-1] + 1 + BEHIND, len(parts))
        bounds = [begin, *(i for i in range(begin + 1, end) if parts[i] != parts[i - 1]), end]
        for a, b in pairwise(bounds):
            if parts[a] is Part.CONTENT:
                b, left = min(b, a + left), left - min(b - a, left)
            elif parts[a] is Part.AROUND and a > begin:
                b = min(b, a + BEFORE + BEHIND)
            if a < b:
                yield Run(words, states, a, b, parts[a])


def _parts(words: Words, attribution: Attribution, given: Sequence[Span]) -> list[Part]:
    """What each word of a paragraph is; a cue within the content is one."""
    parts = [Part.AROUND] * len(words.starts)
    marked = (
        (attribution.source, Part.SOURCE),
        (attribution.content, Part.CONTENT),
        (given, Part.AROUND),
        (attribution.cue, Part.CUE),
    )
    for spans, part in marked:
        for span in spans:
            begin = bisect_right(words.ends, span.start - words.offset)
            end = bisect_left(words.starts, span.end - words.offset)
            parts[begin:end] = [part] * max(end - begin, 0)
    return parts
