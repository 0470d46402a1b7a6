"""Whom a source stands for where the rules cannot tell: the likeliest of all answers, weighed.

In: a `Doubt`. Out: a `Found`: the answer by rule where the rules have one, else that of all options
which is likeliest by far enough. The weights are a conditional logistic model's, fitted on sources
that readers marked; its share of belief is the score.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.model import Speaker
from onrecord.resolve.found import Found
from onrecord.resolve.weighing.doubts import Doubt, Option, Sort, options_of
from onrecord.resolve.weighing.scenes import scene_of
from onrecord.resolve.weighing.signs import signs_of

LEAST = {Sort.PRONOUN: 0.65, Sort.DESCRIPTION: 0.45, Sort.DOCUMENT: 0.5}
"""Shares from which the likeliest answer is given; docs/who.md has what others would cost."""


def settled(doubt: Doubt) -> Found:
    """The answer by rule, or the likeliest one where that is open."""
    if doubt.sort is None or not doubt.is_open:
        return doubt.ruled
    options = options_of(doubt)
    scene = scene_of(doubt)
    shares = shared(doubt.sort, [signs_of(scene, option) for option in options])
    best = max(range(len(options)), key=shares.__getitem__)
    found = options[best].found
    if shares[best] < LEAST[doubt.sort] or not isinstance(found.speaker, Speaker):
        return doubt.ruled
    others = _others(options, shares, found.speaker)
    evidence = f"likeliest of {len(options)} by where and how they are named"
    return replace(found, score=round(shares[best], 3), evidence=evidence, candidates=others)


def _others(
    options: Sequence[Option], shares: Sequence[float], told: Speaker
) -> tuple[Speaker, ...]:
    """The three next speakers, the likeliest first."""
    order = sorted(range(len(options)), key=lambda at: -shares[at])
    speakers = (options[at].found.speaker for at in order)
    others = (each for each in speakers if isinstance(each, Speaker) and each.id != told.id)
    return tuple(dict.fromkeys(others))[:3]


def shared(sort: Sort, signs: Sequence[Mapping[str, float]]) -> list[float]:
    """The share of belief of each option (softmax of the weighed sums of its signs)."""
    worth = weights()[sort.value]
    sums = [sum(worth.get(name, 0.0) * value for name, value in each.items()) for each in signs]
    powers = [math.exp(each - max(sums)) for each in sums]
    return [power / sum(powers) for power in powers]


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """What each sign is worth, for each sort of source."""
    text = files(__package__).joinpath("weighing.toml").read_text(encoding="utf8")
    return tomllib.loads(text)
