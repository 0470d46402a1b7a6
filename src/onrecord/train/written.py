"""Pairs of sentences made by rule from text that was written for it (`written.toml`).

In: a seed. Out: pairs with a label, for training the contradiction network beside collections of
inference pairs. Those collections come from captions and essays; news disputes by denying a deed,
giving another number, another doer, and these are what the frames turn. A pair's premise may carry
another sentence before or after, as a statement does.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

LABELS = ("contradict", "neutral", "entail")
"""In the order of the network's outputs."""

DEEDS = 0.45
"""The share of pairs that are about a deed, done or denied; the others come from the frames."""

COMPANY = 0.3
"""The share of premises that stand beside another sentence."""

_SLOT = re.compile(r"\{(\w+?)(\d?)\}")
_OPENING = re.compile(r"^[a-z]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and how the second stands to the first: one of `LABELS`."""

    premise: str
    hypothesis: str
    label: str


def written_pairs(count: int, seed: int) -> list[Pair]:
    """`count` pairs, the same ones for the same seed."""
    return list(islice(_pairs(random.Random(seed)), count))


def _pairs(rng: random.Random) -> Iterator[Pair]:
    while True:
        made = _of_deed(rng) if rng.random() < DEEDS else _of_frame(rng)
        if rng.random() < COMPANY:
            company = _of_frame(rng).premise
            both = [made.premise, company]
            rng.shuffle(both)
            made = Pair(" ".join(both), made.hypothesis, made.label)
        yield made


def _of_frame(rng: random.Random) -> Pair:
    frame = rng.choice(_written()["frames"])
    label = rng.choice(LABELS)
    filled = _Filling(rng)
    return Pair(filled(rng.choice(frame["premise"])), filled(rng.choice(frame[label])), label)


def _of_deed(rng: random.Random) -> Pair:
    """A deed asserted or denied, against the same or another deed asserted or denied."""
    deeds = _written()["deeds"]
    we = rng.random() < 0.25
    yes, no = (deeds["we_did"], deeds["we_did_not"]) if we else (deeds["did"], deeds["did_not"])
    one, other = rng.choice((yes, no)), rng.choice((yes, no))
    row, other_row = rng.sample(deeds["rows"], 2)
    label = "entail" if one is other else "contradict"
    chance = rng.random()
    if chance < 0.2:
        label = "neutral"
    elif chance < 0.35:
        other, other_row, label = deeds["apart"], row, "neutral"
    else:
        other_row = row
    filled = _Filling(rng)
    return Pair(
        filled(rng.choice(one), _forms(row)), filled(rng.choice(other), _forms(other_row)), label
    )


def _forms(row: Sequence[str]) -> dict[str, str]:
    return dict(zip(("do", "past", "done", "doing", "noun"), row, strict=True))


class _Filling:
    """Fills the slots of a pair's sentences: the same slot has the same word in both."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._drawn: dict[str, list[str]] = {}

    def __call__(self, template: str, given: Mapping[str, str] | None = None) -> str:
        def word(slot: re.Match[str]) -> str:
            name, which = slot[1], int(slot[2] or 1) - 1
            if given and name in given:
                return given[name]
            if name in ("A", "B"):
                name, which = "body", int(name == "B")
            found = self._list(name.lower())[which]
            return found[0].upper() + found[1:] if name[0].isupper() else found

        filled = _SLOT.sub(word, template)
        return _OPENING.sub(lambda first: first[0].upper(), filled)

    def _list(self, name: str) -> list[str]:
        if name not in self._drawn:
            self._drawn[name] = self._rng.sample(_written()["lists"][name], 3)
        return self._drawn[name]


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("written.toml").read_text(encoding="utf8"))
