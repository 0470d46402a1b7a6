"""Joining: which dispute that is being gathered a pair takes up.

In: openings, a pair, which sentences render one saying. Out: the opening that it joins, or none.
It joins where its claims are like those that opened either side (not like any other there: chains
lead elsewhere), and where each of them stands on that side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.queue.openings import Alike, Opening
from onrecord.compare.queue.standing import Standing
from onrecord.model import UtteranceId

ALIKE = 0.58  # of a claim and the one that opened its side; below, other matters come in
ALIKE_OF_ONE = 0.5  # of claims of one speaker, who says one thing in many wordings

Said = tuple[Claim, str]
"""A claim and the saying that it renders."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What tells whether claims say one thing: `same` maps sentences to their utterances."""

    same: Mapping[str, UtteranceId]
    alike: Alike
    standing: Standing

    def said(self, claim: Claim) -> Said:
        """A claim with the saying that it renders."""
        return claim, self.same.get(claim.key, claim.key)

    def taken_up(
        self, openings: Sequence[Opening], pair: Pair, *, figures: bool
    ) -> tuple[Opening | None, tuple[Said, Said]]:
        """The opening whose matter a pair takes up, and what affirms and what denies it there.

        Of figures neither is denied: either claim may stand on either side.
        """
        one, other = (self.said(each) for each in by_stance(pair))
        own_words = pair.same_speaker
        fits = []
        for yes, no in [(one, other), (other, one)] if figures else [(one, other)]:
            open_to = [
                each
                for each in openings
                if each.figures == figures
                and each.own_words >= own_words
                and not (yes[1] in each.denying or no[1] in each.affirming)
            ]
            fits.append((*self._best_fit(open_to, yes, no), (yes, no)))
        _, found, sides = max(fits, key=lambda each: each[0])
        return found, sides

    def _best_fit(
        self, openings: Sequence[Opening], affirming: Said, denying: Said
    ) -> tuple[float, Opening | None]:
        """The opening of which a pair best takes up the matter, and how well; 0 and None."""
        yes = self._likeness(*affirming, [each.affirming for each in openings])
        near = [(least, each) for least, each in zip(yes, openings, strict=True) if least]
        no = self._likeness(*denying, [each.denying for _, each in near])
        fits = [(min(one, other), each) for (one, each), other in zip(near, no, strict=True)]
        fits.sort(key=lambda each: -each[0])
        claims = affirming[0], denying[0]
        stands = ((fit, each) for fit, each in fits if fit and self.standing.fits(*claims, each))
        return next(stands, (0.0, None))

    def _likeness(
        self, claim: Claim, saying: str, sides: Sequence[Mapping[str, list[Claim]]]
    ) -> list[float]:
        """How alike `claim` is to what opened each side; 0 where it says something else."""
        firsts = [next(iter(side.values()))[0] for side in sides]
        return [
            1.0 if saying in side else near * _is_alike(claim, first, near)
            for side, first, near in zip(sides, firsts, self.alike(claim, firsts), strict=True)
        ]


def by_stance(pair: Pair) -> tuple[Claim, Claim]:
    """The claim that affirms, then the one that denies; of two alike the older affirms."""
    if pair.one.denies and not pair.other.denies:
        return pair.other, pair.one
    return pair.one, pair.other


def _is_alike(claim: Claim, first: Claim, near: float) -> bool:
    """Whether a claim, so `near` to the first of a side, says what that says."""
    return near >= ALIKE or (near >= ALIKE_OF_ONE and first.speaker.id == claim.speaker.id)
