"""The attribution network: ONNX weights and a tokenizer in, scores of words out, no torch.

A model is a folder with `model.json` (version, digests, what decoding and calibration need),
`model.onnx` and `tokenizer.json`; the digests are checked at load. Paragraphs of as many pieces are
scored together and none is padded: no work is done for nothing, the graph needs no mask, and the
scores of a paragraph do not depend on those beside it. Activations are quantised by scales that are
fixed in the file for the same reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pieces import Cutter, Padded, Words, bucketed, padded, places

Floats = NDArray[np.float32]

FORMAT = 2
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

PIECES = 1024
"""A batch: larger ones fall out of the processor's cache and are slower."""

WIDTH = 64
"""Numbers in a projection."""

DIGITS = 3
"""Scores are rounded: the last bits of a sum depend on the processor."""


class ScoredWords:
    """Log probabilities of a paragraph's n words: tags (n, 7), pointers (n, n+1).

    The last column of a pointer is for pointing at nothing. Pointers are worked out when they are
    asked for: half of all paragraphs have no word that may begin a cue, and need none.
    """

    def __init__(self, tags: Floats, proj: Floats, null: Floats, bias: Bias) -> None:
        self.tags = tags
        self._proj, self._null, self._bias = proj, null, bias

    @cached_property
    def anchors(self) -> Floats:
        """Word to the first word of the cue that it belongs to."""
        return self._pointing(0)

    @cached_property
    def sources(self) -> Floats:
        """First word of a cue to the first word of its source."""
        return self._pointing(1)

    def _pointing(self, which: int) -> Floats:
        left = self._proj[:, 2 * which * WIDTH : (2 * which + 1) * WIDTH]
        right = self._proj[:, (2 * which + 1) * WIDTH : (2 * which + 2) * WIDTH]
        n = len(self.tags)
        scores = np.empty((n, n + 1), np.float32)
        np.matmul(left, right.T, out=scores[:, :n])
        scores[:, :n] *= 1 / math.sqrt(WIDTH)
        scores[:, :n] += self._bias(which, n)
        scores[:, n] = self._null[:, which]
        rounded: Floats = log_softmax(scores).round(DIGITS)
        return rounded


Bias = Callable[[int, int], Floats]
"""Which pointer, how many words → (n, n), what distance and sentence add to pointing."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What `model.json` says."""

    name: str
    version: str
    features: int
    files: Mapping[str, str]
    decoding: Mapping[str, float]
    calibration: tuple[float, ...]
    distances: tuple[tuple[float, float], ...]
    places: tuple[tuple[float, float], ...]


class AttributionTagger:
    """Scores words; one at a time a process is enough, and it may be shared by threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_card(folder)
        check_files(folder, card.files)
        self.origin = f"{card.name}@{card.version}"
        self.decoding = card.decoding
        self.calibration = card.calibration
        self._edge = card.features
        self._places = np.array(card.places, np.float32).T.copy()
        self._distances = np.array(card.distances, np.float32).T.copy()
        self.cutter = Cutter(folder / "tokenizer.json", card.features)
        self._session = session_of(folder / "model.onnx", threads)

    def score(self, paragraphs: Sequence[Words]) -> list[ScoredWords]:
        """Log probabilities of the words of each paragraph, whatever the others are."""
        pieces = self.cutter.cut(paragraphs)
        scored: dict[int, ScoredWords] = {}
        for bucket in bucketed(map(len, pieces), PIECES):
            side = padded([pieces[i] for i in bucket], self._edge)
            rows = self._scored(side, [len(pieces[i].first) for i in bucket])
            scored.update(zip(bucket, rows, strict=True))
        return [scored[i] for i in range(len(pieces))]

    def _scored(self, side: Padded, words: Sequence[int]) -> list[ScoredWords]:
        tags, proj, null = self._session.run(None, inputs_of(side))
        tags = log_softmax(tags).round(DIGITS)
        return [
            ScoredWords(tags[row, :n], proj[row, :n], null[row, :n], partial(self._bias, side, row))
            for row, n in enumerate(words)
        ]

    def _bias(self, side: Padded, row: int, which: int, n: int) -> Floats:
        place = places(side.sentences[row : row + 1, :n], side.quoted[row : row + 1, :n])[0]
        bias: Floats = self._distances[which][distance_buckets(n)] + self._places[which][place]
        return bias


def load_tagger(folder: Path | None = None, threads: int = 1) -> AttributionTagger:
    """The shipped network, or that in `folder`; ModelError where files are missing or changed."""
    with weights("attribution", folder) as place:
        return AttributionTagger(place, threads)


def origin_of(folder: Path | None = None) -> str:
    """Name and version of the shipped network, or of that in `folder`, without loading it."""
    with weights("attribution", folder) as place:
        card = read_card(place)
    return f"{card.name}@{card.version}"


def read_card(folder: Path) -> ModelCard:
    """What the folder's `model.json` says."""
    held = read_model_json(folder, FORMAT)
    return ModelCard(**{key: held[key] for key in ModelCard.__dataclass_fields__})


@lru_cache(maxsize=256)
def distance_buckets(words: int) -> NDArray[np.int64]:
    """(words, words): the bucket of j - i; exact to 5 words, then growing by 1.45."""
    index = np.arange(words)
    distance = index[None, :] - index[:, None]
    size = np.abs(distance)
    far = 6 + np.trunc(np.log(np.maximum(size, 1) / 6) / math.log(1.45)).astype(np.int64)
    bucket = np.where(size < 6, size, np.minimum(far, 15))
    signed: NDArray[np.int64] = np.where(distance >= 0, bucket, bucket + 16)
    return signed


def log_softmax(scores: Floats) -> Floats:
    """Scores as log probabilities, along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normalised


def inputs_of(side: Padded) -> dict[str, NDArray[np.int64]]:
    """What the graph is given of paragraphs of one length."""
    return {"ids": side.ids, "features": side.features, "first": side.first}
