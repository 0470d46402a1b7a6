"""Watching a record on a server: whether anybody has written since one last looked.

In: the record's store. Out: a number made of which transactions have ended (`pg_current_snapshot`):
it is another one after every one that wrote, to this record or to its neighbours on the server.
"""

from __future__ import annotations

import threading
import zlib
from typing import Any

import psycopg

from onrecord.record.postgresql.connect import connection_to
from onrecord.record.store import Store, Watch

_SNAPSHOT = "SELECT CAST(pg_current_snapshot() AS text)"


class ServerWatch(Watch):
    """A connection that never writes; one that is lost is made anew."""

    waits = True

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        with store.failures():
            self._connection = connection_to(store.place)

    def changes(self) -> int:
        """See `Watch`."""
        with self._store.failures(), self._lock:
            try:
                return self._look()
            except psycopg.OperationalError:
                self._connection.close()
                self._connection = connection_to(self._store.place)
                return self._look()

    def _look(self) -> int:
        found: Any = self._connection.execute(_SNAPSHOT).fetchone()
        return zlib.crc32(found[0].encode("ascii"))

    def close(self) -> None:
        """Give up the connection."""
        self._connection.close()
