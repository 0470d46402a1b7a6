"""One writer at a time: an advisory lock in place of the lock file.

A run that reads pages holds it on a connection of its own for as long as it goes on; a single
judgement does without it and slips in between. The server lets go of the lock when the connection
ends, however it ends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from onrecord.place import Place
from onrecord.record.postgresql.connect import OWN_SCHEMA, READING_PAGES, connection_to
from onrecord.record.store import locked

PATIENCE_SECONDS = 3.0  # a writer that is just finishing needs less; a long run will not be done
RETRY_SECONDS = 0.05

_KEY = f"{READING_PAGES}, CAST({OWN_SCHEMA} AS integer)"
_TRY = f"SELECT pg_try_advisory_lock({_KEY})"
_HOLDER = f"""
SELECT pg_locks.pid, usename, client_addr FROM pg_locks
LEFT JOIN pg_stat_activity ON pg_stat_activity.pid = pg_locks.pid
WHERE locktype = 'advisory' AND granted AND classid = {READING_PAGES}
AND objid = {OWN_SCHEMA}
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


@contextmanager
def only_writer(place: Place) -> Iterator[None]:
    """Hold the right to read pages into the record; RecordLocked where another keeps holding it."""
    with closing(connection_to(place)) as connection:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _first(connection, _TRY)[0]:
            if time.monotonic() > deadline:
                raise locked(place, _holder(connection))
            time.sleep(RETRY_SECONDS)
        yield


def _holder(connection: psycopg.Connection[Any]) -> str:
    found = _first(connection, _HOLDER)
    if not found:
        return "another process"
    process, user, where = found
    who = [f"user {user}"] * bool(user) + [f"from {where}"] * bool(where)  # not all may see these
    return f"server process {process}" + (f" ({' '.join(who)})" if who else "")


def _first(connection: psycopg.Connection[Any], wanted: Any) -> Any:
    return connection.execute(wanted).fetchone()
