"""A review that grows: the new pages of a record are set beside those that it has.

In: a record. Out: dispatches, utterances and disputes in it are as if all pages had been set side
by side at once; what a person decided stands. A new page meets its like only (by the index), and
only the groups that it touches are made anew, so the work grows with what is new. The queue of
disputes is made anew from the pairs that most likely contradict each other: for a person to look
at, a queue has an end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from onrecord.compare import Candidates, Disputes
from onrecord.model import Dispute, DocumentId, Opposed, dispute_id
from onrecord.record import Record, Reviewer
from onrecord.review.portions import found_in
from onrecord.review.recalled import Recalled
from onrecord.review.together import NO_REVIEWERS, Reviewers

log = logging.getLogger(__name__)

PORTION = 500  # documents that are kept together: some 5,000 statements, a few seconds
QUEUE = 3000  # pairs that are set side by side; one dispute has three on average

Progress = Callable[[int, int], None]


def review_record(
    record: Record,
    reviewers: Reviewers = NO_REVIEWERS,
    *,
    anew: bool = False,
    progress: Progress | None = None,
) -> int:
    """Sets the documents that wait beside the others; how many there were.

    `anew` forgets first what was found before: all documents wait then. `progress` is told how many
    documents are done, of how many.
    """
    with record.reviewing() as reviewer:
        if anew:
            reviewer.forget_all()
        waiting = reviewer.beside.waiting()
        if not waiting:
            return 0
        portion = len(waiting) if anew else PORTION
        recalled = Recalled(reviewer)
        for start in range(0, len(waiting), portion):
            if progress:
                progress(start, len(waiting))
            _keep(reviewer, recalled, waiting[start : start + portion])
        if progress:
            progress(len(waiting), len(waiting))
        _keep_queue(reviewer, recalled, reviewers)
    return len(waiting)


def _keep(reviewer: Reviewer, recalled: Recalled, documents: Sequence[DocumentId]) -> None:
    """Sets a portion of documents beside the others, and keeps what that brings."""
    linked = reviewer.forget(documents)
    index = reviewer.beside.index()
    found = found_in(documents, index, linked, reviewer.beside, recalled)
    reviewer.keep(index, found)
    log.info("%d documents set beside the others", len(documents))


def _keep_queue(reviewer: Reviewer, recalled: Recalled, reviewers: Reviewers) -> None:
    """Makes the queue of disputes from the pairs that most likely contradict each other."""
    known = Candidates(reviewer.beside.index(), recalled.claims)
    disputes = Disputes(reviewers.contradiction, reviewers.embedder, known)
    pairs = reviewer.beside.likeliest(QUEUE)
    disputes.take_up(pairs)
    sentences = {name for pair in pairs for name in (pair.one, pair.other)}
    queue = disputes.queue_given(reviewer.beside.utterance_ids(sentences))
    reviewer.keep_queue(queue, _standing(queue, pairs))


def _standing(queue: Sequence[Dispute], pairs: Sequence[Opposed]) -> dict[str, str]:
    """Each pair of which both sentences' statements are evidence in a dispute, to that dispute."""
    holding: dict[str, list[str]] = {}
    for dispute in queue:
        for statement in {each.statement for side in dispute.sides for each in side.evidence}:
            holding.setdefault(statement, []).append(dispute.id)
    standing: dict[str, str] = {}
    for pair in pairs:
        one, other = (holding.get(name.rpartition(":")[0], []) for name in (pair.one, pair.other))
        if both := [each for each in one if each in other]:
            standing[dispute_id(pair.one, pair.other)] = both[0]
    return standing
