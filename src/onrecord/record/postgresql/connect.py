"""Connections to a record on a server, set up the one way that is safe.

In: a place and whether writing is wanted. Out: an SQLAlchemy engine over psycopg. A transaction
that reads sees the record as it was when it began (REPEATABLE READ). One that writes waits until no
other writes, as in a file, and sees what they wrote (READ COMMITTED, after an advisory lock that
ends with it): numbers, judgements and corrections are worked out from what stands.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.types.string import StrDumper
from sqlalchemy import Connection, Engine, create_engine, event, make_url

from onrecord.place import Place

BUSY_SECONDS = 5  # how long to wait for another's transaction; ours last some 0.1 s
CONNECT_SECONDS = 10
PROGRAM = "onrecord"

WRITING, READING_PAGES = 0x6F6E7263, 0x6F6E7264
"""Advisory locks, as (this, the schema's number): held by who writes now, by who reads pages."""

OWN_SCHEMA = "CAST(CAST(CAST(current_schema() AS regnamespace) AS oid) AS bigint) & 2147483647"
"""The number of the schema that holds the record, as the locks take it."""

_BEGIN_WRITING = f"""
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '{BUSY_SECONDS}s';
SELECT pg_advisory_xact_lock({WRITING}, CAST({OWN_SCHEMA} AS integer))"""

_SETTINGS = {
    "default_transaction_isolation": r"repeatable\ read",  # as libpq's `options` take a space
    "timezone": "UTC",
    "jit": "off",  # compiling costs more than most of our questions
}


class _Storable(StrDumper):
    """Text as PostgreSQL takes it: a NUL, which it has no place for, as `storable` does."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\\x00"))


def engine_for(place: Place, *, read_only: bool = False) -> Engine:
    """An engine over the database; connections that died while they waited are made anew.

    A connection with the execution option `writes=True` takes the write lock when it begins.
    """
    settings = dict(_SETTINGS)
    if read_only:
        settings["default_transaction_read_only"] = "on"
    address = make_url(place.address).set(drivername="postgresql+psycopg")
    own = address.query.get("options", "")
    told = " ".join(f"-c {name}={value}" for name, value in settings.items())
    engine = create_engine(
        address,
        pool_pre_ping=True,
        connect_args={
            "options": f"{own} {told}".strip(),
            "application_name": PROGRAM,
            "client_encoding": "utf8",
            "connect_timeout": CONNECT_SECONDS,
        },
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def connection_to(place: Place) -> psycopg.Connection[Any]:
    """An autocommitting connection beside an engine's."""
    address = place.address.replace("postgresql+psycopg://", "postgresql://")
    return psycopg.connect(
        address, autocommit=True, connect_timeout=CONNECT_SECONDS, application_name=PROGRAM
    )


def _prepare(connection: psycopg.Connection[Any], _record: object) -> None:
    connection.adapters.register_dumper(str, _Storable)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        driver: Any = connection.connection.driver_connection
        driver.execute(_BEGIN_WRITING)  # several commands at once, which SQLAlchemy would not send
