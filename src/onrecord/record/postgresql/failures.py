"""What a server's errors mean: what happened, to which record, what to do.

In: an error of psycopg. Out: RecordError or RecordLocked. The classes of SQLSTATE codes
(https://www.postgresql.org/docs/current/errcodes-appendix.html) are the rows of the table. What the
server says is told in its first line; a password is never told.
"""

from __future__ import annotations

import psycopg

from onrecord.errors import RecordError
from onrecord.place import Place
from onrecord.record.store import KEPT, locked

LOST = f"the connection to the server failed. {KEPT}: see that it runs, and run the command again"
REMEDIES = {
    "53100": f"the server's disk is full. {KEPT}: free some space and run the command again",
    "25006": "the record may not be written here: name the server that takes writes",
    "42501": "this user may not do that: ask the owner of the database for the right",
    "53300": "the server has too many connections: close some, or allow more",
    "XX001": "the database is damaged: restore a copy, or read the pages into a new one",
    "XX002": "an index of the database is damaged: REINDEX it",
}
BUSY = frozenset({"55P03", "40001", "40P01"})  # a lock not had in time
_ENDED = ("08", "57P")  # classes: connection exceptions, the server is going down


def explained(error: BaseException | None, place: Place) -> RecordError:
    """The error for people, with the place and a remedy."""
    if not isinstance(error, psycopg.Error):
        return RecordError(f"{place}: {place.told(str(error))}")
    state = error.sqlstate or ""
    if state in BUSY:
        return locked(place)
    if state in REMEDIES:
        return RecordError(f"{place}: {REMEDIES[state]}")
    said = place.told(str(error).strip().split("\n")[0])
    if state.startswith(_ENDED) or (not state and isinstance(error, psycopg.OperationalError)):
        return RecordError(f"{place}: {LOST} ({said})")
    return RecordError(f"{place}: {said}")
