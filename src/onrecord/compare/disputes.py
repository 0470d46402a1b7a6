"""Disputes: statements that contradict each other, gathered by matter, likeliest first.

In: statement rows, a few at a time, and which of them render one utterance. Out: a queue of
disputes for a person to accept or reject. Pairs of claims are scored by the table of features; the
best pair opens a dispute, and a weaker one joins it where it shares a claim with it and takes the
other side. So a matter on which six pages report stands once in the queue, not fifteen times.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.compare.candidates import Candidates
from onrecord.compare.claims import Claim, claims_of
from onrecord.compare.features import Pair, different_figures, reasons_of, score_of
from onrecord.compare.matters import matter_of
from onrecord.model import (
    Dispute,
    Evidence,
    Side,
    Stance,
    StatementRow,
    Utterance,
    UtteranceId,
    dispute_id,
)

log = logging.getLogger(__name__)

LIKELY = 0.1  # score; below it pairs agree or speak of different things, by reading
MANY = 6  # claims on a side that a dispute gathers; more are the same again


class Contradiction(Protocol):
    """A network that reads two sentences together."""

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> Iterable[float]:
        """For each pair of sentences the probability (0 to 1) that they contradict each other."""


@dataclass(slots=True)
class _Opening:
    """A dispute being gathered: the pair that opened it, and the claims on both sides."""

    pair: Pair
    score: float
    affirming: dict[str, list[Claim]] = field(default_factory=dict)
    denying: dict[str, list[Claim]] = field(default_factory=dict)


class Disputes:
    """Contradictions found so far; grows as statements are added."""

    def __init__(self, network: Contradiction | None = None) -> None:
        self._known = Candidates()
        self._pairs: dict[tuple[str, str], tuple[Claim, Claim]] = {}
        self._network = network

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Takes `rows` in; known ones and those without a known speaker change nothing."""
        said = [claim for row in rows for claim in claims_of(row) if claim.asserts]
        new = [claim for claim in said if claim.key not in self._known]
        for claim in new:
            self._known.add(claim)
        for claim in new:
            for other in self._known.meeting(claim):
                self._keep(*sorted((claim, other), key=_order))

    def queue(self, utterances: Iterable[Utterance] = ()) -> tuple[Dispute, ...]:
        """The disputes, likeliest first.

        `utterances` tells which sentences render one saying: they are one claim in several
        wordings, so they stand on one side and never against each other.
        """
        same = {key: utterance.id for utterance in utterances for key in utterance.sentences}
        pairs = self._scored(same)
        openings = _gathered(pairs, same)
        found = [_dispute(opening) for opening in openings]
        return tuple(sorted(found, key=lambda dispute: (-dispute.score, dispute.id)))

    def _keep(self, one: Claim, other: Claim) -> None:
        self._pairs[one.key, other.key] = (one, other)

    def _scored(self, same: Mapping[str, UtteranceId]) -> list[tuple[float, Pair]]:
        """The pairs that may well contradict each other, likeliest first."""
        pairs = [Pair(one, other, self._known.rarity) for one, other in self._pairs.values()]
        pairs = [pair for pair in pairs if not _one_saying(pair, same)]
        if self._network:
            pairs = _read_together(pairs, self._network)
        scored = [(score, pair) for pair in pairs if (score := score_of(pair)) >= LIKELY]
        log.debug("%d of %d pairs are likely contradictions", len(scored), len(pairs))
        return sorted(scored, key=lambda each: (-each[0], *_ids(each[1])))


def find_disputes(
    statements: Iterable[StatementRow],
    utterances: Iterable[Utterance] = (),
    network: Contradiction | None = None,
) -> tuple[Dispute, ...]:
    """The disputes among `statements`, likeliest first; see `Disputes.queue` for `utterances`."""
    disputes = Disputes(network)
    disputes.add(statements)
    return disputes.queue(utterances)


def _read_together(pairs: list[Pair], network: Contradiction) -> list[Pair]:
    texts = [(p.one.words, p.other.words) for p in pairs]
    values = network.contradict(texts)
    return [Pair(p.one, p.other, p.rarity, net) for p, net in zip(pairs, values, strict=True)]


def _one_saying(pair: Pair, same: Mapping[str, UtteranceId]) -> bool:
    first = same.get(pair.one.key)
    return first is not None and first == same.get(pair.other.key)


def _gathered(
    pairs: Iterable[tuple[float, Pair]], same: Mapping[str, UtteranceId]
) -> list[_Opening]:
    """Disputes opened by the best pairs, joined by weaker ones that share a claim."""
    openings: list[_Opening] = []
    of: dict[str, _Opening] = {}
    for score, pair in pairs:
        affirming, denying = _by_stance(pair)
        here, there = _saying(affirming, same), _saying(denying, same)
        opening = of.get(here) or of.get(there)
        if opening is None:
            opening = _Opening(pair, score)
            openings.append(opening)
        elif not _fits(opening, pair, here, there):
            continue
        of.setdefault(here, opening)
        of.setdefault(there, opening)
        _put(opening.affirming, here, affirming)
        _put(opening.denying, there, denying)
    return openings


def _fits(opening: _Opening, pair: Pair, affirming: str, denying: str) -> bool:
    """Whether `pair` takes up the dispute's matter (figures with figures) and keeps its sides."""
    if affirming in opening.denying or denying in opening.affirming:
        return False
    if bool(different_figures(pair)) != bool(different_figures(opening.pair)):
        return False
    return bool(pair.shared & opening.pair.shared)


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
        id=dispute_id(pair.one.row.id, pair.other.row.id),
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
        yield Side(party, stance, tuple(evidence_of(claim) for claim in sorted(said, key=_order)))


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


def _order(claim: Claim) -> tuple[str, str, int, str]:
    day = claim.day.isoformat() if claim.day else "9999"
    return (day, claim.row.document, claim.position, claim.key)


def _ids(pair: Pair) -> tuple[str, str]:
    return (pair.one.key, pair.other.key)
