"""The graphs of the attribution network: what they give of the pieces of paragraphs.

In: the pieces of paragraphs. Out: the network's numbers for their words, and the states that are
kept of each. The network is one graph, or two: the lower layers, which read every piece and give
the states, and the upper ones, which leave out the words deep within a quotation. All that matters
there stands at its ends; a word that is left out has the numbers of the nearest one that was read.
Paragraphs of as many pieces are read together, so that none is padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from onrecord.nets.loading import session_of
from onrecord.nets.pieces import PIECES, Ints, Padded, Pieces, bucketed, padded
from onrecord.nets.pointing import DIGITS, Floats, States, log_softmax

LOWER, UPPER = "model.onnx", "upper.onnx"
"""The files of the two graphs; that of a network of one graph is the first."""

STATES = "states_whole"
"""What the lower graph gives and the upper one takes: whole numbers of each piece."""

ENDS = 4
"""Words of a quotation, at each of its ends, that upper layers read: with 3 to 8 the development
articles are as well attributed as with all, with 2 worse."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of a paragraph's n words: (n, 7) log probabilities of tags, (n, …) what they point by."""

    tags: Floats
    proj: Floats
    null: Floats
    states: States | None = None


class Graphs(Protocol):
    """A network whose graphs are loaded."""

    def numbers(self, pieces: Sequence[Pieces]) -> list[Numbers]:
        """The numbers of each paragraph, whatever the others are."""


def load_graphs(folder: Path, files: Mapping[str, str], edge: int, threads: int) -> Graphs:
    """The graphs in `folder`, which has these `files`; `edge` is the feature of no word."""
    graph = session_of(folder / LOWER, threads)
    if UPPER in files:
        return _Parted(graph, session_of(folder / UPPER, threads), edge)
    return _Whole(graph, edge)


@dataclass(frozen=True, slots=True)
class _Whole:
    """One graph."""

    graph: InferenceSession
    edge: int

    def numbers(self, pieces: Sequence[Pieces]) -> list[Numbers]:
        """The numbers of each paragraph, whatever the others are."""
        found: dict[int, Numbers] = {}
        for bucket, side in _side_by_side(pieces, self.edge):
            scores = _scores(self.graph, inputs_of(side))
            for row, i in enumerate(bucket):
                n = len(pieces[i].first)
                tags, proj, null = (each[row, :n] for each in scores)
                found[i] = Numbers(tags, proj, null)
        return [found[i] for i in range(len(pieces))]


@dataclass(frozen=True, slots=True)
class _Parted:
    """Two graphs, of which the upper one reads the words that matter to it."""

    lower: InferenceSession
    upper: InferenceSession
    edge: int

    def numbers(self, pieces: Sequence[Pieces]) -> list[Numbers]:
        """The numbers of each paragraph, whatever the others are."""
        kept = self._states(pieces)
        read = [_Read.of(*each) for each in zip(pieces, kept, strict=True)]
        found: dict[int, Numbers] = {}
        for bucket in bucketed((len(each.rows) for each in read), PIECES):
            few = [read[i] for i in bucket]
            scores = _scores(self.upper, _upper_inputs(few))
            for row, i in enumerate(bucket):
                tags, proj, null = (each[row][read[i].nearest] for each in scores)
                found[i] = Numbers(tags, proj, null, kept[i])
        return [found[i] for i in range(len(pieces))]

    def _states(self, pieces: Sequence[Pieces]) -> list[States]:
        found: dict[int, States] = {}
        for bucket, side in _side_by_side(pieces, self.edge):
            (states,) = self.lower.run([STATES], {"ids": side.ids, "features": side.features})
            found |= {i: States(states[row], pieces[i].first) for row, i in enumerate(bucket)}
        return [found[i] for i in range(len(pieces))]


@dataclass(frozen=True, slots=True)
class _Read:
    """What upper layers read of a paragraph.

    `rows` are the states of those pieces, `first` the first one of each word among them; `nearest`
    is for each word of the paragraph which of those words is nearest to it.
    """

    rows: NDArray[np.uint8]
    first: Ints
    nearest: Ints | slice

    @classmethod
    def of(cls, pieces: Pieces, states: States) -> _Read:
        deep = deep_words(pieces.inside) if pieces.quoted.any() else pieces.quoted
        if not deep.any():
            return cls(states.rows, pieces.first, slice(len(deep)))
        words = np.flatnonzero(~deep)
        sizes = np.diff(pieces.first, append=len(pieces) - 1)
        shown = np.concatenate([[True], np.repeat(~deep, sizes), [True]])
        first = np.cumsum(sizes[words]) - sizes[words] + 1
        return cls(states.rows[shown], first, _nearest(words, len(deep)))


def inputs_of(side: Padded) -> dict[str, NDArray[Any]]:
    """What a whole graph is given of paragraphs of one length."""
    return {"ids": side.ids, "features": side.features, "first": side.first}


def _scores(graph: InferenceSession, given: Mapping[str, NDArray[Any]]) -> tuple[Floats, ...]:
    tags, proj, null = graph.run(["tags", "proj", "null"], given)
    return log_softmax(tags).round(DIGITS), proj, null


def _side_by_side(pieces: Sequence[Pieces], edge: int) -> Iterator[tuple[list[int], Padded]]:
    """Which paragraphs have as many pieces, and these: all of them, few by few."""
    for bucket in bucketed(map(len, pieces), PIECES):
        yield bucket, padded([pieces[i] for i in bucket], edge)


def _upper_inputs(read: Sequence[_Read]) -> dict[str, NDArray[Any]]:
    """What the upper graph is given of paragraphs of which as many pieces are read."""
    first = np.zeros((len(read), max(len(each.first) for each in read)), np.int64)
    for row, each in enumerate(read):
        first[row, : len(each.first)] = each.first
    return {STATES: np.stack([each.rows for each in read]), "first": first}


def deep_words(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words have ENDS words `inside` a quotation, or more, on either side of them.

    None of a quotation that goes on to the end: a mark may be missing, and who says it stand in it.
    """
    so_far = np.concatenate([[0], np.cumsum(inside)])
    around = 2 * ENDS + 1
    deep = np.zeros(len(inside), np.bool_)
    deep[ENDS : len(inside) - ENDS] = so_far[around:] - so_far[:-around] == around
    if inside[-1:].any():
        deep[np.flatnonzero(~inside)[-1:].sum() :] = False  # from the last word outside, if any
    return deep


def _nearest(words: Ints, n: int) -> Ints:
    """For each of n words which of `words`, some of them in order, is nearest; the later of two."""
    behind = (words[1:] + words[:-1] + 1) // 2  # from here on it is the later of a pair
    nearest: Ints = np.searchsorted(behind, np.arange(n), side="right")
    return nearest
