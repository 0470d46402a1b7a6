"""SQLite's way: FTS5 for search, PRAGMAs for checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, literal_column, text
from sqlalchemy.dialects.sqlite import Insert, insert

from onrecord.record.dialect import Dialect
from onrecord.record.snippets import Snippet
from onrecord.record.sqlite import words as fts5
from onrecord.record.terms import Wanted

_INDEXES = ("statement_words", "document_words", "alias_words")
_LAST = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = :name")


class SqliteDialect(Dialect):
    """See `record.dialect`."""

    def insert(self, table: Table) -> Insert:
        """See `Dialect`."""
        return insert(table)

    def load(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """See `Dialect`."""
        given = [tuple(row) for row in rows]
        if given:
            marks = ", ".join("?" for _ in table.columns)
            names = ", ".join(f'"{each.name}"' for each in table.columns)
            wanted = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
            connection.exec_driver_sql(wanted, given)

    def next_number(self, connection: Connection, table: Table, _many: int) -> int:
        """See `Dialect`; SQLite keeps the highest that was ever inserted."""
        last: int = connection.execute(_LAST, {"name": table.name}).scalar_one()
        return last + 1

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
