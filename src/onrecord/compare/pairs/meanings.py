"""Meanings: how near claims are in what they say, by sentence embeddings.

In: claims, and an `Embedder`. Out: cosines. A sentence is embedded once, when it is first asked
for. Words alone do not tell of “It was a joke” what was one, so a second vector is made of a
claim's words after the title of its page.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.claims.claims import FEW, Claim
from onrecord.compare.pairs.pairs import Pair

CONTEXT = 0.25  # share of the context's cosine in how alike two claims are
SHORT_CONTEXT = 0.5  # … where one of them is too short to tell what it is about
DIGITS = 6  # of a cosine; the next depends on where in memory the vectors happen to lie

Floats = NDArray[np.float32]


class Embedder(Protocol):
    """Gives sentences a place in a space of meaning."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """(n, size) vectors of length 1, in the order of `texts`."""


class Meanings:
    """The vectors of the claims that were asked for: rows of one matrix, so that many are near."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._rows: dict[str, int] = {}
        self._places: dict[str, tuple[int, int, bool]] = {}
        self._vectors: Floats = np.zeros((0, 0), np.float32)

    def compared(self, pairs: Sequence[Pair]) -> list[Pair]:
        """`pairs` with the cosines of their words and of their words in context."""
        self._learn([claim for pair in pairs for claim in (pair.one, pair.other)])
        found = []
        for pair in pairs:
            one, other = self._places[pair.one.key], self._places[pair.other.key]
            meaning, context = self._cosine(one[0], other[0]), self._cosine(one[1], other[1])
            found.append(replace(pair, meaning=meaning, context=context))
        return found

    def alike(self, one: Claim, others: Sequence[Claim]) -> Sequence[float]:
        """How near a claim is to each of `others`: means of both cosines.

        The words alone do not know what short answers are about, the context alone takes all of a
        page for one; so it counts half where one of the two is short, else a quarter.
        """
        if not others:
            return ()
        self._learn((one, *others))
        own_words, own_context, own_short = self._places[one.key]
        in_words, in_context, short = zip(*[self._places[each.key] for each in others], strict=True)
        words = self._vectors[[*in_words]] @ self._vectors[own_words]
        context = self._vectors[[*in_context]] @ self._vectors[own_context]
        share = np.where(np.array(short) | own_short, SHORT_CONTEXT, CONTEXT)
        return ((1 - share) * words + share * context).tolist()  # type: ignore[no-any-return]

    def _learn(self, claims: Sequence[Claim]) -> None:
        new = [claim for claim in claims if claim.key not in self._places]
        if new:
            self._embed({text for claim in new for text in (claim.words, claim.in_context)})
            for claim in new:
                own, around = self._rows[claim.words], self._rows[claim.in_context]
                self._places[claim.key] = (own, around, len(claim.stems) <= FEW)

    def _embed(self, texts: Set[str]) -> None:
        new = sorted(texts - self._rows.keys())
        if new:
            found = self._embedder.embed(new)
            self._rows.update(zip(new, count(len(self._rows)), strict=False))
            self._vectors = np.concatenate([self._vectors, found]) if len(self._vectors) else found

    def _cosine(self, one: int, other: int) -> float:
        return round(float(self._vectors[one] @ self._vectors[other]), DIGITS)
