"""A review that grows: the new pages of a record are set beside those that it has.

In: a record. Out: dispatches and utterances in it are as if all pages had been set side by side at
once, and so are the disputes until a record is large (docs/growth.md); what a person decided
stands. A new page meets its like only (by the index), and only the groups that it touches are made
anew, so the work grows with what is new; so is the queue of disputes (`review.queue`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence

from onrecord.group.spellings import whole_name
from onrecord.model import DocumentId
from onrecord.record import GROUPS, QUEUE, Record, Reviewer
from onrecord.review.portions import found_in
from onrecord.review.queue import Touched, keep_queue
from onrecord.review.recalled import Recalled
from onrecord.review.together import NO_REVIEWERS, Reviewers

log = logging.getLogger(__name__)

PORTION = 500  # documents that are kept together: some 5,000 statements, a few seconds
AT_ONCE = 5000  # where all are, and they are no more: some 100,000 statements, 1.7 GiB
ANEW = 2000  # the same of more: some 40,000 statements, 0.8 GiB and what is recalled of others

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
        touched = Touched.of(reviewer.beside.owed(QUEUE))
        if not (waiting or touched or reviewer.beside.owed(GROUPS)):
            return 0
        _spell(reviewer)
        recalled = Recalled(reviewer)
        for done, portion in _portions(waiting, _size(len(waiting)) if anew else PORTION):
            if progress:
                progress(done, len(waiting))
            recalled.let_go()
            _keep(reviewer, recalled, portion, touched)
        if progress:
            progress(len(waiting), len(waiting))
        keep_queue(reviewer, recalled, reviewers, None if anew else touched)
    return len(waiting)


def _spell(reviewer: Reviewer) -> None:
    """Keeps how the names of new speakers sound."""
    if new := reviewer.beside.unspelled():
        reviewer.keep_spellings({speaker.id: whole_name(speaker) for speaker in new})


def _size(documents: int) -> int:
    """How many of `documents`, all of a record, are set side by side at a time."""
    return AT_ONCE if documents <= AT_ONCE else ANEW


def _portions(
    waiting: Sequence[DocumentId], size: int
) -> Iterator[tuple[int, Sequence[DocumentId]]]:
    """Portions, and how many came before; an empty one where none waits but something is owed."""
    for start in range(0, len(waiting), size) or (0,):
        yield start, waiting[start : start + size]


def _keep(
    reviewer: Reviewer, recalled: Recalled, documents: Sequence[DocumentId], touched: Touched
) -> None:
    """Sets a portion of documents beside the others, and keeps what that brings."""
    disputes = reviewer.beside.disputing(documents)
    linked = reviewer.beside.owed(GROUPS) | reviewer.forget(documents, disputes)
    touched.disputes.update(disputes)
    index = reviewer.beside.index()
    found = found_in(documents, index, linked, reviewer.beside, recalled)
    reviewer.keep(index, found)
    touched.sentences.update(found.sentences)
    log.info("%d documents set beside the others", len(documents))
