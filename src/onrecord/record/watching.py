"""Watching a record: whether anybody has written to it since one last looked.

In: the record's path. Out: a number that is another one as soon as any connection has committed,
in this process or another (SQLite's `PRAGMA data_version`, which costs some microseconds). What was
asked of the record may be remembered for as long as the number stays.
"""

from __future__ import annotations

import threading
from pathlib import Path

from onrecord.record.connect import connection_to
from onrecord.record.failures import failures


class Watch:
    """A connection that never writes, so that every change is another's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with failures(path):
            self._connection = connection_to(path, read_only=True)

    def changes(self) -> int:
        """The number; RecordError where the file cannot be looked at."""
        with failures(self._path), self._lock:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Give up the connection."""
        self._connection.close()
