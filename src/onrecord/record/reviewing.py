"""What a review found, put in the place of what the one before it found.

In: dispatches, utterances, disputes, made from documents, statements and judgements. All of it can
be made again; judgements are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, literal, select

from onrecord.model import Dispatch, Dispute, Utterance
from onrecord.record import tables
from onrecord.record.dispatches import insert_dispatches
from onrecord.record.disputes import insert_disputes
from onrecord.record.utterances import insert_utterances


def replace_all(
    connection: Connection,
    dispatches: Iterable[Dispatch],
    utterances: Iterable[Utterance],
    disputes: Iterable[Dispute],
) -> None:
    """Stores a review of all documents of the record."""
    for each in (tables.dispatches, tables.utterances, tables.disputes, tables.reviewed):
        connection.execute(each.delete())
    insert_dispatches(connection, dispatches)
    insert_utterances(connection, utterances)
    insert_disputes(connection, disputes)
    last = select(func.coalesce(func.max(tables.judgements.c.number), 0)).scalar_subquery()
    every = select(tables.documents.c.id, tables.documents.c.version, last)
    connection.execute(
        tables.reviewed.insert().from_select(["document", "version", "judgement"], every)
    )


def is_reviewed(connection: Connection) -> bool:
    """Whether every document, as it was last read, was set beside the others."""
    reviewed, documents = tables.reviewed, tables.documents
    known = (reviewed.c.document == documents.c.id) & (reviewed.c.version == documents.c.version)
    new = select(literal(1)).select_from(documents.outerjoin(reviewed, known))
    return connection.execute(new.where(reviewed.c.document.is_(None)).limit(1)).first() is None
