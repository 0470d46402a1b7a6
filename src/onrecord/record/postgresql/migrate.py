"""A database brought up to date by the schema's numbered scripts.

In: a place. Out: nothing; afterwards the first schema of its search path is a record of the newest
version, or an error says why not. The version stands in the table `onrecord_schema`. All scripts
that are needed run in one transaction, which other processes wait for.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import psycopg

from onrecord.errors import RecordError
from onrecord.place import Place
from onrecord.record.keeping.migrate import POSTGRESQL, Migration, migrations, still_needed
from onrecord.record.postgresql.connect import OWN_SCHEMA, READING_PAGES, connection_to

log = logging.getLogger(__name__)

OLDEST_SERVER = 150_000  # 15: as libpq tells it
NOT_THERE = -1  # the version of a database with nothing in it

_TABLES = """
SELECT count(*), count(*) FILTER (WHERE tablename = 'onrecord_schema') FROM pg_tables
WHERE schemaname = current_schema()"""
_VERSION = "SELECT version FROM onrecord_schema"
_MADE = "CREATE TABLE onrecord_schema (version BIGINT NOT NULL)"
_FIRST = "INSERT INTO onrecord_schema VALUES (0)"
_NEXT = "UPDATE onrecord_schema SET version = %s"
_KEEP_OTHERS_OUT = f"SELECT pg_advisory_xact_lock({READING_PAGES}, CAST({OWN_SCHEMA} AS integer))"


def exists(place: Place) -> bool:
    """Whether the database has a record."""
    with closing(connection_to(place)) as connection:
        return _version_of(connection, place) != NOT_THERE


def check_version(place: Place, steps: Sequence[Migration] | None = None) -> int:
    """How many of the scripts the record still needs.

    RecordTooNew where a newer onrecord wrote it, RecordError where there is none.
    """
    steps = migrations(POSTGRESQL) if steps is None else steps
    with closing(connection_to(place)) as connection:
        version = _version_of(connection, place)
    if version == NOT_THERE:
        raise RecordError(f"there is no record at {place}: `onrecord read` makes one")
    return still_needed(place, version, steps)


def bring_up_to_date(place: Place, steps: Sequence[Migration] | None = None) -> None:
    """Make or migrate the record, wholly or not at all."""
    steps = migrations(POSTGRESQL) if steps is None else steps
    with closing(connection_to(place)) as connection:
        _check_server(connection, place)
        version = _version_of(connection, place)
        if version != NOT_THERE and not still_needed(place, version, steps):
            return
        with connection.transaction():
            connection.execute(_KEEP_OTHERS_OUT)
            version = _version_of(connection, place)  # another may have made it meanwhile
            if version == NOT_THERE:
                connection.execute(_MADE)
                connection.execute(_FIRST)
            for step in steps[max(version, 0) :]:
                connection.execute(step.script)
                connection.execute(_NEXT, (step.number,))
                log.info("schema %d made by %s", step.number, step.name)


def _check_server(connection: psycopg.Connection[Any], place: Place) -> None:
    """RecordError where the server or the database cannot hold a record."""
    if connection.info.server_version < OLDEST_SERVER:
        shown = connection.info.parameter_status("server_version")
        raise RecordError(f"{place}: PostgreSQL {shown} is too old: 15 or newer is needed")
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise RecordError(
            f"{place}: the database is encoded as {encoding}: make one with "
            "`createdb --encoding UTF8 --template template0 NAME`"
        )


def _version_of(connection: psycopg.Connection[Any], place: Place) -> int:
    """The schema's version; NOT_THERE where nothing is in it."""
    tables, ours = connection.execute(_TABLES).fetchone() or (0, 0)
    if not ours:
        if tables:
            raise RecordError(
                f"{place} holds tables of another program: name an empty database, or a schema "
                "by ?options=-csearch_path%3DNAME"
            )
        return NOT_THERE
    (version,) = connection.execute(_VERSION).fetchone() or (0,)
    return int(version)
