"""A file brought up to date by the schema's numbered scripts.

In: a path. Out: nothing; afterwards the file there is a record of the newest schema, or an error
says why not. The version of a file is SQLite's `user_version`.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record.keeping.migrate import Migration, migrations, still_needed
from onrecord.record.sqlite.connect import connection_to
from onrecord.record.sqlite.lock import only_writer

log = logging.getLogger(__name__)

APPLICATION_ID = 0x6F6E7263  # "onrc": tells a record from other programs' SQLite files
OLDEST_SQLITE = (3, 38)  # STRICT tables, and ->> in views


def check_version(path: Path, steps: Sequence[Migration] | None = None) -> int:
    """How many of the scripts `path` still needs.

    RecordTooNew where a newer onrecord wrote it, RecordError where it is no record.
    """
    steps = migrations() if steps is None else steps
    with closing(connection_to(path, read_only=True)) as connection:
        version = _version_of(connection, path)
    return still_needed(path, version, steps)


def bring_up_to_date(path: Path, steps: Sequence[Migration] | None = None) -> None:
    """Make or migrate the record at `path`; an older one is first copied beside itself."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordError(f"SQLite {sqlite3.sqlite_version} is too old: 3.38 or newer is needed")
    steps = migrations() if steps is None else steps
    if path.exists() and not check_version(path, steps):
        return
    with only_writer(path), closing(connection_to(path)) as connection:
        version = _version_of(connection, path)
        if 0 < version < steps[-1].number:
            _back_up(connection, path, version)
        for step in steps[version:]:
            _run(connection, step)
            log.info("schema %d made by %s", step.number, step.name)


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema's version; 0 for a file with nothing in it."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != APPLICATION_ID and (owner or version or tables):
        raise RecordError(
            f"{path} is a database of another program: name another file with --record"
        )
    return version


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{step.script}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {step.number};\nCOMMIT;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.rollback()
        raise


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy the record to `NAME.schema-N.backup`, whole or not at all."""
    target = path.with_name(f"{path.name}.schema-{version}.backup")
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(target)
    log.info("the record of schema %d is kept as %s", version, target.name)
