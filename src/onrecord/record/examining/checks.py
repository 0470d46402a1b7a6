"""Whether a record is sound: what `onrecord doctor` looks at, one function a check.

In: where a record is; nothing is written. Out: for each check how much was looked at and what is
wrong. Beyond the database's own checks it is proved that what is stored is what was read
(`readings`), judged (`judgements`) and found across pages (`stepping`). What a
damaged file makes impossible to look at is a fault of the check that looked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from onrecord.errors import OnrecordError
from onrecord.place import Place
from onrecord.record.across.owing import is_reviewed
from onrecord.record.examining import judgements, readings
from onrecord.record.examining.looking import Findings, each_row, number_of
from onrecord.record.examining.stepping import found_across
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.keeping.migrate import migrations
from onrecord.record.store import MIGRATES, store_at

FAULTS_TOLD = 20  # of each check; all are counted


@dataclass(frozen=True, slots=True)
class Examined:
    """What one check found: how many things it looked at, how many are wrong, the first of these.

    `note` is for people: what is no fault but worth knowing.
    """

    check: str
    looked_at: int
    wrong: int
    faults: tuple[str, ...]
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "check": self.check,
            "looked_at": self.looked_at,
            "wrong": self.wrong,
            "faults": list(self.faults),
            "note": self.note,
        }


def examine(where: str | Path | Place) -> tuple[Examined, ...]:
    """Every check of the record at a place, in the order of CHECKS.

    RecordError where it cannot be opened or is no record; one of an older schema is told as a
    fault, and not looked at further.
    """
    store = store_at(where)
    if behind := store.behind():
        told = f"its schema is older by {behind}: {MIGRATES}"
        return (Examined("schema", 1, 1, (told,)),)
    engine = store.open(read_only=True)
    try:
        with store.failures(), engine.connect() as connection:  # one view of it for all checks
            schema = Examined("schema", 1, 0, (), f"version {migrations()[-1].number}")
            return (schema, *(_examined(connection, name, *row) for name, *row in CHECKS))
    finally:
        engine.dispose()


def _examined(
    connection: Connection,
    name: str,
    check: Callable[[Connection], Findings],
    note: Callable[[Connection], str],
) -> Examined:
    looked_at, wrong, faults = 0, 0, []
    try:
        for fault in check(connection):
            looked_at += 1
            if fault is not None:
                wrong += 1
                faults += [fault] if wrong <= FAULTS_TOLD else []
        told = note(connection)
    except (DBAPIError, ValueError, TypeError, OnrecordError) as error:
        connection.rollback()  # PostgreSQL answers nothing more in a transaction that failed
        wrong, told = wrong + 1, ""
        why = error.orig if isinstance(error, DBAPIError) else error
        faults.append(f"it cannot be looked at any further: {why}")
    return Examined(name, looked_at, wrong, tuple(faults), told)


def _storage(connection: Connection) -> Findings:
    return dialect_of(connection).storage_faults(connection)


def _references(connection: Connection) -> Findings:
    return dialect_of(connection).reference_faults(connection)


def _search(connection: Connection) -> Findings:
    """Every row is in its full text index, and nothing else is."""
    for index, table in (
        ("statement_words", "statements"),
        ("document_words", "documents"),
        ("alias_words", "aliases"),
    ):
        yield None
        rows, number = dialect_of(connection).index_rows(index)
        for one, own, other, its, what in (
            (table, "number", rows, number, "missing from the index"),
            (rows, number, table, "number", "in the index alone"),
        ):
            there = f"SELECT 1 FROM {other} AS there WHERE there.{its} = here.{own}"
            wanted = f"SELECT here.{own} AS own FROM {one} AS here WHERE NOT EXISTS ({there})"
            for row in each_row(connection, wanted):
                yield f"{table} {row['own']}: {what}"


def _waiting(connection: Connection) -> str:
    wanted = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM reviewed)"
    waiting = number_of(connection, wanted)
    if waiting:
        return f"{waiting} documents wait for `onrecord review`"
    return "" if is_reviewed(connection) else "a review was broken off: `onrecord review` ends it"


def _nothing(_: Connection) -> str:
    return ""


CHECKS = (
    ("file", _storage, _nothing),
    ("references", _references, _nothing),
    ("bytes of pages", readings.bytes_of_pages, _nothing),
    ("documents", readings.documents, _nothing),
    ("statements", readings.statements, _nothing),
    ("search", _search, _nothing),
    ("judgements", judgements.judgements, judgements.gone),
    ("found across pages", found_across, _waiting),
)
"""Each check, its function, and that of its note."""
