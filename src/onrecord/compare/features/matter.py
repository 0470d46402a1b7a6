"""Features of the matter: whether two statements speak of one thing.

In: a pair of claims. Out: a number between 0 and 1 for each feature. A feature's docstring is the
sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

import math
from functools import lru_cache

from onrecord.compare.claims.days import days_apart
from onrecord.compare.pairs.pairs import Pair
from onrecord.language.stems import stems_of

FAR = 60  # days after which an answer is hardly an answer any more
MUCH = 3.0  # weight of shared stems: a handful of rare ones
UNLIKE, ALIKE = 0.25, 0.65  # cosines of sentences; below nothing in common, above nearly the same
CAPITALS = 0.6  # of a headline's words; more, and it is written with capitals throughout
HEADLINES = 4096  # kept with the names in them
APART, TOGETHER = 0.4, 0.8  # the same with the titles of their pages
STRANGE, KNOWN = 0.25, 0.45  # means of the two; of three in four true pairs it is more than KNOWN


def same_matter(pair: Pair) -> float:
    """Both speak of the same thing."""
    return max(pair.closeness, near_in_meaning(pair))


def near_in_meaning(pair: Pair) -> float:
    """Their words are near in meaning."""
    said = pair.one.stems and pair.other.stems  # "It is" is near to "That is it"
    return between(pair.meaning, UNLIKE, ALIKE) if said else 0.0


def under_one_heading(pair: Pair) -> float:
    """They stand under headlines about the same thing."""
    return 0.0 if pair.on_one_page or pair.same_speaker else in_context(pair)


def much_in_common(pair: Pair) -> float:
    """They share several words that few other statements have."""
    return min(1.0, pair.weight / MUCH)


def only_names_shared(pair: Pair) -> float:
    """They share nothing but names."""
    return float(bool(pair.shared) and pair.shared <= pair.one.names | pair.other.names)


def other_names(pair: Pair) -> float:
    """They name different persons or places."""
    one, other = pair.one.names, pair.other.names
    return float(bool(one) and bool(other) and one.isdisjoint(other))


def other_headlines(pair: Pair) -> float:
    """They stand under headlines that name different persons or places."""
    one, other = _named_in(pair.one.row.title or ""), _named_in(pair.other.row.title or "")
    return float(bool(one) and bool(other) and one.isdisjoint(other))


def close_days(pair: Pair) -> float:
    """They were said within a few days of each other."""
    days = days_apart(pair.one, pair.other)
    return 0.5 if days is None else math.exp(-days / FAR)


def fragment(pair: Pair) -> float:
    """One of the two has too few words to tell what it is about."""
    return float(min(len(pair.one.stems), len(pair.other.stems)) < 2)


def in_context(pair: Pair) -> float:
    """How near they are with the titles of their pages, which may be one."""
    return between(pair.context, APART, TOGETHER)


def of_other_things(pair: Pair) -> float:
    """They stand on two pages, and neither they nor their pages are near in meaning."""
    if pair.on_one_page or pair.meaning is None or pair.context is None or fragment(pair):
        return 0.0
    return 1 - between((pair.meaning + pair.context) / 2, STRANGE, KNOWN)


def between(cosine: float | None, low: float, high: float) -> float:
    """Where `cosine` lies between `low` (0) and `high` (1)."""
    return 0.0 if cosine is None else min(1.0, max(0.0, (cosine - low) / (high - low)))


def related(pair: Pair) -> float:
    """Whether the two are on one thing, or their pages are."""
    return max(same_matter(pair), in_context(pair))


@lru_cache(HEADLINES)
def _named_in(title: str) -> frozenset[str]:
    """The stems of the names in a headline; none where every word has a capital."""
    words = title.split()[1:]
    capitals = [word for word in words if word[:1].isupper()]
    named = capitals if len(capitals) < CAPITALS * len(words) else ()
    return frozenset(each for word in named for each in stems_of(word))
