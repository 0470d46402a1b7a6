"""Looking across documents: rooms 7 and 8 over what a record holds, and nothing else.

In: documents and statement rows. Out: the dispatches that several pages carry, the utterances that
several statements render, the disputes among speakers. It changes no reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.compare import Contradiction, Embedder, find_disputes
from onrecord.group import Groups, one_spelling
from onrecord.model import Dispatch, Dispute, Document, StatementRow, Utterance
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Review:
    """What stands side by side; disputes are a queue, the likeliest first."""

    dispatches: tuple[Dispatch, ...]
    utterances: tuple[Utterance, ...]
    disputes: tuple[Dispute, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reviewers:
    """The networks that a review asks; without them sentences are compared by their words alone."""

    embedder: Embedder | None = None
    contradiction: Contradiction | None = None


NO_REVIEWERS = Reviewers()


def shipped_reviewers(threads: int = 1) -> Reviewers:
    """The networks that come with the package; loaded here, since asking a record needs none."""
    from onrecord.nets.embedding import load_embedder

    return Reviewers(load_embedder(threads=threads))


def review(
    documents: Iterable[Document],
    statements: Iterable[StatementRow],
    reviewers: Reviewers = NO_REVIEWERS,
) -> Review:
    """The dispatches, utterances and disputes among documents and their statements."""
    rows = one_spelling(statements)
    groups = Groups()
    groups.add(documents, rows)
    utterances = groups.utterances()
    disputes = find_disputes(rows, utterances, reviewers.contradiction, reviewers.embedder)
    return Review(groups.dispatches(), utterances, disputes)


def review_record(record: Record, reviewers: Reviewers = NO_REVIEWERS) -> Review:
    """The review of all that `record` holds, kept in it; judgements on what was there last."""
    documents = (row.document for row in record.documents())
    found = review(documents, record.statements(), reviewers)
    record.replace_review(found.dispatches, found.utterances, found.disputes)
    return found
