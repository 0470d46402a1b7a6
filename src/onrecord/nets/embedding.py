"""Sentence embeddings: a place in a space of meaning for each sentence, near for like meanings.

In: sentences. Out: unit vectors of which the dot product is the cosine. MiniLM-L6 with the mean of
its states, as Sentence-Transformers trained it on a billion pairs (Reimers and Gurevych 2019; Wang
and others 2020), in whole numbers. Each sentence is padded to a length of its own, so that its
vector does not depend on the sentences beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pieces import STEP, bucketed

Floats = NDArray[np.float32]

FORMAT = 1
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

NAME = "embedding"

LONGEST = 256
"""Pieces of a sentence that are read, as in training; about 200 words."""

PIECES = 1024
"""A batch, as for the attribution network: larger ones fall out of the processor's cache."""


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
        for bucket in bucketed([_padded_length(each) for each in pieces], PIECES):
            ids, mask = filled([pieces[i] for i in bucket])
            [found[bucket]] = self._session.run(None, {"ids": ids, "mask": mask})
        return found


def load_embedder(folder: Path | None = None, threads: int = 1) -> SentenceEmbedder:
    """The shipped encoder, or that in `folder`; ModelError where files are missing or changed."""
    with weights(NAME, folder) as place:
        return SentenceEmbedder(place, threads)


def filled(pieces: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(b, pieces): ids side by side, filled up with zeros, and which of them are real."""
    shape = len(pieces), max(_padded_length(each) for each in pieces)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, each in enumerate(pieces):
        ids[row, : len(each)], mask[row, : len(each)] = each, 1
    return ids, mask


def _padded_length(pieces: Sequence[int]) -> int:
    return -(-len(pieces) // STEP) * STEP
