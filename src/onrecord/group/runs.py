"""Runs: words in a row that two texts have in common, wherever they stand.

In: a document. Out: its own words, as stretches between quotations; the keys by which texts that
have runs in common meet (winnowing: Schleimer and others 2003); how many words of the shorter text
stand in runs that the other has. A short wire story is told again with its sentences merged and
moved: no paragraph is the other's, but what is left of each sentence is there word for word. Two
who report one event in words of their own have hardly five in a row in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.group.passages import own_stretches
from onrecord.model import BlockKind, Document
from onrecord.postings import key_of

RUN = 5  # words in a row; four ("told reporters on Monday") are everybody's
SHINGLE = 4  # words in a row that make two texts worth comparing
KEPT = 3  # of so many shingles in a row one is kept: 6 words in a row in common always meet

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """The own words of a text in order, the runs in them, and how many words they are."""

    stretches: tuple[Words, ...] = field(repr=False)
    every: frozenset[Words] = field(repr=False)
    length: int


def runs_of(document: Document) -> Runs:
    """The runs of `document`, over its paragraphs."""
    blocks = (block.span.of(document.text) for block in document.blocks if block.kind in _TOLD)
    stretches = tuple(words for block in blocks for words in own_stretches(block))
    every = frozenset(run for words in stretches for run in _in_a_row(words, RUN))
    return Runs(stretches, every, sum(map(len, stretches)))


def keys_of(runs: Runs) -> Iterator[int]:
    """The keys of a text's shingles, the least of each few in a row, the same in every text."""
    for words in runs.stretches:
        keys = [key_of("runs", *shingle) for shingle in _in_a_row(words, SHINGLE)]
        for start in range(max(1, len(keys) - KEPT + 1) if keys else 0):
            yield min(keys[start : start + KEPT])


def in_runs(one: Runs, other: Runs) -> tuple[int, int]:
    """How many words of the shorter text stand in runs of the longer one; in how many places."""
    shorter, longer = sorted((one, other), key=lambda runs: (runs.length, runs.stretches))
    if shorter.every.isdisjoint(longer.every):
        return 0, 0
    found = [_covered(words, longer.every) for words in shorter.stretches]
    return sum(map(len, found)), sum(_places(covered) for covered in found)


def _covered(words: Words, known: frozenset[Words]) -> set[int]:
    starts = (i for i, run in enumerate(_in_a_row(words, RUN)) if run in known)
    return {place for start in starts for place in range(start, start + RUN)}


def _places(covered: set[int]) -> int:
    """How many stretches of words in a row there are."""
    return sum(place - 1 not in covered for place in covered)


def _in_a_row(words: Words, length: int) -> Iterator[Words]:
    return (words[start : start + length] for start in range(len(words) - length + 1))
