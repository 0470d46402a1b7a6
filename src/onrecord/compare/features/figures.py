"""Features of figures: whether two statements count one thing and come to another number.

In: a pair of claims. Out: a number between 0 and 1 for each feature. A feature's docstring is the
sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

import re
from collections.abc import Set

from onrecord.compare.claims.amounts import MONEY, SHARES, differ, years_in
from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.days import days_apart
from onrecord.compare.features.matter import between
from onrecord.compare.pairs.pairs import Pair
from onrecord.language.stems import stem

BARE = SHARES | MONEY | frozenset(map(stem, ("per", "point", "year")))
"""What is counted everywhere: a share, money; of what it is one is told by other words."""

_DOING = re.compile(r"(?:\w+ing|to [“\"‘']?\w+)\b", re.IGNORECASE)
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|surveyed)\b", re.IGNORECASE)
_LEAD = frozenset(map(stem, ("lead", "point")))
_IF = re.compile(r"\bif\b", re.IGNORECASE)

UNIT_ALONE = 0.5  # where only what is counted is the same word ("tonnes") …
STRANGE, SAME = 0.3, 0.7  # of what both say besides, by words or meaning
ELSEWHERE = 0.5  # … and where nothing but the count is shared, on two pages


def different_figures(pair: Pair) -> float:
    """They give different figures for the same thing."""
    common = _common(pair)
    counted = counted_in(pair)
    if not counted or same_figures(pair) or _of_another(pair):
        return 0.0
    known = max(len(each - MONEY) for each in common) > 1 and not _of_unknown(pair)
    share = (1.0 if known else UNIT_ALONE) * _told_of_both(pair)
    beyond = pair.shared - frozenset().union(*common)
    return share if beyond or pair.on_one_page else share * ELSEWHERE


def _of_another(pair: Pair) -> bool:
    """Whether the figures are of two things.

    Where they name other persons or places, or other years, one says how many did not and the other
    how many did, one only supposes it, each tells what the speaker does ("spending 3 million"), or
    both are what polls found, of which each asked others.
    """
    one, other = pair.one, pair.other
    named = _apart(one.names, other.names) or _apart(years_in(one.words), years_in(other.words))
    turned = one.negated != other.negated and not (one.dismissive or other.dismissive)
    own = not pair.same_speaker and all(_DOING.match(each.words) for each in (one, other))
    polled = _is_polled(one) and _is_polled(other)
    supposed = any(_IF.search(each.words) for each in (one, other))
    return named or turned or own or polled or supposed


def _is_polled(claim: Claim) -> bool:
    """Whether it tells what a poll found: by its words or its source, or as a lead in points."""
    polled = _POLL.search(claim.words) or _POLL.search(claim.row.source_text)
    return bool(polled) or any(amount.of >= _LEAD for amount in claim.amounts)


def _told_of_both(pair: Pair) -> float:
    """How much (UNIT_ALONE to 1) of the shorter of the two is in the other, by words or meaning."""
    near = max(pair.closeness, pair.meaning or 0.0)
    return UNIT_ALONE + (1 - UNIT_ALONE) * between(near, STRANGE, SAME)


def _of_unknown(pair: Pair) -> bool:
    """Whether one tells of what its figure is a share, and the other does not."""
    told = [any(amount.among for amount in each.amounts) for each in (pair.one, pair.other)]
    return tells_share(pair.one) and tells_share(pair.other) and told[0] != told[1]


def tells_share(claim: Claim) -> bool:
    """Whether it tells of what share something is so."""
    return any(amount.of & SHARES for amount in claim.amounts)


def _apart(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


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
