"""What a review still has to do: documents that wait, and what a broken one left to be made anew.

In: a connection. Out: ids and names. What is owed is written in the transaction that takes the old
away, and is settled in the one that writes the new.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, select, text

from onrecord.model import DocumentId
from onrecord.record import tables
from onrecord.record.keeping.connect import insert_rows, listed

GROUPS, QUEUE = "groups", "queue"
"""What a review may owe: groups to be made anew, disputes to be gathered anew."""

_OWED = tables.owed
_WAITING = """
SELECT id FROM documents
WHERE NOT EXISTS (SELECT 1 FROM reviewed WHERE document = documents.id) ORDER BY number"""


def waiting(connection: Connection) -> list[DocumentId]:
    """The documents that were not set beside the others as they stand now, in order."""
    return [DocumentId(own) for (own,) in connection.execute(text(_WAITING))]


def is_reviewed(connection: Connection) -> bool:
    """Whether no document waits, and no review was broken off."""
    waits, owes = text(f"{_WAITING} LIMIT 1"), select(_OWED.c.number).limit(1)
    return connection.execute(waits).first() is connection.execute(owes).first() is None


def owed(connection: Connection, kind: str) -> set[str]:
    """The names for which a review that was broken off still has to make something anew."""
    rows = connection.execute(select(_OWED.c.names).where(_OWED.c.kind == kind))
    return {name for names in rows.scalars() for name in json.loads(names)}


def owe(connection: Connection, kind: str, names: Collection[str]) -> None:
    """Writes for which names something is to be made anew."""
    if names:
        insert_rows(connection, _OWED, [{"kind": kind, "names": listed(sorted(names))}])


def settle(connection: Connection, kind: str) -> None:
    """Nothing of a kind is owed any more."""
    connection.execute(_OWED.delete().where(_OWED.c.kind == kind))
