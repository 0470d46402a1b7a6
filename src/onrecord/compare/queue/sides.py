"""Sides: the parties to a dispute, each with its stance and its evidence.

In: an opening, complete. Out: its sides. A party has one side; in a dispute on figures one for each
figure, and parties that give the same figure agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from onrecord.compare.claims.amounts import differ
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.pairs.parties import one_party
from onrecord.compare.queue.openings import Opening, Sayings, claims_in
from onrecord.model import Evidence, Side, Stance


def sides_of(opening: Opening) -> Iterator[Side]:
    """Those who affirm, then those who deny; of figures those who give one, then the others."""
    if not opening.figures:
        yield from _sides(opening.affirming, Stance.AFFIRMS)
        yield from _sides(opening.denying, Stance.DENIES)
        return
    given: dict[str, Sayings] = {}
    for saying, claim in chain(claims_in(opening.affirming), claims_in(opening.denying)):
        agreeing = given.setdefault(_figure(claim, opening.pair), {})
        agreeing.setdefault(saying, []).append(claim)
    for figure, claims in given.items():
        for side in _sides(claims, Stance.AFFIRMS):
            yield replace(side, answer=figure)


def _figure(claim: Claim, pair: Pair) -> str:
    """The figure that a claim gives for what the pair counts, as people write it."""
    counted = [a for one in (pair.one, pair.other) for a in one.amounts]
    fits = [a for a in claim.amounts if any(differ(a, each) for each in counted)]
    return f"{(fits or claim.amounts)[0].value:,.10g}"


def _sides(claims: Mapping[str, list[Claim]], stance: Stance) -> Iterator[Side]:
    """One side for each speaker, in the order in which they came to the dispute."""
    parties: list[list[Claim]] = []
    for claim in {each.key: each for _, each in claims_in(claims)}.values():
        known = (each for each in parties if one_party(each[0].speaker, claim.speaker))
        party = next(known, None)
        if party is None:
            parties.append([claim])
        else:
            party.append(claim)
    for said in parties:
        fullest = max((each.speaker.name for each in said), key=len)
        yield Side(fullest, stance, tuple(map(evidence_of, sorted(said, key=order_of))))


def evidence_of(claim: Claim) -> Evidence:
    """A claim as evidence: its words as they stand."""
    row = claim.row
    return Evidence(row.id, row.document, claim.words, row.day, row.outlet)


def order_of(claim: Claim) -> tuple[str, str, int, str]:
    """Oldest first, undated last; on one page by place."""
    day = claim.days[0].isoformat() if claim.days else "9999"
    return (day, claim.row.document, claim.position, claim.key)
