"""What networks said of the words of pages, kept in the record so that they are asked once.

In: bytes by keys (see `onrecord.compare.remembering`, which makes both). Out: the same bytes. All
of it can be made again; what is not asked for when the whole queue is made anew is dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, text

from onrecord.record.keeping.connect import LISTED, insert_rows, listed
from onrecord.record.tables import remembered

_KNOWN = text(f"SELECT key, floats FROM remembered WHERE key IN {LISTED}")
_UNASKED = text(f"DELETE FROM remembered WHERE key NOT IN {LISTED}")


class Remembered:
    """A memory that reads from the record at once and writes when it is told to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def recall(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """What is kept under those of `keys` that are there."""
        self._asked.update(keys)
        rows = self._connection.execute(_KNOWN, {"given": listed(keys)})
        return {**{row.key: bytes(row.floats) for row in rows}, **self._new}

    def keep(self, new: Mapping[str, bytes]) -> None:
        """Keeps more, until it is saved."""
        self._new.update(new)

    def save(self, connection: Connection, *, drop_others: bool) -> None:
        """Writes what is new through a connection that may write; drops what was not asked for."""
        if drop_others:
            connection.execute(_UNASKED, {"given": listed(self._asked)})
        insert_rows(connection, remembered, ({"key": k, "floats": v} for k, v in self._new.items()))


def forget_remembered(connection: Connection) -> None:
    """Drops all of it: a vector tells something of the words that it was made of."""
    connection.execute(remembered.delete())
