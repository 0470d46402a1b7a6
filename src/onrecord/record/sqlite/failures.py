"""What SQLite's errors mean: what happened, to which file, what to do.

In: an error of SQLite or of the file system. Out: RecordError or RecordLocked. SQLite's primary
result codes (https://www.sqlite.org/rescode.html) are the rows of the table: what a person can do
depends on them, not on the exception's class.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record.store import KEPT, locked

REMEDIES = {
    sqlite3.SQLITE_FULL: f"the disk is full. {KEPT}: free some space and run the command again",
    sqlite3.SQLITE_READONLY: "the file may not be written: allow writing, or copy it elsewhere",
    sqlite3.SQLITE_PERM: "the file may not be opened: ask its owner for permission",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: look at its path and permissions",
    sqlite3.SQLITE_NOTADB: "the file is not a record: name another one with --record",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore a copy, or read the pages into a new one",
    sqlite3.SQLITE_IOERR: f"the disk failed. {KEPT} if the disk is sound: look at it, then go on",
}
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def explained(error: BaseException | None, path: Path) -> RecordError:
    """The error for people, with `path` and a remedy."""
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        remedy = "free some space" if full else "look at the path and permissions"
        return RecordError(f"{path}: {error.strerror or error}: {remedy}")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in BUSY:
        return locked(path)
    return RecordError(f"{path}: {REMEDIES.get(code, error)}")
