"""SQLite's way: FTS5 for search, PRAGMAs for checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, select, text
from sqlalchemy.dialects.sqlite import Insert, insert

from onrecord.record.asking.snippets import Snippet
from onrecord.record.asking.terms import Wanted
from onrecord.record.keeping.dialect import Dialect, stored_columns
from onrecord.record.sqlite import words as fts5

ROWS_AT_ONCE = 1_000  # of pages some 30 MB
_INDEXES = ("statement_words", "document_words", "alias_words")
_LAST = text("SELECT max(seq) FROM sqlite_sequence WHERE name = :name")
_FORGET_LAST = text("DELETE FROM sqlite_sequence WHERE name = :name")
_KEEP_LAST = text("INSERT INTO sqlite_sequence VALUES (:name, :last)")


class SqliteDialect(Dialect):
    """See `record.keeping.dialect`."""

    def insert(self, table: Table) -> Insert:
        """See `Dialect`."""
        return insert(table)

    def load(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """See `Dialect`."""
        columns = stored_columns(table)
        names = ", ".join(f'"{each.name}"' for each in columns)
        marks = ", ".join("?" for _ in columns)
        wanted = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
        coming = iter(rows)
        while portion := [tuple(row) for row in islice(coming, ROWS_AT_ONCE)]:
            connection.exec_driver_sql(wanted, portion)

    def last_number(self, connection: Connection, table: Table) -> int:
        """See `Dialect`; of some tables SQLite keeps it, of the others it goes by their rows."""
        highest = select(func.coalesce(func.max(table.c.number), 0))
        kept: int | None = connection.execute(_LAST, {"name": table.name}).scalar()
        last: int = max(kept or 0, connection.execute(highest).scalar_one())
        return last

    def number_after(self, connection: Connection, table: Table, last: int) -> None:
        """See `Dialect`."""
        connection.execute(_FORGET_LAST, {"name": table.name})
        connection.execute(_KEEP_LAST, {"name": table.name, "last": last})

    def defer_references(self, connection: Connection) -> None:
        """See `Dialect`."""
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def rank(self, _connection: Connection, index: str, _wanted: Wanted) -> ColumnElement[float]:
        """See `Dialect`."""
        return literal_column(f"{index}.rank")

    def snippets(
        self, connection: Connection, index: str, wanted: Wanted, numbers: Collection[int]
    ) -> dict[int, Snippet]:
        """See `Dialect`."""
        return fts5.snippets(connection, index, wanted, numbers)

    def rarest(self, connection: Connection, words: Collection[str], most: int) -> list[str]:
        """See `Dialect`."""
        return fts5.rarest(connection, words, most)

    @contextmanager
    def thoroughly(self, connection: Connection) -> Iterator[None]:
        """See `Dialect`: what is freed is overwritten; segments keep words until merged."""
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        yield
        for index in _INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")

    def storage_faults(self, connection: Connection) -> Iterator[str | None]:
        """See `Dialect`: pages, indexes, types, NOT NULL."""
        for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            yield None if told == "ok" else told

    def reference_faults(self, connection: Connection) -> Iterator[str | None]:
        """See `Dialect`."""
        yield None
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} names a row of {parent} that is not there"

    def index_rows(self, index: str) -> tuple[str, str]:
        """See `Dialect`."""
        return f"{index}_docsize", "id"
