"""Features of figures: whether two statements count one thing and come to another number.

In: a pair of claims. Out: a number between 0 and 1 for each feature. A feature's docstring is the
sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

from onrecord.compare.claims.amounts import differ
from onrecord.compare.claims.days import days_apart
from onrecord.compare.pairs.pairs import Pair
from onrecord.language.stems import stem

BARE = frozenset(
    map(stem, ("percent", "cent", "per", "percentage", "point", "dollar", "euro", "pound", "year"))
)
"""What is counted everywhere: a share, money; of what it is one is told by other words."""

UNIT_ALONE = 0.5  # where only what is counted is the same word ("tonnes") …
ELSEWHERE = 0.5  # … and where nothing but the count is shared, on two pages


def different_figures(pair: Pair) -> float:
    """They give different figures for the same thing."""
    common = _common(pair)
    counted = counted_in(pair)
    if not counted or same_figures(pair):
        return 0.0
    share = 1.0 if len(max(common, key=len)) > 1 else UNIT_ALONE
    beyond = pair.shared - frozenset().union(*common)
    return share if beyond or pair.on_one_page else share * ELSEWHERE


def counted_in(pair: Pair) -> frozenset[str]:
    """The stems of what both count and come to different figures of, without bare units.

    Where a share or money is told, names are none: of whom a poll tells is not what it counts.
    """
    common = _common(pair)
    counted = frozenset[str]().union(*common)
    if counted.isdisjoint(BARE):
        return counted
    return counted - BARE - pair.one.names - pair.other.names


def _common(pair: Pair) -> list[frozenset[str]]:
    return [a.of & b.of for a in pair.one.amounts for b in pair.other.amounts if differ(a, b)]


def same_figures(pair: Pair) -> float:
    """They give the same figure."""
    values = {amount.value for amount in pair.one.amounts}
    return float(any(amount.value in values for amount in pair.other.amounts))


def risen_since(pair: Pair) -> float:
    """The later figure is the higher one: it may have risen since."""
    earlier = [a.value for a in pair.one.amounts for b in pair.other.amounts if differ(a, b)]
    later = [b.value for a in pair.one.amounts for b in pair.other.amounts if differ(a, b)]
    days = days_apart(pair.one, pair.other) or 0
    return float(bool(later) and days > 0 and max(later) > max(earlier))
