"""The second network: scores the words of excerpts by what the first one kept of their paragraphs.

In: excerpts of paragraphs that the first network read, and its whole numbers for their pieces, from
above its lower layers. Out: scores of the words, as if each excerpt were a paragraph. So the lower
layers, which take half of the time, are not computed a second time for contents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.copies import first_of_each
from onrecord.nets.loading import session_of
from onrecord.nets.pieces import LONGEST, PIECES, QUOTED, Ints, Words, bucketed
from onrecord.nets.pointing import DIGITS, Floats, Nearness, ScoredWords, log_softmax

FILE = "within.onnx"

_Numbers = tuple[Floats, Floats, Floats]
"""What the network gives of the words of one excerpt."""


class KeptStates(Protocol):
    """What the first network kept of a paragraph."""

    @property
    def rows(self) -> NDArray[np.uint8]:
        """(pieces, numbers), those before and behind its words first and last."""

    @property
    def first(self) -> Ints:
        """The first piece of each of its words."""


class Excerpt(Protocol):
    """Words of a paragraph that was read, as a text of their own."""

    @property
    def words(self) -> Words:
        """The words."""

    @property
    def begin(self) -> int:
        """Which word of the paragraph is the first of them."""

    @property
    def states(self) -> KeptStates:
        """Of the paragraph."""


class ExcerptTagger:
    """Scores excerpts; `card` is what `model.json` says of it."""

    def __init__(self, folder: Path, card: Mapping[str, Any], edge: int, threads: int) -> None:
        self._nearness = Nearness(card["distances"], card["places"], LONGEST)
        self._edge = edge
        self._session = session_of(folder / FILE, threads)

    def score(self, excerpts: Sequence[Excerpt]) -> list[ScoredWords]:
        """Log probabilities of the words of each excerpt, whatever the others are."""
        inputs = [excerpt_inputs(each, self._edge) for each in excerpts]
        firsts, places = first_of_each(map(_key, inputs))
        numbers = self._numbers([inputs[i] for i in firsts])
        return [
            self._scored(each.words, numbers[place])
            for each, place in zip(excerpts, places, strict=True)
        ]

    def _numbers(self, inputs: Sequence[Mapping[str, NDArray[Any]]]) -> list[_Numbers]:
        found: dict[int, _Numbers] = {}
        for bucket in bucketed((len(each["features"]) for each in inputs), PIECES):
            tags, *others = self._session.run(None, side_by_side([inputs[i] for i in bucket]))
            given = log_softmax(tags).round(DIGITS), *others
            for row, i in enumerate(bucket):
                tag, proj, null = (each[row, : len(inputs[i]["first"])] for each in given)
                found[i] = tag, proj, null
        return [found[i] for i in range(len(inputs))]

    def _scored(self, words: Words, numbers: _Numbers) -> ScoredWords:
        quoted = np.array(words.features, np.int64) >= QUOTED
        sentences = np.array(words.sentences, np.int64)
        return ScoredWords(*numbers, sentences, quoted, self._nearness)


def _key(inputs: Mapping[str, NDArray[Any]]) -> tuple[bytes, ...]:
    """The same for excerpts of which the network gives the same numbers."""
    return tuple(each.tobytes() for each in inputs.values())


def excerpt_inputs(excerpt: Excerpt, edge: int) -> dict[str, NDArray[Any]]:
    """What the graph is given of one excerpt: states, features, and first pieces of words."""
    kept, end = excerpt.states, excerpt.begin + len(excerpt.words.starts)
    start = kept.first[excerpt.begin]
    stop = kept.first[end] if end < len(kept.first) else len(kept.rows) - 1
    first = kept.first[excerpt.begin : end] - start + 1
    pieces = np.diff(first, append=stop - start + 1)
    features = np.repeat(np.array(excerpt.words.features, np.int64), pieces)
    return {
        "states": np.concatenate([kept.rows[:1], kept.rows[start:stop], kept.rows[-1:]]),
        "features": np.concatenate([[edge], features, [edge]]),
        "first": first,
    }


def side_by_side(inputs: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """Excerpts of as many pieces as one batch; those of fewer words ask for a piece again."""
    first = np.zeros((len(inputs), max(len(each["first"]) for each in inputs)), np.int64)
    for row, each in enumerate(inputs):
        first[row, : len(each["first"])] = each["first"]
    stacked = {name: np.stack([each[name] for each in inputs]) for name in ("states", "features")}
    return {**stacked, "first": first}
