"""Paragraphs as the word pieces that an encoder reads, and batches of them.

In: paragraphs that `cutting` cut. Out: `Pieces`, arrays of piece ids, of features, and of each
word's first piece, and which paragraphs to read together; `padded` lays them side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

LONGEST = 400
"""Pieces a paragraph; words beyond are left without scores (2 paragraphs in 17,000 news ones)."""

PIECES = 1024
"""A batch: larger ones fall out of the processor's cache and are slower."""

STEP = 8
"""Sentences are padded to a multiple of this many pieces, each to its own."""


class Words(Protocol):
    """A paragraph that is cut into words."""

    @property
    def text(self) -> str:
        """The paragraph."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where in `text` its words start."""

    @property
    def features(self) -> tuple[int, ...]:
        """A small number for each word; 4 and more near or within quotation marks."""

    @property
    def sentences(self) -> tuple[int, ...]:
        """How many sentences end before each word."""


QUOTED = 4
"""The least feature of a word that is not outside quotation marks."""


def padded_length(pieces: int) -> int:
    """So many pieces after padding: the next multiple of `STEP`."""
    return -(-pieces // STEP) * STEP


@dataclass(frozen=True, slots=True)
class Pieces:
    """The `n` pieces of one paragraph; first piece and sentence of its words, and which are quoted.

    A word is quoted that does not stand outside quotation marks.
    """

    ids: Ints
    features: Ints
    first: Ints
    sentences: Ints
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def key(self) -> tuple[bytes, bytes, bytes]:
        """The same for paragraphs of which a network gives the same numbers."""
        return self.ids.tobytes(), self.features.tobytes(), self.first.tobytes()

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which words stand within quotation marks and are none of them."""
        inside: NDArray[np.bool_] = self.features[self.first] // QUOTED == 1
        return inside


@dataclass(frozen=True, slots=True)
class Padded:
    """Paragraphs side by side.

    (b, pieces): ids, features, mask; (b, words): first piece, whether there is such a word, its
    sentence, whether it is quoted.
    """

    ids: Ints
    features: Ints
    mask: Ints
    first: Ints
    real: NDArray[np.bool_]
    sentences: Ints
    quoted: NDArray[np.bool_]


def padded(pieces: Sequence[Pieces], edge: int) -> Padded:
    """`pieces` side by side, the shorter ones filled up with masked pieces."""
    shape = len(pieces), max(len(each) for each in pieces)
    words = max(len(each.first) for each in pieces)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    features = np.full(shape, edge, np.int64)
    first, sentences = (np.zeros((len(pieces), words), np.int64) for _ in range(2))
    real, quoted = (np.zeros((len(pieces), words), np.bool_) for _ in range(2))
    for i, each in enumerate(pieces):
        ids[i, : len(each)], mask[i, : len(each)] = each.ids, 1
        features[i, : len(each)] = each.features
        first[i, : len(each.first)], real[i, : len(each.first)] = each.first, True
        sentences[i, : len(each.first)] = each.sentences
        quoted[i, : len(each.first)] = each.quoted
    return Padded(ids, features, mask, first, real, sentences, quoted)


def places(sentences: Ints, quoted: NDArray[np.bool_]) -> Ints:
    """(b, words, words): 0 if j is in the sentence of i, 1 before, 2 after; +3 if i is quoted."""
    order = np.sign(sentences[:, None, :] - sentences[:, :, None])
    place: Ints = np.where(order < 0, 1, order * 2) + 3 * quoted[:, :, None]
    return place


def bucketed(lengths: Iterable[int], budget: int) -> list[list[int]]:
    """Indices of equal (padded) lengths together, at most `budget` pieces a bucket.

    All in a bucket are of one length, so what is computed of a paragraph does not depend on which
    others are in the batch.
    """
    by_length: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        by_length.setdefault(length, []).append(i)
    buckets = []
    for length, indices in sorted(by_length.items()):
        size = max(1, budget // max(length, 1))
        buckets += [indices[i : i + size] for i in range(0, len(indices), size)]
    return buckets
