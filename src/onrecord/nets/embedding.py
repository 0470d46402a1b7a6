"""Sentence embeddings: a place in a space of meaning for each sentence, near for like meanings.

In: sentences. Out: unit vectors of which the dot product is the cosine. MiniLM-L6 with the mean of
its states, as Sentence-Transformers trained it on a billion pairs (Reimers and Gurevych 2019; Wang
and others 2020), in whole numbers. Each sentence is padded to a length of its own, so that its
vector does not depend on the sentences beside it. `states` gives what stands behind the mean, piece
by piece and without padding, to classifiers of places in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pieces import bucketed, padded_length

Floats = NDArray[np.float32]

FORMAT = 2
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

NAME = "embedding"

LONGEST = 256
"""Pieces of a sentence that are read, as in training; about 200 words."""

PIECES = 1024
"""A batch, as for the attribution network: larger ones fall out of the processor's cache."""


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder makes of each of a sentence's n pieces.

    `offsets` are [start, end) in the sentence, (0, 0) for the marks of its ends; `early` and `last`
    are (n, size): of an early layer, which knows words, and of the last, which knows their context.
    """

    offsets: Sequence[tuple[int, int]]
    early: Floats
    last: Floats


class SentenceEmbedder:
    """Embeds sentences; one a process is enough, and it may be shared by threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_model_json(folder, FORMAT)
        check_files(folder, card["files"])
        self.origin = f"{card['name']}@{card['version']}"
        self.size: int = card["size"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._session = session_of(folder / "model.onnx", threads)

    def embed(self, texts: Sequence[str]) -> Floats:
        """(n, `size`) vectors of length 1, in the order of `texts`, each whatever the others are.

        The shipped encoder has 384 numbers a vector.
        """
        # One by one: a batch would start threads of the tokenizer's own.
        pieces = [self._tokenizer.encode(text).ids for text in texts]
        found = np.zeros((len(texts), self.size), np.float32)
        lengths = [padded_length(len(each)) for each in pieces]
        for bucket, (vectors,) in self._run(pieces, lengths, "vectors"):
            found[bucket] = vectors
        return found

    def states(self, texts: Sequence[str]) -> list[States]:
        """The states of each text's pieces, in the order of `texts`; none is padded."""
        encoded = [self._tokenizer.encode(text) for text in texts]
        pieces = [each.ids for each in encoded]
        found: dict[int, States] = {}
        for bucket, (early, last) in self._run(pieces, [*map(len, pieces)], "early", "states"):
            for row, i in enumerate(bucket):
                found[i] = States(encoded[i].offsets, early[row], last[row])
        return [found[i] for i in range(len(texts))]

    def _run(
        self, pieces: Sequence[Sequence[int]], lengths: Sequence[int], *outputs: str
    ) -> Iterator[tuple[list[int], list[Floats]]]:
        """The graph's `outputs` for sentences of one length after another, and which they are.

        `lengths` are those that they are filled up to, their own or longer.
        """
        for bucket in bucketed(lengths, PIECES):
            ids, mask = filled([pieces[i] for i in bucket], lengths[bucket[0]])
            yield bucket, self._session.run(outputs, {"ids": ids, "mask": mask})


def load_embedder(folder: Path | None = None, threads: int = 1) -> SentenceEmbedder:
    """The shipped encoder, or that in `folder`; ModelError where files are missing or changed."""
    with weights(NAME, folder) as place:
        return SentenceEmbedder(place, threads)


def filled(
    pieces: Sequence[Sequence[int]], length: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(b, `length`): ids side by side, filled up with zeros, and which of them are real."""
    shape = len(pieces), length
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, each in enumerate(pieces):
        ids[row, : len(each)], mask[row, : len(each)] = each, 1
    return ids, mask
