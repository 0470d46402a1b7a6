"""The one seam where the store's exceptions become ours: what happened, to which file, what to do.

In: whatever SQLite, SQLAlchemy or the file system raise inside `failures(path)`. Out: RecordError
or RecordLocked. SQLite's primary result codes (https://www.sqlite.org/rescode.html) are the rows
of the table: what a person can do depends on them, not on the exception's class.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError, RecordLocked

KEPT = "What was saved before is kept"

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


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Raise what goes wrong inside as RecordError or RecordLocked, with `path` and a remedy."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error.orig, path) from error
    except (sqlite3.Error, OSError) as error:
        raise _explained(error, path) from error


def _explained(error: BaseException | None, path: Path) -> RecordError:
    if isinstance(error, OSError):
        return RecordError(f"{path}: {error.strerror or error}: look at the path and permissions")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in BUSY:
        return locked(path)
    return RecordError(f"{path}: {REMEDIES.get(code, error)}")


def locked(path: Path, holder: str = "another process") -> RecordLocked:
    """The error that says who else writes."""
    return RecordLocked(
        f"{path}: {holder} is writing to this record; wait until it has finished (reading the "
        "record is possible meanwhile)"
    )
