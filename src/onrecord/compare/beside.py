"""Beside: what stands next to a denial and belongs to it.

In: an opening, the claims near a claim on its page. Out: nothing; the opening has more claims that
deny. The speaker's own words are evidence too (“denied that … ‘It did not happen,’ she said”), and
who just after it calls the same false without naming it (“… called the claim nonsense”) denies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.compare.claims import Claim
from onrecord.compare.features_answers import rejects_the_same
from onrecord.compare.joining import Joining
from onrecord.compare.openings import Opening
from onrecord.compare.parties import one_party
from onrecord.model import Form

BESIDE = 300  # code points between a denial and the speaker's own words that belong to it
ALIKE_BESIDE = 0.4  # of such words and the denial, under one headline; below, on something else

Near = Callable[[Claim], Iterable[Claim]]


def add_beside(opening: Opening, near: Near, joining: Joining) -> None:
    """Adds to each denial what stands beside it and denies the same.

    Not what stands on the other side: of one's own words, a saying is on one side alone.
    """
    if opening.figures:
        return
    for saying, claims in list(opening.denying.items()):
        for claim in tuple(claims):
            for other in near(claim):
                apart = joining.said(other)[1] not in opening.affirming
                if apart and abs(other.position - claim.position) <= BESIDE:
                    _add(opening, saying, claim, other, joining)


def _add(opening: Opening, saying: str, claim: Claim, other: Claim, joining: Joining) -> None:
    """Adds to a denial what stands beside it, where that denies the same."""
    if one_party(claim.speaker, other.speaker):
        bare = len(other.stems) < 2  # "It never happened": of what stands before
        on_it = bare or other.answers_shortly or joining.alike(other, [claim])[0] >= ALIKE_BESIDE
        claims = opening.denying[saying]
        known = any(other.key == each.key for each in claims)
        if on_it and not known and other.denies and other.row.form is not Form.INDIRECT:
            claims.append(other)
    elif other.position > claim.position and rejects_the_same(other, claim):
        opening.deny(other.key, other)
