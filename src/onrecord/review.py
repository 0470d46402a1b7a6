"""Looking across documents: rooms 7 and 8 over what a record holds, and nothing else.

In: documents and statement rows. Out: the dispatches that several pages carry, the utterances that
several statements render, the disputes among speakers. It changes no reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.compare import find_disputes
from onrecord.group import Groups, one_spelling
from onrecord.model import Dispatch, Dispute, Document, StatementRow, Utterance
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Review:
    """What stands side by side; disputes are a queue, the likeliest first."""

    dispatches: tuple[Dispatch, ...]
    utterances: tuple[Utterance, ...]
    disputes: tuple[Dispute, ...] = field(repr=False)


def review(documents: Iterable[Document], statements: Iterable[StatementRow]) -> Review:
    """The dispatches, utterances and disputes among documents and their statements."""
    rows = one_spelling(statements)
    groups = Groups()
    groups.add(documents, rows)
    utterances = groups.utterances()
    return Review(groups.dispatches(), utterances, find_disputes(rows, utterances))


def review_record(record: Record) -> Review:
    """The review of all that `record` holds, kept in it; judgements on what was there last."""
    found = review((row.document for row in record.documents()), record.statements())
    record.replace_review(found.dispatches, found.utterances, found.disputes)
    return found
