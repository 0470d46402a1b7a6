"""Ranking: scored pairs in the order of the queue.

In: pairs with their scores. Out: the likeliest of them, and where they stand among others. Of equal
scores the names of the claims decide, so that a queue does not depend on the order of pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.compare.pairs.pairs import Pair
from onrecord.model import UtteranceId

Scored = tuple[float, Pair]


def best(scored: Iterable[Scored], most: int | None = None) -> list[Scored]:
    """The `most` likeliest, all where no number is given; likeliest first."""
    return sorted(scored, key=lambda each: (-each[0], *names_of(each[1])))[:most]


def places(ranked: Sequence[Scored], others: Sequence[float]) -> Iterator[int]:
    """The place, from 0, of each of `ranked` (likeliest first) among `others` (likeliest last)."""
    for before, (score, _) in enumerate(ranked):
        yield before + len(others) - bisect_right(others, score)


def one_saying(pair: Pair, same: Mapping[str, UtteranceId]) -> bool:
    """Whether both claims render one utterance, by the utterances of sentences."""
    first = same.get(pair.one.key)
    return first is not None and first == same.get(pair.other.key)


def names_of(pair: Pair) -> tuple[str, str]:
    """What a pair is called in the record."""
    return (pair.one.key, pair.other.key)
