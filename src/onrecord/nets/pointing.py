"""Which word each word of a paragraph points to, worked out from a network's numbers when asked.

In: for each word four projections of `WIDTH` numbers, and what speaks for pointing at nothing; what
distance and sentences add. Out: log probabilities. A word points to the first word of the cue that
it belongs to, and that one to the first word of its source. Half of all paragraphs have no word
that may begin a cue and are never asked; of sources only the rows of cues are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WIDTH = 64
"""Numbers in a projection."""

DIGITS = 3
"""Scores are rounded: the last bits of a sum depend on the processor."""

ANCHOR, SOURCE = 0, 1
"""The two pointers, in the order of their projections."""


@dataclass(frozen=True, slots=True)
class Place:
    """First word and end of each sentence of a paragraph; of its words 1 where one is quoted."""

    sentences: Sequence[tuple[int, int]]
    quoted: Ints

    @classmethod
    def of(cls, sentences: Ints, quoted: NDArray[np.bool_]) -> Place:
        """Of words with numbers of `sentences`, which go up, `quoted` or not."""
        bounds = (sentences[1:] != sentences[:-1]).nonzero()[0] + 1
        return cls([*pairwise((0, *bounds.tolist(), len(sentences)))], quoted.astype(np.int64))


class Nearness:
    """What distance and sentences add to pointing, as `model.json` has it.

    `distances` (32, 2): by bucket of distance and pointer. `places` (6, 2): where the other word is
    in the same sentence, in one before or in one after; for words within quotation marks behind.
    """

    def __init__(
        self, distances: Sequence[Sequence[float]], places: Sequence[Sequence[float]], words: int
    ) -> None:
        self._distances = np.array(distances, np.float32).T[:, distance_buckets(words)]
        self._places = np.array(places, np.float32).T.reshape(2, 2, 3).swapaxes(1, 2).copy()

    def added(self, pointer: int, place: Place, rows: slice) -> Floats:
        """(rows, words) of the words of one paragraph."""
        added: Floats = self._distances[pointer, rows, : len(place.quoted)].copy()
        same, before, after = self._places[pointer][:, place.quoted[rows], None]
        for start, end in place.sentences:
            if start < rows.stop and rows.start < end:
                own = slice(max(start - rows.start, 0), end - rows.start)
                added[own, :start] += before[own]
                added[own, start:end] += same[own]
                added[own, end:] += after[own]
        return added


@dataclass(frozen=True, slots=True)
class States:
    """What is kept of a paragraph that was read: (pieces, numbers), and its words' first pieces."""

    rows: NDArray[np.uint8]
    first: Ints


class ScoredWords:
    """Log probabilities of a paragraph's n words: tags (n, 7), pointers (n, n+1).

    The last column of a pointer is for pointing at nothing. `states` are those that excerpts of the
    paragraph are scored by, if any are.
    """

    def __init__(
        self,
        tags: Floats,
        proj: Floats,
        null: Floats,
        sentences: Ints,
        quoted: NDArray[np.bool_],
        nearness: Nearness,
        states: States | None = None,
    ) -> None:
        self.tags, self.states = tags, states
        self._proj, self._null, self._nearness = proj, null, nearness
        self._sentences, self._quoted = sentences, quoted

    @cached_property
    def _place(self) -> Place:
        return Place.of(self._sentences, self._quoted)

    @cached_property
    def anchors(self) -> Floats:
        """Word to the first word of the cue that it belongs to."""
        return self._pointing(ANCHOR, slice(0, len(self.tags)))

    @cached_property
    def sources(self) -> Floats:
        """First word of a cue to the first word of its source."""
        return self._pointing(SOURCE, slice(0, len(self.tags)))

    def source_of(self, anchor: int) -> Floats:
        """The row of `sources` for a cue that begins at `anchor`."""
        row: Floats = self._pointing(SOURCE, slice(anchor, anchor + 1))[0]
        return row

    def _pointing(self, pointer: int, rows: slice) -> Floats:
        left = self._proj[rows, 2 * pointer * WIDTH : (2 * pointer + 1) * WIDTH]
        right = self._proj[:, (2 * pointer + 1) * WIDTH : (2 * pointer + 2) * WIDTH]
        n = len(self.tags)
        scores = np.empty((len(left), n + 1), np.float32)
        np.matmul(left, right.T, out=scores[:, :n])
        scores[:, :n] *= 1 / math.sqrt(WIDTH)
        scores[:, :n] += self._nearness.added(pointer, self._place, rows)
        scores[:, n] = self._null[rows, pointer]
        return log_softmax(scores).round(DIGITS)


def distance_buckets(words: int) -> Ints:
    """(words, words): the bucket of j - i; exact to 5 words, then growing by 1.45."""
    index = np.arange(words)
    distance = index[None, :] - index[:, None]
    size = np.abs(distance)
    far = 6 + np.trunc(np.log(np.maximum(size, 1) / 6) / math.log(1.45)).astype(np.int64)
    bucket = np.where(size < 6, size, np.minimum(far, 15))
    signed: Ints = np.where(distance >= 0, bucket, bucket + 16)
    return signed


def log_softmax(scores: Floats) -> Floats:
    """Scores as log probabilities, along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normalised
