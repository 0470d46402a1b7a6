"""Beside: what stands next to a denial and belongs to it.

In: an opening, the claims near a claim on its page. Out: nothing; the opening has more claims that
deny. The speaker's own words are evidence too (“denied that … ‘It did not happen,’ she said”), and
who just after it calls the same false without naming it (“… called the claim nonsense”) denies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.naming import rejects_the_same
from onrecord.compare.pairs.parties import one_party
from onrecord.compare.queue.joining import Joining
from onrecord.compare.queue.openings import Opening
from onrecord.compare.queue.standing import BARE
from onrecord.model import Form

BESIDE = 300  # code points between a denial and the speaker's own words that belong to it
ALIKE_BESIDE = 0.4  # of such words and the denial, under one headline; below, on something else

Near = Callable[[Claim], Iterable[Claim]]


def add_beside(opening: Opening, near: Near, joining: Joining) -> None:
    """Adds to what is said on either side what stands beside it and says the same.

    Not what stands on the other side: of one's own words, a saying is on one side alone.
    """
    if opening.figures:
        return
    sides = [(opening.denying, opening.affirming)]
    if not opening.own_words:
        sides.append((opening.affirming, opening.denying))
    for side, opposite in sides:
        for saying, claims in list(side.items()):
            for claim in tuple(claims):
                for other in near(claim):
                    apart = joining.said(other)[1] not in opposite
                    if apart and abs(other.position - claim.position) <= BESIDE:
                        _add(opening, side[saying], claim, other, joining)


def _add(
    opening: Opening, claims: list[Claim], claim: Claim, other: Claim, joining: Joining
) -> None:
    """Adds to a claim what stands beside it, where that says the same."""
    if one_party(claim.speaker, other.speaker):
        known = any(other.key == each.key for each in claims)
        if not known and _says_the_same(claim, other, joining):
            claims.append(other)
    elif claim.denies and other.position > claim.position and rejects_the_same(other, claim):
        opening.deny(other.key, other)


def _says_the_same(claim: Claim, other: Claim, joining: Joining) -> bool:
    """Whether own words beside a claim affirm, or deny, what it does."""
    if other.row.form is Form.INDIRECT or other.denies != claim.denies or not other.asserts:
        return False
    bare = other.denies and (len(other.stems) < BARE or other.answers_shortly)
    return bare or joining.alike(other, [claim])[0] >= ALIKE_BESIDE
