"""Standing: whether a claim takes the side of a dispute on which it would be put.

In: a claim, an opening, how likely two claims contradict each other. Out: yes or no. A party on the
wrong side is shown by name, so what cannot be told is left out: who denies another thing in words
like these, who only tells what somebody else says, who calls false what is not named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.naming import is_mostly_in, named_as_false, names_another
from onrecord.compare.pairs.parties import one_party
from onrecord.compare.queue.openings import Alike, Opening, claims_in

AGAINST = 0.2  # score of a claim and what opened the other side; below, they speak of two things
SURELY, TOGETHER = 0.7, 0.85  # such a score alone, or with the likeness to its own side
MORE = 0.6  # … of the party that opened the side: it stands there already
BARE = 2  # stems; with fewer it is of what stands near by ("It never happened")
NEAR_BY = 1400  # code points on one page between "It is a lie" and what that may be of

Against = Callable[[Claim, Claim], float]


@dataclass(frozen=True, slots=True)
class Standing:
    """What tells on which side claims stand.

    `against` scores how likely two contradict each other, `alike` how near they are in what they
    say (0 to 1).
    """

    against: Against
    alike: Alike

    def fits(self, yes: Claim, no: Claim, opening: Opening) -> bool:
        """Whether two claims stand on the two sides of an opening. Figures stand where they do."""
        return opening.figures or (self.affirms(yes, opening) and self.denies(no, opening, yes))

    def takes_in(self, opening: Opening, other: Opening) -> bool:
        """Whether what opened the other stands in the one on the same sides."""
        return self.fits(*other.firsts, opening)

    def affirms(self, claim: Claim, opening: Opening) -> bool:
        """Whether `claim` says what the dispute was opened by, which the other side denies."""
        first, opposite = opening.firsts
        plain = _plainly(claim, first, claim.denies and not first.denies)
        if plain is not None:
            return plain
        if opposite.denies_talk and not claim.speaks_of_talk:
            return False
        return self._meets(claim, first, opposite)

    def denies(self, claim: Claim, opening: Opening, beside: Claim | None = None) -> bool:
        """Whether `claim` denies what the dispute was opened by; `beside` is told of it as well."""
        opposite, first = opening.firsts
        plain = _plainly(claim, first, first.denies and not claim.denies)
        if plain is not None:
            return plain
        if claim.denies_talk and not opposite.speaks_of_talk:
            return False
        if len(claim.stems) < BARE and _says_it_again(claim, opening):
            return True
        short = claim.dismissive or claim.answers_shortly
        if short and not _is_of(claim, opening, beside):
            return False
        if short:
            named = named_as_false(claim, opposite)
            if names_another(claim, opposite) and names_another(claim, first):
                return False
            return not named or self.against(claim, opposite) >= AGAINST
        return self._meets(claim, first, opposite)

    def _meets(self, claim: Claim, first: Claim, opposite: Claim) -> bool:
        """Whether it is against what the one side says, and says what the other says."""
        against = self.against(claim, opposite)
        if against < AGAINST:
            return False
        return against >= SURELY or against + self.alike(claim, [first])[0] >= TOGETHER

    def part(self, opening: Opening) -> None:
        """Leaves out of an opening what does not stand where it was put; its pair stays."""
        if opening.figures:
            return
        yes, no = opening.firsts
        sides = (
            (opening.affirming, self.affirms, yes, no),
            (opening.denying, self.denies, no, yes),
        )
        for side, stands, first, opposite in sides:
            for saying, claims in list(side.items()):
                claims[:] = [
                    claim
                    for claim in claims
                    if stands(claim, opening) or self._says_more(claim, first, opposite)
                ]
                if not claims:
                    del side[saying]

    def _says_more(self, claim: Claim, first: Claim, opposite: Claim) -> bool:
        """Whether it is more of the party that opened the side, and against the other too."""
        if not one_party(claim.speaker, first.speaker) or claim.denies != first.denies:
            return False
        if not claim.asserts or claim.relays:
            return False
        against = self.against(claim, opposite)
        return against >= AGAINST and against + self.alike(claim, [first])[0] >= MORE


def _plainly(claim: Claim, first: Claim, turned: bool) -> bool | None:
    """Whether it plainly stands, or not, where `first` opened the side; None where more must tell.

    Who tells only another's words does not, nor who says the opposite (`turned`).
    """
    if claim.key == first.key:
        return True
    speaks = claim.asserts and (first.relays or not claim.relays)
    return None if speaks and not turned else False


def _is_of(claim: Claim, opening: Opening, beside: Claim | None) -> bool:
    """Whether what is called false, or denied in a few words, is what the dispute is on."""
    opposite, first = opening.firsts
    if _rejects_its_own_side(claim, opening):
        return False
    named = named_as_false(claim, opposite)
    if named and is_mostly_in(named, opposite.stems | first.stems):
        return True
    near_by = _told_near_by(claim, opening, beside)
    return near_by and (not named or not claim.stems.isdisjoint(opposite.called))


def _says_it_again(claim: Claim, opening: Opening) -> bool:
    """Whether who says it denies the same near by ("It never happened")."""
    denied = (each for _, each in claims_in(opening.denying) if len(each.stems) >= BARE)
    return any(_near_by(claim, each) and one_party(claim.speaker, each.speaker) for each in denied)


def _told_near_by(claim: Claim, opening: Opening, beside: Claim | None) -> bool:
    """Whether what is said on either side, or `beside`, stands near by on one page."""
    told = [each for _, each in chain(claims_in(opening.affirming), claims_in(opening.denying))]
    told += [beside] if beside else []
    return any(each is not claim and _near_by(claim, each) for each in told)


def _rejects_its_own_side(claim: Claim, opening: Opening) -> bool:
    """Whether it is "Lind's account" that is rejected, and Lind is among those who deny."""
    affirming = {each.surname for _, each in claims_in(opening.affirming)}
    denying = {each.surname for _, each in claims_in(opening.denying)} - {claim.surname}
    return not claim.stems.isdisjoint(denying - affirming)


def _near_by(claim: Claim, other: Claim) -> bool:
    same_page = claim.row.document == other.row.document
    return same_page and abs(claim.position - other.position) <= NEAR_BY
