"""Reading: two sentences read together by a network.

In: pairs, a network. Out: the pairs, each with how likely its sentences contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from onrecord.compare.pairs.pairs import Pair


class Contradiction(Protocol):
    """A network that reads two sentences together."""

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> Iterable[float]:
        """For each pair of sentences the probability (0 to 1) that they contradict each other."""


def read_together(pairs: list[Pair], network: Contradiction) -> list[Pair]:
    """The pairs with what the network says of each."""
    texts = [(p.one.words, p.other.words) for p in pairs]
    values = network.contradict(texts)
    return [replace(pair, net=net) for pair, net in zip(pairs, values, strict=True)]
