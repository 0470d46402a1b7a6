"""Which dialect a connection speaks."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.record.keeping.dialect import Dialect
from onrecord.record.postgresql.dialect import PostgresqlDialect
from onrecord.record.sqlite.dialect import SqliteDialect

DIALECTS: dict[str, Dialect] = {
    "sqlite": SqliteDialect(),
    "postgresql": PostgresqlDialect(),
}


def dialect_of(connection: Connection) -> Dialect:
    """The dialect of a connection's database."""
    return DIALECTS[connection.dialect.name]
