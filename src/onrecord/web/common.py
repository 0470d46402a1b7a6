"""What the processes of one server know in common: sessions, how often each caller came, runs.

In: a file in a folder that lasts as long as the server, or none where one process is enough. Out: a
small database with what must be the same whichever process is asked. It holds no secret, only
hashes of some, and nothing in it outlives the server: so it is never waited for to be on disk.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WAIT_SECONDS = 5.0  # for another process; each holds the file for some 20 µs

_TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    hash BLOB PRIMARY KEY, name TEXT NOT NULL, by TEXT NOT NULL, seen REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hits (
    what TEXT NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (what, minute)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (
    name TEXT PRIMARY KEY, process INTEGER NOT NULL, failed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""


class Common:
    """The database; each process opens it for itself, and has it until it ends.

    One process makes it before several open it: while it is made, SQLite lets nobody wait for it.
    """

    def __init__(self, path: Path | None = None) -> None:
        if path:
            path.touch(mode=0o600)  # SQLite gives the files beside it the same rights
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            path or ":memory:",
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.executescript(_TABLES)

    def ask(self, wanted: str, **given: object) -> list[Any]:
        """The rows that a statement of SQL gives, done at once and for all processes."""
        with self._lock:
            return self._connection.execute(wanted, given).fetchall()

    def close(self) -> None:
        """Give up the connection; the file stays."""
        self._connection.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps all others from writing meanwhile."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")
