"""One writer at a time: an advisory lock on a file beside the record.

A run that reads pages writes for a few milliseconds every few seconds. Between two such moments the
database itself is free, so the run holds this lock to keep a second run out; a single judgement
does without it and slips in between. The kernel lets go of the lock when the process ends, however
it ends. The lock is not on the record's own file: closing any handle of that file would drop the
locks that SQLite holds on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.record.store import locked

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock still keeps every transaction whole
    fcntl = None  # type: ignore[assignment]

PATIENCE_SECONDS = 3.0  # a writer that is just finishing needs less; a long run will not be done
RETRY_SECONDS = 0.05


@contextmanager
def only_writer(record: Path) -> Iterator[None]:
    """Hold the right to write to `record`; RecordLocked where another keeps holding it."""
    path = record.with_name(record.name + ".lock")
    handle = _acquired(path, record, time.monotonic() + PATIENCE_SECONDS)
    try:
        os.truncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        path.unlink(missing_ok=True)  # while held, so that nobody locks a file that is gone
        os.close(handle)


def _acquired(path: Path, record: Path, deadline: float) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if _locks(handle) and _still_there(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() > deadline:
            raise locked(record, _holder(path))
        time.sleep(RETRY_SECONDS)


def _locks(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _still_there(handle: int, path: Path) -> bool:
    """Whether the locked file is the one at `path`: the writer before may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        number = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        number = ""
    return f"process {number}" if number.isdigit() else "another process"
