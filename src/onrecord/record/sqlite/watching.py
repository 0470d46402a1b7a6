"""Watching a record's file: whether anybody has written to it since one last looked.

In: the record's path. Out: SQLite's `PRAGMA data_version`, which costs some microseconds.
"""

from __future__ import annotations

import threading

from onrecord.record.sqlite.connect import connection_to
from onrecord.record.store import Store, Watch


class FileWatch(Watch):
    """A connection that never writes, so that every change is another's."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        with store.failures():
            self._connection = connection_to(store.place.path, read_only=True)

    def changes(self) -> int:
        """See `Watch`."""
        with self._store.failures(), self._lock:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Give up the connection."""
        self._connection.close()
