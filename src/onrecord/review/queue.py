"""The queue of disputes, kept from one review to the next.

In: a record in which documents were just set beside the others, and what that touched. Out: its
queue, of the pairs that most likely contradict each other: for a person to look at, a queue has an
end. While every page moves the rarity of stems, and with it every score, all of it is gathered
again. In a record that is settled only the matters are that new pairs touch: those that have a
sentence of theirs or share with them a stem that few have, and those whose sentences or sayings
changed. All other disputes stay as they stand.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.compare import (
    Candidates,
    Disputes,
    RememberingEmbedder,
    RememberingReader,
    with_asked,
)
from onrecord.model import Dispute, Opposed, dispute_id
from onrecord.record import Queued, Remembered, Requeued, Reviewer
from onrecord.review.recalled import Recalled
from onrecord.review.together import Reviewers

log = logging.getLogger(__name__)

QUEUE = 3000  # pairs that are set side by side; one dispute has three on average
ONE_MATTER = 0.96  # rarity of the stems that two claims share, from which disputes may be merged
MOST = 0.8  # of the pairs; gathering grows faster than they do: 1,670 take 3 s, all 3,000 take 12


@dataclass(frozen=True, slots=True)
class Touched:
    """What a review changed of what the queue was made of.

    `sentences` are those whose sayings were made anew, `disputes` those with evidence in documents
    that had been reviewed before.
    """

    sentences: set[str] = field(default_factory=set)
    disputes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, names: Collection[str]) -> Touched:
        """The names of sentences (stm-…) and of disputes, told apart."""
        sentences = {name for name in names if name.startswith("stm-")}
        return cls(sentences, set(names) - sentences)

    def __bool__(self) -> bool:
        return bool(self.sentences or self.disputes)


def keep_queue(
    reviewer: Reviewer, recalled: Recalled, reviewers: Reviewers, touched: Touched | None
) -> None:
    """Brings the queue up to date; all of it is made anew where `touched` is None."""
    remembered = reviewer.beside.remembered()
    known = Candidates(reviewer.beside.index(), recalled.claims)
    disputes = Disputes(*_asked(reviewers, remembered), known)
    pairs = {_id(pair): pair for pair in reviewer.beside.likeliest(QUEUE)}
    before = {each.id: each for each in reviewer.beside.queued()}
    again = None if touched is None else _gathered_again(reviewer, known, pairs, before, touched)
    if again is None or len(again.pairs) > MOST * len(pairs):
        again = _Again(set(pairs), None)
    taken = [pair for own, pair in pairs.items() if own in again.pairs]
    disputes.take_up(taken)
    sentences = {name for pair in taken for name in (pair.one, pair.other)}
    others = [each.pair.score for own, each in before.items() if own in pairs.keys() - again.pairs]
    queue = disputes.queue_given(reviewer.beside.utterance_ids(sentences), others)
    queue = with_asked(queue, recalled.documents)
    queued = [*_queued(taken, disputes.opposed(), _standing(queue, taken))]
    made = Requeued(queue, queued, again.instead_of, before.keys() - pairs.keys())
    reviewer.keep_queue(made, remembered)
    log.info("%d of %d pairs set side by side, %d disputes", len(taken), len(pairs), len(queue))


@dataclass(frozen=True, slots=True)
class _Again:
    """The pairs that are set side by side again, and whose disputes theirs take the place of."""

    pairs: set[str]
    instead_of: set[str] | None


def _gathered_again(
    reviewer: Reviewer,
    known: Candidates,
    pairs: Mapping[str, Opposed],
    before: Mapping[str, Queued],
    touched: Touched,
) -> _Again | None:
    """What new pairs and changed sentences touch; None where that cannot be told from the rest."""
    if not known.settled:
        return None
    new = [pair for own, pair in pairs.items() if own not in before]
    if len(new) > MOST * len(pairs):
        return None
    names = touched.sentences | {name for pair in new for name in (pair.one, pair.other)}
    sayings = _sayings(reviewer, before.values(), names)
    near = [own for own, each in before.items() if {each.pair.one, each.pair.other} & sayings]
    near += _near(new, known, before)
    there = reviewer.beside.disputes()
    gone = before.keys() - pairs.keys()
    lost = {each.dispute for each in before.values() if each.dispute} - there
    instead_of = touched.disputes | lost
    instead_of |= {own for each in (*near, *gone) if (own := before[each].dispute)}
    again = _with_all_of_theirs({_id(pair) for pair in new}.union(near), instead_of, before, there)
    return _Again(again & pairs.keys(), instead_of | (again & there))


def _with_all_of_theirs(
    again: set[str], disputes: set[str], before: Mapping[str, Queued], there: Collection[str]
) -> set[str]:
    """`again` and all pairs of `disputes`, and of those that these open in turn.

    A pair that opens one dispute may be said to stand in another.
    """
    disputes = set(disputes)
    while more := {
        own
        for own, each in before.items()
        if own not in again and (own in disputes or each.dispute in disputes)
    }:
        again = again | more
        disputes |= again.intersection(there)
    return again


def _near(new: Sequence[Opposed], known: Candidates, before: Mapping[str, Queued]) -> Iterator[str]:
    """The pairs in the queue that may be on the matter of a new one.

    Both claims share something rare with the two of the new pair, or one of them very much.
    """
    holding: dict[str, list[str]] = {}
    for own, each in before.items():
        for name in (each.pair.one, each.pair.other):
            holding.setdefault(name, []).append(own)
    claims = known.named({name for pair in new for name in (pair.one, pair.other)})
    for pair in new:
        sides = [known.sharing(claims[key]) for key in (pair.one, pair.other) if key in claims]
        met = {own for side in sides for name in side for own in holding.get(name, ())}
        for own in met:
            there = (before[own].pair.one, before[own].pair.other)
            shared = [[side.get(name, 0.0) for name in there] for side in sides]
            if max(map(max, shared)) >= ONE_MATTER or all(map(max, shared)):
                yield own


def _sayings(reviewer: Reviewer, queued: Iterable[Queued], names: set[str]) -> set[str]:
    """`names`, and the sentences in the queue that render a saying which one of them renders."""
    every = names | {name for each in queued for name in (each.pair.one, each.pair.other)}
    rendered = reviewer.beside.utterance_ids(every)
    said = {rendered[name] for name in names if name in rendered}
    return names | {name for name, saying in rendered.items() if saying in said}


def _asked(
    reviewers: Reviewers, remembered: Remembered
) -> tuple[RememberingReader | None, RememberingEmbedder | None]:
    """The networks, which remember what they said before."""
    reader, embedder = reviewers.contradiction, reviewers.embedder
    return (
        RememberingReader(reader, remembered) if reader else None,
        RememberingEmbedder(embedder, remembered) if embedder else None,
    )


def _queued(
    taken: Sequence[Opposed], scored: Sequence[Opposed], standing: Mapping[str, str]
) -> Iterator[Queued]:
    """The pairs as they stand in the queue now; what nobody need look at has its old score."""
    scores = {(each.one, each.other): each.score for each in scored}
    for each in taken:
        score = scores.get((each.one, each.other), each.score)
        yield Queued(Opposed(each.one, each.other, score), standing.get(_id(each)))


def _standing(queue: Sequence[Dispute], pairs: Collection[Opposed]) -> dict[str, str]:
    """Each pair of which both sentences' statements are evidence in a dispute, to that dispute."""
    holding: dict[str, list[str]] = {}
    for dispute in queue:
        for statement in {each.statement for side in dispute.sides for each in side.evidence}:
            holding.setdefault(statement, []).append(dispute.id)
    standing: dict[str, str] = {}
    for pair in pairs:
        one, other = (holding.get(name.rpartition(":")[0], []) for name in (pair.one, pair.other))
        if both := [each for each in one if each in other]:
            standing[_id(pair)] = both[0]
    return standing


def _id(pair: Opposed) -> str:
    return dispute_id(pair.one, pair.other)
