"""A review in memory: everything that is given is set side by side at once.

In: documents and statement rows. Out: a `Review`. For measuring and for few pages; a record grows
by `onrecord.review.growing`, with the same rooms and the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.compare import NamedEmbedder, NamedReader, find_disputes, with_asked
from onrecord.group import Groups, one_spelling
from onrecord.model import Dispatch, Dispute, Document, StatementRow, Utterance


@dataclass(frozen=True, slots=True)
class Review:
    """What stands side by side; disputes are a queue, the likeliest first."""

    dispatches: tuple[Dispatch, ...]
    utterances: tuple[Utterance, ...]
    disputes: tuple[Dispute, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reviewers:
    """The networks that a review asks; without them sentences are compared by their words alone."""

    embedder: NamedEmbedder | None = None
    contradiction: NamedReader | None = None


NO_REVIEWERS = Reviewers()


def shipped_reviewers(threads: int = 1) -> Reviewers:
    """The networks that come with the package; loaded here, since asking a record needs none."""
    from onrecord.nets.contradiction import load_pair_reader
    from onrecord.nets.embedding import load_embedder

    return Reviewers(load_embedder(threads=threads), load_pair_reader(threads=threads))


def review(
    documents: Iterable[Document],
    statements: Iterable[StatementRow],
    reviewers: Reviewers = NO_REVIEWERS,
) -> Review:
    """The dispatches, utterances and disputes among documents and their statements."""
    rows, texts = one_spelling(statements), {each.id: each for each in documents}
    groups = Groups()
    groups.add(texts.values(), rows)
    utterances = groups.utterances()
    disputes = find_disputes(rows, utterances, reviewers.contradiction, reviewers.embedder)
    return Review(groups.dispatches(), utterances, with_asked(disputes, lambda _: texts))
