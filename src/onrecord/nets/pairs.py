"""Pairs of sentences as the word pieces that an encoder reads together.

In: two sentences. Out: arrays of piece ids and of which sentence a piece is of; laid side by side
by `padded_pairs`. A pair that is too long loses the ends of its longer sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.nets.pieces import Ints, padded_length

LONGEST = 192
"""Pieces a pair: two long sentences of news."""


@dataclass(frozen=True, slots=True)
class PairPieces:
    """The pieces of one pair: ids, and 0 or 1 for the sentence that each is of."""

    ids: Ints
    types: Ints

    @property
    def padded_length(self) -> int:
        """Pieces after padding: it depends on this pair alone."""
        return padded_length(len(self.ids))


class PairCutter:
    """Cuts pairs into pieces by a `tokenizer.json`."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def cut(self, pairs: Sequence[tuple[str, str]]) -> list[PairPieces]:
        """The pieces of each of `pairs`; one by one, since a batch would start threads."""
        return [self._pieces(one, other) for one, other in pairs]

    def _pieces(self, one: str, other: str) -> PairPieces:
        encoded = self._tokenizer.encode(one, other)
        return PairPieces(np.array(encoded.ids, np.int64), np.array(encoded.type_ids, np.int64))


def padded_pairs(pieces: Sequence[PairPieces]) -> tuple[Ints, Ints, Ints]:
    """(b, pieces) each: ids, types and mask of pairs side by side."""
    shape = len(pieces), max(each.padded_length for each in pieces)
    ids, types, mask = (np.zeros(shape, np.int64) for _ in range(3))
    for i, each in enumerate(pieces):
        length = len(each.ids)
        ids[i, :length], types[i, :length], mask[i, :length] = each.ids, each.types, 1
    return ids, types, mask
