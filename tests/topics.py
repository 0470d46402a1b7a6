"""An encoder for tests: a space of three meanings, and of none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.compare.pairs.meanings import Floats

ABOUT = ("ferry", "bread", "dear")


class Pieces(NamedTuple):
    offsets: Sequence[tuple[int, int]]
    last: Floats


class Topics:
    """Sentences as the words of `ABOUT` that they have: a space of three meanings and of none."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        found = [[float(word in text) for word in ABOUT] + [0.1] for text in texts]
        vectors: Floats = np.array(found, np.float32)
        unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def states(self, texts: Sequence[str]) -> list[Pieces]:
        """A piece a word."""
        return [
            Pieces([w.span() for w in re.finditer(r"\w+", t)], self.embed(re.findall(r"\w+", t)))
            for t in texts
        ]
