"""Gathering: pairs that contradict each other, put together by matter.

In: scored pairs, likeliest first, and which sentences render one saying. Out: disputes. The best
pair opens a dispute; a weaker one joins it where it shares a claim with it, keeps the sides, and
has a word of its matter. So a matter on which six pages report stands once in the queue, not
fifteen times. Beside what denies, the speaker's own words next to it are evidence too: “denied
that … ‘It did not happen,’ she said.”
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.compare.claims import Claim
from onrecord.compare.features import Pair, different_figures, reasons_of
from onrecord.compare.matters import matter_of
from onrecord.model import Dispute, Evidence, Form, Side, Stance, UtteranceId, dispute_id

MANY = 6  # claims on a side that a dispute gathers; more are the same again
BESIDE = 300  # code points between a denial and the speaker's own words that belong to it


@dataclass(slots=True)
class _Opening:
    """A dispute being gathered: the pair that opened it, and the claims on both sides."""

    pair: Pair
    score: float
    affirming: dict[str, list[Claim]] = field(default_factory=dict)
    denying: dict[str, list[Claim]] = field(default_factory=dict)


def gathered(
    pairs: Iterable[tuple[float, Pair]],
    same: Mapping[str, UtteranceId],
    beside: Callable[[Claim], Iterable[Claim]],
) -> list[Dispute]:
    """The disputes that `pairs` make.

    `same` maps sentences to the utterance that they render; `beside` gives the claims of the same
    speaker near a claim on its page.
    """
    openings = _openings(pairs, same)
    for opening in openings:
        _second(opening, beside)
    return [_dispute(opening) for opening in openings]


def _openings(
    pairs: Iterable[tuple[float, Pair]], same: Mapping[str, UtteranceId]
) -> list[_Opening]:
    """Disputes opened by the best pairs, joined by weaker ones that share a claim."""
    openings: dict[int, _Opening] = {}
    of: dict[str, int] = {}
    for score, pair in pairs:
        affirming, denying = _by_stance(pair)
        here, there = _saying(affirming, same), _saying(denying, same)
        numbers = sorted({of[saying] for saying in (here, there) if saying in of})
        if not numbers:
            numbers = [len(of)]
            openings[len(of)] = _Opening(pair, score)
        opening = openings[numbers[0]]
        if not all(_fits(openings[number], pair, here, there) for number in numbers):
            continue
        for number in numbers[1:]:
            if not _merged(opening, openings[number]):
                continue
            del openings[number]
            of.update({saying: numbers[0] for saying, at in of.items() if at == number})
        of.setdefault(here, numbers[0])
        of.setdefault(there, numbers[0])
        _put(opening.affirming, here, affirming)
        _put(opening.denying, there, denying)
    return list(openings.values())


def _fits(opening: _Opening, pair: Pair, affirming: str, denying: str) -> bool:
    """Whether `pair` takes up the dispute's matter (figures with figures) and keeps its sides."""
    if affirming in opening.denying or denying in opening.affirming:
        return False
    return _one_matter(pair, opening.pair)


def _one_matter(pair: Pair, other: Pair) -> bool:
    if bool(different_figures(pair)) != bool(different_figures(other)):
        return False
    return pair is other or bool(pair.shared & other.shared)


def _merged(into: _Opening, other: _Opening) -> bool:
    """Takes the sides of `other` over, if the two are of one matter; says whether it did."""
    crossed = into.affirming.keys() & other.denying or into.denying.keys() & other.affirming
    if crossed or not _one_matter(into.pair, other.pair):
        return False
    for side, theirs in ((into.affirming, other.affirming), (into.denying, other.denying)):
        for saying, claims in theirs.items():
            for claim in claims:
                _put(side, saying, claim)
    return True


def _second(opening: _Opening, beside: Callable[[Claim], Iterable[Claim]]) -> None:
    """Adds to each denial what the speaker says beside it in own words that deny too."""
    if different_figures(opening.pair):
        return
    for claims in opening.denying.values():
        for claim in tuple(claims):
            for other in beside(claim):
                near = abs(other.position - claim.position) <= BESIDE
                if near and other.denies and other.row.form is not Form.INDIRECT:
                    claims.extend([other] if other not in claims else [])


def _put(side: dict[str, list[Claim]], saying: str, claim: Claim) -> None:
    """Adds a claim to a side, unless it is there or the side is full."""
    claims = side.setdefault(saying, [])
    if claim not in claims and sum(map(len, side.values())) < MANY:
        claims.append(claim)


def _dispute(opening: _Opening) -> Dispute:
    pair = opening.pair
    figures = bool(different_figures(pair))
    sides = [*_sides(opening.affirming, Stance.AFFIRMS)]
    sides += _sides(opening.denying, Stance.AFFIRMS if figures else Stance.DENIES)
    return Dispute(
        id=dispute_id(pair.one.key, pair.other.key),
        matter=matter_of(pair),
        sides=tuple(sides),
        score=opening.score,
        reasons=reasons_of(pair),
        own_words=pair.same_speaker,
    )


def _sides(claims: Mapping[str, list[Claim]], stance: Stance) -> Iterable[Side]:
    """One side for each speaker, in the order in which they came to the dispute."""
    parties: dict[str, list[Claim]] = {}
    for claim in (claim for each in claims.values() for claim in each):
        parties.setdefault(claim.speaker.name, []).append(claim)
    for party, said in parties.items():
        yield Side(party, stance, tuple(evidence_of(claim) for claim in sorted(said, key=order_of)))


def evidence_of(claim: Claim) -> Evidence:
    """A claim as evidence: its words as they stand."""
    row = claim.row
    return Evidence(row.id, row.document, claim.words, row.day, row.outlet)


def _by_stance(pair: Pair) -> tuple[Claim, Claim]:
    """The claim that affirms, then the one that denies; of two alike the older affirms."""
    if pair.one.denies and not pair.other.denies:
        return pair.other, pair.one
    return pair.one, pair.other


def _saying(claim: Claim, same: Mapping[str, UtteranceId]) -> str:
    return same.get(claim.key, claim.key)


def order_of(claim: Claim) -> tuple[str, str, int, str]:
    """Oldest first, undated last; on one page by place."""
    day = claim.day.isoformat() if claim.day else "9999"
    return (day, claim.row.document, claim.position, claim.key)
