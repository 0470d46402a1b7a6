"""Likeness: whether two sentences render one saying, why, and how surely.

In: two wordings. Out: a `Likeness` with the reason as a sentence for people, or None. Rules come
first, for what the words alone decide: the same words again, whoever a page says they are of and
whatever the day. Else, within a week, the features of the pair are weighed (a logistic model whose
few weights stand in `likeness.toml`; `scripts/fit_likeness.py` makes them).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.group.pairs import (
    FEATURES,
    Feature,
    Pair,
    Related,
    paired,
    related,
    same_matter,
    same_order,
)
from onrecord.group.wordings import Wording

SAME_WORDS = 0.6  # of the words of both: two of three stand in one order in both
WHOLE_SENTENCE = 6  # words: that long, the same words are quoted again rather than said again
LONG_SENTENCE = 10  # words: that long, two persons do not say the same, and a page is wrong on who
VERBATIM = 0.8  # of the shorter wording, for words to be the same whoever is said to speak them
MIN_WORDS = 3  # below, "the same words" are a stock phrase
WINDOW = 7  # days between pages that report one occasion; weeklies come last
ENOUGH = 0.5  # probability; with .4 twice as many pairs of other news are joined for 1 % of F1
LEAST_ODDS = math.log(ENOUGH / (1 - ENOUGH))

_FORBIDDING = frozenset({"don't"})
_DENYING = frozenset(
    {"didn't", "doesn't", "hasn't", "haven't", "hadn't", "wasn't", "isn't", "never"}
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two sentences are one saying, as a sentence for people, and how surely (0 to 1)."""

    why: str
    score: float


def same_saying(one: Wording, other: Wording) -> Likeness | None:
    """Why the two render one saying; None where they do not."""
    if one.stems and other.stems and one.stems.isdisjoint(other.stems):
        return None  # most pairs; nothing joins what has no word in common
    if not (one.quoted and other.quoted) and related(one, other) is Related.OTHER:
        return None  # no rule joins reported speech of two speakers
    pair = paired(one, other)
    if _order_and_denial(pair):
        return None
    for rule in RULES:
        if rule(pair):
            return Likeness(rule.__doc__ or "", 1.0)
    found = weighed(pair)
    return found if found and _elsewhere(pair) and _near(pair) else None


def weighed(pair: Pair) -> Likeness | None:
    """What the weighed features say of a pair, whatever the days."""
    if pair.related is Related.OTHER:
        return None
    odds = sum(weight * feature(pair) for feature, weight in weights()) + bias()
    if odds < LEAST_ODDS:
        return None
    strongest = max(weights(), key=lambda each: each[1] * each[0](pair))[0]
    return Likeness(strongest.__doc__ or "", 1 / (1 + math.exp(-odds)))


def quoted_again(pair: Pair) -> bool:
    """The wording is the same, word for word, and too long to be said twice."""
    return pair.shorter >= WHOLE_SENTENCE and _same_words(pair) and _one_speaker(pair)


def same_words(pair: Pair) -> bool:
    """Nearly the same words, within a week."""
    return pair.shorter >= MIN_WORDS and _same_words(pair) and _one_speaker(pair) and _near(pair)


def verbatim(pair: Pair) -> bool:
    """Pages quote the same words within a week, too many to be the words of two."""
    least = LONG_SENTENCE if pair.related is Related.OTHER else WHOLE_SENTENCE
    cut = pair.aligned >= max(least, VERBATIM * pair.shorter)
    quoted = pair.one.quoted and pair.other.quoted
    return quoted and cut and same_matter(pair) >= VERBATIM and _elsewhere(pair) and _near(pair)


Rule = Callable[[Pair], bool]

RULES: tuple[Rule, ...] = (quoted_again, same_words, verbatim)


def _same_words(pair: Pair) -> bool:
    return same_order(pair) >= SAME_WORDS


def _one_speaker(pair: Pair) -> bool:
    return pair.related in (Related.SAME, Related.SHORT)


def _order_and_denial(pair: Pair) -> bool:
    """Whether one orders not to do what the other says was not done ("Don't go", "did not go")."""
    return any(
        not _FORBIDDING.isdisjoint(order.words)
        and _FORBIDDING.isdisjoint(denial.words)
        and not _DENYING.isdisjoint(denial.words)
        for order, denial in ((pair.one, pair.other), (pair.other, pair.one))
    )


def _elsewhere(pair: Pair) -> bool:
    """One page does not report one sentence twice in different words: two sentences are two."""
    return pair.one.document != pair.other.document


def _near(pair: Pair) -> bool:
    """The days, as far as they are known, are of one week."""
    return pair.days is None or pair.days <= WINDOW


@cache
def weights() -> tuple[tuple[Feature, float], ...]:
    """Each feature with its weight."""
    return tuple((feature, _table()[feature.__name__]) for feature in FEATURES)


@cache
def bias() -> float:
    """What every pair has before its features are looked at."""
    return _table()["bias"]


@cache
def _table() -> Mapping[str, float]:
    held = (files("onrecord.group") / "likeness.toml").read_text(encoding="utf8")
    found: dict[str, float] = tomllib.loads(held)["weights"]
    return found
