"""Rarity: how much a stem tells of a matter, by how many claims have it.

In: an index of claims by their stems. Out: the weight of a stem, and how near claims are by the
words that they share. What was asked for is kept until claims are added.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.keys import KIND, stem_keys
from onrecord.compare.pairs.pairs import closeness, weight_of
from onrecord.postings import Index


class _Weights(dict[str, float]):
    """The weights of stems; one that is asked for and not there is weighed first."""

    def __init__(self, weigh: Callable[[Collection[str]], None]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, stem: str) -> float:
        self._weigh([stem])
        return self[stem]


class Rarity:
    """The weights of stems, and of all stems of a claim.

    `of` gives the weight of a stem: 1 where one claim has it, falling with the logarithm towards 0.
    It is asked millions of times, so it is a look into a table.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._stems = _Weights(self.weigh)
        self._claims: dict[str, float] = {}
        self.of: Callable[[str], float] = self._stems.__getitem__

    def forget(self) -> None:
        """Has all weighed again, as claims were added."""
        self._stems.clear()
        self._claims.clear()

    def weigh(self, stems: Collection[str]) -> None:
        """Asks for the weights of stems together, those that are not known."""
        keys = stem_keys(each for each in stems if each not in self._stems)
        having = self._index.having(keys)
        all_claims = math.log(max(2, self._index.count(KIND)) + 1)
        for key, each in keys.items():
            self._stems[each] = 1 - math.log(max(1, having.get(key, 0))) / all_claims

    def alike(self, one: Claim, others: Sequence[Claim]) -> Sequence[float]:
        """How near a claim is to each of `others` by the words that they share (0 to 1)."""
        stems = one.stems
        return [
            0.0 if stems.isdisjoint(each.stems) else self._closeness(one, each) for each in others
        ]

    def _closeness(self, one: Claim, other: Claim) -> float:
        """The closeness of `pair_of`, with the claims' own weights kept."""
        shared = weight_of(one.stems & other.stems, self.of)
        return closeness(shared, min(self._own_weight(one), self._own_weight(other)))

    def _own_weight(self, claim: Claim) -> float:
        if claim.key not in self._claims:
            self._claims[claim.key] = weight_of(claim.stems, self.of)
        return self._claims[claim.key]
