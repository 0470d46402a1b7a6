"""Meanings: how near claims are in what they say, by sentence embeddings.

In: claims, and an `Embedder`. Out: cosines. A sentence is embedded once, when it is first asked
for. Words alone do not tell of “It was a joke” what was one, so a second vector is made of a
claim's words after the title of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.claims import FEW, Claim
from onrecord.compare.features import Pair

CONTEXT = 0.25  # share of the context's cosine in how alike two claims are
SHORT_CONTEXT = 0.5  # … where one of them is too short to tell what it is about

Floats = NDArray[np.float32]


class Embedder(Protocol):
    """Gives sentences a place in a space of meaning."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """(n, size) vectors of length 1, in the order of `texts`."""


class Meanings:
    """The vectors of the claims that were asked for."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Floats] = {}

    def compared(self, pairs: Sequence[Pair]) -> list[Pair]:
        """`pairs` with the cosines of their words and of their words in context."""
        self._learn(claim for pair in pairs for claim in (pair.one, pair.other))
        return [
            replace(
                pair,
                meaning=self._cosine(pair.one.words, pair.other.words),
                context=self._cosine(pair.one.in_context, pair.other.in_context),
            )
            for pair in pairs
        ]

    def alike(self, one: Claim, others: Sequence[Claim]) -> Sequence[float]:
        """How near a claim is to each of `others`: means of both cosines.

        The words alone do not know what short answers are about, the context alone takes all of a
        page for one; so it counts half where one of the two is short, else a quarter.
        """
        if not others:
            return ()
        self._learn((one, *others))
        words = self._matrix([each.words for each in others]) @ self._vectors[one.words]
        around = [each.in_context for each in others]
        context = self._matrix(around) @ self._vectors[one.in_context]
        short = np.array([min(len(one.stems), len(each.stems)) <= FEW for each in others])
        share = np.where(short, SHORT_CONTEXT, CONTEXT)
        return ((1 - share) * words + share * context).tolist()  # type: ignore[no-any-return]

    def near_to(self, matter: str, claims: Sequence[Claim]) -> list[tuple[float, float]]:
        """For each claim the cosines to `matter` of its words, and of its words in context."""
        texts = [text for claim in claims for text in (claim.words, claim.in_context)]
        self._embed({matter, *texts})
        found = [self._cosine(matter, text) for text in texts]
        return list(zip(found[::2], found[1::2], strict=True))

    def _learn(self, claims: Iterable[Claim]) -> None:
        self._embed({text for claim in claims for text in (claim.words, claim.in_context)})

    def _embed(self, texts: Set[str]) -> None:
        new = sorted(texts - self._vectors.keys())
        if new:
            self._vectors.update(zip(new, self._embedder.embed(new), strict=True))

    def _matrix(self, texts: Sequence[str]) -> Floats:
        return np.stack([self._vectors[text] for text in texts])

    def _cosine(self, one: str, other: str) -> float:
        return float(self._vectors[one] @ self._vectors[other])
