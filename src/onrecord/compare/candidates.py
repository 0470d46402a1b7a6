"""Candidates: which pairs of claims are worth scoring.

In: claims, a few at a time. Out: for each new claim those known ones that share rare stems with it
or stand close to it on its page. Comparing all with all would grow with the square of the record;
here a claim asks for its rarest stems first, and a stem that too many have asks for nobody.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from onrecord.compare.claims import Claim, days_apart
from onrecord.compare.features import SIDE_BY_SIDE, contrary, pair_of
from onrecord.model import DocumentId

LOOKED_UP = 1500  # claims that the stems of one may bring, its rarest stems first
CROWD = 400  # claims; a stem that more have tells nothing of the matter
SHARED = 2  # stems that claims must share that were said at any time
NEAR = 14  # days within which one shared stem will do: a claim and the answers to it
YEARS = 3 * 366  # days between two speakers' claims; a speaker's own words are never too old


class Candidates:
    """An index of claims that grows."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        self._rarity: dict[str, float] = {}
        self._by_document: dict[DocumentId, list[str]] = defaultdict(list)

    def __contains__(self, key: str) -> bool:
        return key in self._claims

    def __len__(self) -> int:
        return len(self._claims)

    def add(self, claim: Claim) -> None:
        """Takes `claim` in."""
        self._rarity.clear()
        self._claims[claim.key] = claim
        self._by_document[claim.row.document].append(claim.key)
        self._by_surname[claim.surname].append(claim.key)
        for each in claim.topic:
            self._by_stem[each].append(claim.key)

    def rarity(self, stem: str) -> float:
        """The weight of a stem: 1 where one claim has it, falling with the logarithm towards 0."""
        if stem not in self._rarity:
            having = max(1, len(self._by_stem.get(stem, ())))
            self._rarity[stem] = 1 - math.log(having) / math.log(max(2, len(self._claims)) + 1)
        return self._rarity[stem]

    def alike(self, one: Claim, other: Claim) -> float:
        """How near two claims are by the words that they share (0 to 1)."""
        return pair_of(one, other, self.rarity).closeness

    def meeting(self, claim: Claim) -> Iterator[Claim]:
        """The known claims that may contradict `claim`."""
        rare = sorted(claim.topic, key=lambda each: (len(self._by_stem.get(each, ())), each))
        shared: Counter[str] = Counter()
        for each in rare:
            known = self._by_stem.get(each, [])
            if len(known) > CROWD or shared.total() + len(known) > LOOKED_UP:
                break
            shared.update(known)
        found = {name for name, times in shared.items() if self._enough(claim, name, times)}
        found.update(self._beside(claim))
        found.update(self._of_each_other(claim))
        found.discard(claim.key)
        return (self._claims[name] for name in sorted(found) if _may(claim, self._claims[name]))

    def beside(self, claim: Claim) -> Iterator[Claim]:
        """The other claims of the same speaker close by on the same page."""
        for key in sorted(self._beside(claim)):
            other = self._claims[key]
            if key != claim.key and other.speaker.id == claim.speaker.id:
                yield other

    def _enough(self, claim: Claim, name: str, shared: int) -> bool:
        other = self._claims[name]
        days = days_apart(claim, other)
        near = days is None or days <= NEAR
        own = claim.speaker.id == other.speaker.id
        taken_back = claim.concedes or other.concedes or _all_of_one(claim, other)
        return shared >= SHARED or near or (own and taken_back)

    def _of_each_other(self, claim: Claim) -> Iterator[str]:
        """Claims of the days around that name the speaker, or whose speaker is named."""
        naming = self._by_stem.get(claim.surname, [])
        named = (key for each in claim.stems for key in self._by_surname.get(each, ()))
        for key in (*naming[-CROWD:], *islice(named, CROWD)):
            days = days_apart(claim, self._claims[key])
            if days is None or days <= NEAR:
                yield key

    def _beside(self, claim: Claim) -> Iterator[str]:
        for name in self._by_document.get(claim.row.document, ()):
            if abs(self._claims[name].position - claim.position) <= SIDE_BY_SIDE:
                yield name


def _may(one: Claim, other: Claim) -> bool:
    """Whether two claims can contradict at all: contrary, not nested, not for one another."""
    if not contrary(one, other):
        return False
    if one.row.parent == other.row.id or other.row.parent == one.row.id:
        return False
    if one.speaker.id == other.speaker.id:
        return one.row.document != other.row.document
    if _allied(one, other) or _allied(other, one):
        return False
    days = days_apart(one, other)
    return days is None or days <= YEARS


def _all_of_one(one: Claim, other: Claim) -> bool:
    """Whether all that the shorter claim is about is in the longer ("he was warned")."""
    return one.stems <= other.stems or other.stems <= one.stems


def _allied(one: Claim, other: Claim) -> bool:
    """Whether one speaks on behalf of the other."""
    return one.row.on_behalf_of is not None and one.row.on_behalf_of.id == other.speaker.id
