"""PostgreSQL's way: lexemes and GIN for search, COPY for many rows, catalogues for checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, text
from sqlalchemy.dialects.postgresql import Insert, insert

from onrecord.record.asking.snippets import Snippet
from onrecord.record.asking.terms import Wanted
from onrecord.record.keeping.dialect import Dialect, stored_columns
from onrecord.record.postgresql import words as lexemes

_BROKEN_INDEXES = text("""
SELECT CAST(CAST(indexrelid AS regclass) AS TEXT), indisvalid FROM pg_index
JOIN pg_class ON pg_class.oid = indrelid
WHERE relnamespace = CAST(current_schema() AS regnamespace)""")

_REFERENCES = text("""
SELECT conname, CAST(CAST(conrelid AS regclass) AS TEXT), convalidated FROM pg_constraint
WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)""")


class PostgresqlDialect(Dialect):
    """See `record.keeping.dialect`."""

    def insert(self, table: Table) -> Insert:
        """See `Dialect`."""
        return insert(table)

    def load(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """See `Dialect`."""
        names = ", ".join(f'"{each.name}"' for each in stored_columns(table))
        wanted = f"COPY {table.name} ({names}) FROM STDIN"
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(wanted) as copy:
            for row in rows:
                copy.write_row(row)

    def last_number(self, connection: Connection, table: Table) -> int:
        """See `Dialect`; a sequence stays where it is when a transaction is rolled back."""
        given_out = "CASE WHEN is_called THEN last_value ELSE last_value - 1 END"
        wanted = text(f"SELECT {given_out} FROM {_sequence(table)}")
        last: int = connection.execute(wanted).scalar_one()
        return last

    def number_after(self, connection: Connection, table: Table, last: int) -> None:
        """See `Dialect`."""
        kept = text(f"SELECT setval('{_sequence(table)}', greatest(:last, 1), :last > 0)")
        connection.execute(kept, {"last": last})

    def defer_references(self, connection: Connection) -> None:
        """See `Dialect`."""
        connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))

    def rank(self, connection: Connection, index: str, wanted: Wanted) -> ColumnElement[float]:
        """See `Dialect`."""
        return lexemes.rank(connection, index, wanted)

    def snippets(
        self, connection: Connection, index: str, wanted: Wanted, numbers: Collection[int]
    ) -> dict[int, Snippet]:
        """See `Dialect`."""
        return lexemes.snippets(connection, index, wanted, numbers)

    def rarest(self, connection: Connection, words: Collection[str], most: int) -> list[str]:
        """See `Dialect`."""
        return lexemes.rarest(connection, words, most)

    def thoroughly(self, _connection: Connection) -> AbstractContextManager[None]:
        """See `Dialect`: dead rows go when the tables are written anew."""
        return nullcontext()

    def storage_faults(self, connection: Connection) -> Iterator[str | None]:
        """See `Dialect`: every index is one that the server itself calls valid."""
        for name, valid in connection.execute(_BROKEN_INDEXES):
            yield None if valid else f"the index {name} is not valid: REINDEX INDEX {name}"

    def reference_faults(self, connection: Connection) -> Iterator[str | None]:
        """See `Dialect`; the server itself keeps references, where it was ever told to."""
        for name, table, checked in connection.execute(_REFERENCES):
            yield None if checked else f"{name} of {table} was never checked"

    def index_rows(self, index: str) -> tuple[str, str]:
        """See `Dialect`."""
        return index, "rowid"


def _sequence(table: Table) -> str:
    """Whence a table has its numbers, by PostgreSQL's own way of naming."""
    return f"{table.name}_number_seq"
