"""Pairs: two claims side by side, and what they have in common.

In: two claims, how rare a stem is. Out: a `Pair`, which the features look at, and whether anything
in the two is against the other at all: most pairs stop there and are never made.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.compare.claims.amounts import differ
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.parties import one_party
from onrecord.language.kinship import kin_of_all

SIDE_BY_SIDE = 700  # code points on one page between a claim and its answer: two paragraphs
ENOUGH = 1.2  # weight of shared stems: two rather rare ones; one word alone is no matter
HALF = 0.5  # of the shorter claim; nobody repeats all of what is answered


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, `one` before `other` by day and place, and what they have in common.

    `shared` are the stems that both have; `weight` how rare these are, summed; `closeness` (0 to 1)
    whether they make up half of the shorter claim. `meaning` and `context` are cosines (-1 to 1) of
    the claims' words, and of these after the titles of their pages; `net` the probability of a
    contradiction by a network. All three are None where nothing has told them. `absent`: one tells
    of talk on a page that does not name who denies it.
    """

    one: Claim
    other: Claim
    shared: frozenset[str] = field(repr=False)
    weight: float
    closeness: float
    meaning: float | None = None
    context: float | None = None
    net: float | None = None
    absent: bool = False

    @property
    def on_one_page(self) -> bool:
        """Whether one page has both."""
        return self.one.row.document == self.other.row.document

    @property
    def both_ways(self) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
        """The two claims in either order."""
        return (self.one, self.other), (self.other, self.one)

    @property
    def same_speaker(self) -> bool:
        """Whether a speaker stands against own words."""
        return one_party(self.one.speaker, self.other.speaker)


def pair_of(one: Claim, other: Claim, rarity: Callable[[str], float]) -> Pair:
    """The pair of two claims; `rarity` is 1 for a stem that one claim has, 0 for one of all."""
    shared = one.stems & other.stems
    weight = weight_of(shared, rarity)
    smaller = min(weight_of(claim.stems, rarity) for claim in (one, other)) if shared else 0.0
    return Pair(one, other, shared, weight, closeness(weight, smaller))


def weight_of(stems: Iterable[str], rarity: Callable[[str], float]) -> float:
    """How rare stems are, summed; exact, for the order of a set is another in each process."""
    return math.fsum(map(rarity, stems))


def closeness(shared: float, smaller: float) -> float:
    """How close two claims are (0 to 1) that share so much, the smaller being so much itself."""
    return min(1.0, shared / max(ENOUGH, HALF * smaller))


def contrary(one: Claim, other: Claim) -> bool:
    """Whether anything at all in the two is against the other; most pairs stop here."""
    if one.amounts and other.amounts and _figures_differ(one, other):
        return True
    if not (one.asserts and other.asserts):
        return False
    if one.denies != other.denies or one.dismissive != other.dismissive:
        return True
    conceded = one.concedes or other.concedes
    return conceded or excluded(one, other) or side_by_side(one, other) > 0


def of_talk(pair: Pair) -> bool:
    """Whether two pages tell of talk, one that there was and one that there was none."""
    talk = pair.one.speaks_of_talk and pair.other.speaks_of_talk
    return talk and pair.one.denies != pair.other.denies and not pair.on_one_page


def excluded(one: Claim, other: Claim) -> bool:
    """Whether the two use words that exclude each other."""
    return not (one.excluded.isdisjoint(other.poles) and other.excluded.isdisjoint(one.poles))


def agree_by_opposites(one: Claim, other: Claim) -> bool:
    """Whether one denies what excludes the other ("nobody switched it off": "it worked")."""
    denying = [claim for claim in (one, other) if claim.denies]
    return len(denying) == 1 and not denying[0].dismissive and excluded(one, other)


def negate_the_same(one: Claim, other: Claim) -> bool:
    """Whether both have the same words negated, be it as somebody else's.

    Who rejects that he meddled agrees with whom another told that he did not interfere.
    """
    if not (one.denies or other.denies):
        return False
    if not one.negates_somewhere.isdisjoint(other.negates_somewhere):
        return True
    return _rejects_the_opposite(one, other) or _rejects_the_opposite(other, one)


def _rejects_the_opposite(rejecting: Claim, other: Claim) -> bool:
    """Whether one rejects by its cue what the other negates, in words of one family."""
    if not (rejecting.rejects and rejecting.clause) or rejecting.negated or other.rejects:
        return False
    return not kin_of_all(rejecting.poles).isdisjoint(kin_of_all(other.negates_somewhere))


def side_by_side(one: Claim, other: Claim) -> float:
    """1 where two speakers' claims touch on one page, 0 where two paragraphs lie between."""
    apart = abs(one.position - other.position)
    apart_speakers = one.speaker.id != other.speaker.id
    same_page = one.row.document == other.row.document
    return max(0.0, 1 - apart / SIDE_BY_SIDE) if same_page and apart_speakers else 0.0


def _figures_differ(one: Claim, other: Claim) -> bool:
    return any(differ(a, b) for a in one.amounts for b in other.amounts)
