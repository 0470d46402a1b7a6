"""Disputes: statements that contradict each other, gathered by matter, likeliest first.

In: statement rows, a few at a time, and which of them render one utterance. Out: a queue of
disputes for a person to accept or reject. Pairs of claims that may be contrary are kept as rows
come in; they are scored by the table of features, and gathered by matter, when the queue is asked
for.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.compare.claims.claiming import said_in
from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.table import score_of
from onrecord.compare.pairs.candidates import Candidates
from onrecord.compare.pairs.meanings import Embedder, Meanings
from onrecord.compare.pairs.pairs import Pair, of_talk, pair_of
from onrecord.compare.queue.answering import answering_another, answering_once
from onrecord.compare.queue.gathering import gathered
from onrecord.compare.queue.ranking import Scored, best, names_of, one_saying, places
from onrecord.compare.queue.reading import Contradiction, read_together
from onrecord.compare.queue.sides import order_of
from onrecord.model import Dispute, Opposed, StatementRow, Utterance, UtteranceId

log = logging.getLogger(__name__)

EMBEDDED = 20_000  # pairs, the likeliest by their words, whose meanings are compared
READ = 150  # pairs, the likeliest by words and meanings, that the network reads: two seconds
KEPT = 0.02  # score by words alone, from which meanings and pages may bring a pair to be …
WORTH_A_LOOK = 0.1  # score; of what scores less, one in twenty is a contradiction


class Disputes:
    """Contradictions found so far; grows as statements are added.

    Without an `embedder` and a `network` claims are compared by their words alone. `known` are the
    claims that are known already, none where it is not given.
    """

    def __init__(
        self,
        network: Contradiction | None = None,
        embedder: Embedder | None = None,
        known: Candidates | None = None,
    ) -> None:
        self._known = Candidates() if known is None else known
        self._pairs: dict[tuple[str, str], Scored] = {}
        self._network = network
        self._contrasts: dict[tuple[str, str], float] = {}
        self._meanings = Meanings(embedder) if embedder else None

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Takes `rows` in; known ones and those without a known speaker change nothing."""
        was_settled = self._known.settled
        new = self._taken_in(rows)
        if not was_settled:
            self._score_again()
        for claim, other in self._known.meeting(new):
            self._keep(*sorted((claim, other), key=order_of))
        log.debug("%d claims added, %d pairs kept", len(new), len(self._pairs))

    def brought_by(self, rows: Iterable[StatementRow]) -> list[Opposed]:
        """Takes `rows` in as `add` does; the pairs that they bring.

        None of these is kept here, so that claims which are asked for now and then can be let go.
        """
        found: dict[tuple[str, str], float] = {}
        for claim, other in self._known.meeting(self._taken_in(rows)):
            one, two = sorted((claim, other), key=order_of)
            score, _ = self._paired(one, two)
            if self._for_the_queue(score):
                found[one.key, two.key] = score
        return [Opposed(*keys, score) for keys, score in found.items()]

    def take_up(self, pairs: Sequence[Opposed]) -> None:
        """Takes in pairs that were kept before; their claims are known."""
        claims = self._known.named({key for each in pairs for key in (each.one, each.other)})
        for each in pairs:
            if each.one in claims and each.other in claims:
                self._keep(claims[each.one], claims[each.other])

    def opposed(self) -> list[Opposed]:
        """The pairs that are kept for the queue."""
        return [Opposed(*keys, score) for keys, (score, _) in self._pairs.items()]

    def queue(self, utterances: Iterable[Utterance] = ()) -> tuple[Dispute, ...]:
        """The disputes, likeliest first; see `queue_given`."""
        return self.queue_given({k: each.id for each in utterances for k in each.sentences})

    def queue_given(
        self, same: Mapping[str, UtteranceId], others: Collection[float] = ()
    ) -> tuple[Dispute, ...]:
        """The disputes, likeliest first; `opposed` has then the scores by which they rank.

        `same` tells which sentences render one saying: they are one claim in several wordings, so
        they stand on one side and never against each other. `others` are the scores of pairs that
        are in the queue besides, which the network reads before less likely ones of these.
        """
        said = self._sayings(same)
        scored = self._scored(same, sorted(others))
        found = gathered(
            scored,
            same,
            lambda each: said.get(each, ()),
            self._known.beside,
            self._alike,
            self._against,
        )
        return tuple(sorted(found, key=lambda dispute: (-dispute.score, dispute.id)))

    def _alike(self, one: Claim, others: Sequence[Claim]) -> Sequence[float]:
        """How near a claim is to each of `others` in what they say, by meaning where it is told."""
        told = self._meanings or self._known.rarity
        return told.alike(one, others)

    def _against(self, one: Claim, other: Claim) -> float:
        """How likely two claims contradict each other, be they kept as a pair or not."""
        one, other = sorted((one, other), key=order_of)
        if (one.key, other.key) not in self._contrasts:
            score, pair = self._paired(one, other)
            if self._meanings:
                [pair] = self._meanings.compared([pair])
                score = score_of(pair)
            self._contrasts[one.key, other.key] = score
        return self._contrasts[one.key, other.key]

    def _sayings(self, same: Mapping[str, UtteranceId]) -> Mapping[str, Iterable[Claim]]:
        """The claims of each utterance that some pair has, in the order of time."""
        claims = {c.key: c for _, pair in self._pairs.values() for c in (pair.one, pair.other)}
        found: dict[str, list[Claim]] = {}
        for claim in sorted(claims.values(), key=order_of):
            if claim.key in same:
                found.setdefault(same[claim.key], []).append(claim)
        return found

    def _taken_in(self, rows: Iterable[StatementRow]) -> list[Claim]:
        """The claims of `rows` that are new; with them known."""
        said = [each for each in said_in(list(rows)) if each.asserts or each.amounts]
        self._contrasts.clear()
        return self._known.add(said)

    def _keep(self, one: Claim, other: Claim) -> None:
        """Keeps a pair for the queue."""
        score, pair = self._paired(one, other)
        if self._for_the_queue(score):
            self._pairs[one.key, other.key] = (score, pair)

    def _for_the_queue(self, score: float) -> bool:
        """Whether it is not plain already that nobody need look at a pair of this score."""
        return score >= KEPT or not self._known.settled

    def _paired(self, one: Claim, other: Claim) -> tuple[float, Pair]:
        """The pair of two claims, and its score by their words and pages."""
        pair = pair_of(one, other, self._known.rarity.of)
        score = score_of(pair)
        if score >= KEPT and of_talk(pair) and self._known.absent(pair):
            pair = replace(pair, absent=True)
            score = score_of(pair)
        return score, pair

    def _score_again(self) -> None:
        """Scores what is kept by what is known now; in a small record every page moves rarities."""
        kept, self._pairs = self._pairs, {}
        for _, pair in kept.values():
            self._keep(pair.one, pair.other)

    def _scored(self, same: Mapping[str, UtteranceId], others: Sequence[float]) -> list[Scored]:
        """The pairs that may well contradict each other, likeliest first."""
        scored = [each for each in self._pairs.values() if not one_saying(each[1], same)]
        if self._meanings:
            pairs = self._meanings.compared([pair for _, pair in best(scored, EMBEDDED)])
            scored = [(score_of(pair), pair) for pair in pairs]
            self._pairs.update((names_of(each[1]), each) for each in scored)
        if self._network:
            ranked = best(scored)
            read = sum(place < READ for place in places(ranked, others))
            pairs = read_together([pair for _, pair in ranked[:read]], self._network)
            scored = [*((score_of(pair), pair) for pair in pairs), *ranked[read:]]
        likely = [each for each in scored if each[0] >= WORTH_A_LOOK]
        once = answering_once(best(likely), same)
        placed = [*answering_another(once, same, self._alike)]
        return best(placed)


def find_disputes(
    statements: Iterable[StatementRow],
    utterances: Iterable[Utterance] = (),
    network: Contradiction | None = None,
    embedder: Embedder | None = None,
) -> tuple[Dispute, ...]:
    """The disputes among `statements`, likeliest first; see `Disputes.queue` for `utterances`."""
    disputes = Disputes(network, embedder)
    disputes.add(statements)
    return disputes.queue(utterances)
