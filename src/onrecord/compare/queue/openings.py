"""Openings: disputes while they are being gathered.

In: pairs on one matter. Out: two sides of claims. Who stands on one side of a dispute between
speakers does not stand on the other: what would put a party there is left out. Openings that began
apart and turn out to answer one claim are made one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.figures import counted_in
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.pairs.parties import one_party

MANY = 8  # claims of a party that a dispute gathers; more are the same again
THE_SAME = 0.8  # how alike claims are that say one thing: all who reject it are on one side
SURELY = 0.2  # score of an opening that is put to another: less may answer another thing
ALSO_NEAR = 0.55  # … where one of them stands on the other's side already

Alike = Callable[[Claim, Sequence[Claim]], Sequence[float]]
Sayings = dict[str, list[Claim]]


@dataclass(slots=True)
class Opening:
    """The pair that opened a dispute, and by saying the claims on both sides.

    `own_words`: a party stands against its own words.
    """

    pair: Pair
    score: float
    figures: bool
    affirming: Sayings = field(default_factory=dict)
    denying: Sayings = field(default_factory=dict)
    own_words: bool = field(init=False)

    def __post_init__(self) -> None:
        self.own_words = self.pair.same_speaker

    @property
    def kind(self) -> tuple[bool, bool]:
        """What openings have in common that may be made one."""
        return self.figures, self.own_words

    @property
    def begun(self) -> tuple[str, Claim]:
        """The claim that was affirmed first, and the saying that it renders."""
        return next(claims_in(self.affirming))

    @property
    def firsts(self) -> tuple[Claim, Claim]:
        """The claim that was affirmed first, and the one that was denied first."""
        return self.begun[1], next(claims_in(self.denying))[1]

    def sayings(self) -> Iterator[str]:
        """What is said on either side."""
        return chain(self.affirming, self.denying)

    def affirm(self, saying: str, claim: Claim) -> None:
        """Adds a claim to those that affirm."""
        self._put(self.affirming, self.denying, saying, claim)

    def deny(self, saying: str, claim: Claim) -> None:
        """Adds a claim to those that deny, or give the other figure."""
        self._put(self.denying, self.affirming, saying, claim)

    def take_over(self, other: Opening) -> None:
        """Adds the claims of `other`, side to side."""
        for saying, claim in claims_in(other.affirming):
            self.affirm(saying, claim)
        for saying, claim in claims_in(other.denying):
            self.deny(saying, claim)

    def complete(self, renderings: Callable[[str], Iterable[Claim]]) -> None:
        """Adds the other renderings of the sayings on both sides, but those of the other sign.

        In a dispute on figures a rendering without one shows nothing: "dozens died" is not "41".
        """
        for side, add in ((self.affirming, self.affirm), (self.denying, self.deny)):
            for saying, [first, *_] in list(side.items()):
                for claim in renderings(saying):
                    if claim.denies == first.denies and (claim.amounts or not self.figures):
                        add(saying, claim)

    def _put(self, side: Sayings, opposite: Sayings, saying: str, claim: Claim) -> None:
        """Adds a claim, unless it is there, the side is full, or its party is on the other."""
        crosses = saying in opposite or (
            not self.own_words
            and any(one_party(claim.speaker, each.speaker) for _, each in claims_in(opposite))
        )
        full = sum(one_party(claim.speaker, each.speaker) for _, each in claims_in(side)) >= MANY
        known = any(claim.key == each.key for each in side.get(saying, ()))
        if not (crosses or full or known):
            side.setdefault(saying, []).append(claim)


def claims_in(side: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, Claim]]:
    """The claims of a side with the sayings that they render."""
    return ((saying, claim) for saying, claims in side.items() for claim in claims)


def merged(
    openings: Sequence[Opening], alike: Alike, stands: Callable[[Opening, Opening], bool]
) -> list[Opening]:
    """Openings, the likeliest first, with those put together that answer one claim.

    `stands` tells whether what opened the second stands in the first.
    """
    kept: list[Opening] = []
    of_kind: dict[tuple[bool, bool], list[Opening]] = {}
    for opening in openings:
        of_its_kind = of_kind.setdefault(opening.kind, [])
        fitting = (each for each in _takes_in(of_its_kind, opening, alike) if stands(each, opening))
        into = next(fitting, None)
        if into is None:
            kept.append(opening)
            of_kind[opening.kind].append(opening)
        else:
            into.take_over(opening)
    return kept


def _takes_in(kept: Sequence[Opening], opening: Opening, alike: Alike) -> Iterator[Opening]:
    """Those of `kept`, all of its kind, in which what opened the one is affirmed.

    Or the same was said to open both. Different figures are of one where they have a saying in
    common, on whichever side, and what opened them counts the same.
    """
    if opening.figures:
        told, counted = set(opening.sayings()), counted_in(opening.pair)
        alike_told = (each for each in kept if not told.isdisjoint(each.sayings()))
        return (each for each in alike_told if counted & counted_in(each.pair))
    if opening.score < SURELY:
        return iter(())
    saying, first = opening.begun
    nearness = alike(first, [each.begun[1] for each in kept])
    return (
        each
        for each, near in zip(kept, nearness, strict=True)
        if saying not in each.denying
        and (near >= THE_SAME or (saying in each.affirming and near >= ALSO_NEAR))
    )
