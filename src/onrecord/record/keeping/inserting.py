"""How readings are inserted: documents with all of their statements, roles and candidates.

In: a connection that may write, readings and the rows of their pages. Out: nothing; what the same
documents had before is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, func, select

from onrecord.model import Reading, Statement, StatementId
from onrecord.record import tables
from onrecord.record.judging.naming import add_rows, insert_speakers
from onrecord.record.keeping import columns
from onrecord.record.keeping.columns import Row
from onrecord.record.keeping.connect import insert_rows
from onrecord.record.keeping.dialects import dialect_of

_REPLACED = ("outlet", "title", "published", "language", "blocks", "notes", "version")
"""What a newer reading of a document says anew; its address and text make it what it is."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reading with the row of its page, made once: it takes hashing the bytes."""

    reading: Reading
    page: Row


def insert_documents(connection: Connection, waiting: Sequence[Waiting]) -> None:
    """The readings' documents, and by which page and version they were read."""
    first = _next_number(connection, tables.documents)
    rows = [
        columns.document_row(each.reading, each.page["id"], number)
        for number, each in enumerate(waiting, first)
    ]
    if rows:
        new = dialect_of(connection).insert(tables.documents)
        replaced = {name: new.excluded[name] for name in _REPLACED}
        connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=replaced), rows)
    now = datetime.now(UTC)
    read = (columns.reading_row(each.reading, each.page["id"], now) for each in waiting)
    add_rows(connection, tables.readings, read)


def insert_statements(connection: Connection, readings: Sequence[Reading]) -> None:
    """The readings' statements in place of those that the same documents had."""
    table = tables.statements
    ids = [each.document.id for each in readings]
    connection.execute(table.delete().where(table.c.document.in_(ids)))
    each_once = [(reading, _each_once(reading.statements)) for reading in readings]
    insert_speakers(
        connection,
        (who for _, said in each_once for one in said for who in columns.speakers_in(one)),
    )
    number = _next_number(connection, table)
    rows: list[Row] = []
    for reading, said in each_once:
        for position, one in enumerate(said):
            rows.append(columns.statement_row(reading.document, one, position, number + len(rows)))
    insert_rows(connection, table, rows)
    taught = tables.taught_roles
    connection.execute(taught.delete().where(taught.c.document.in_(ids)))
    add_rows(connection, taught, (row for each in readings for row in columns.role_rows(each)))
    could_be = (row for _, said in each_once for one in said for row in columns.candidate_rows(one))
    add_rows(connection, tables.candidates, could_be)


def _next_number(connection: Connection, table: Table) -> int:
    last: int | None = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def _each_once(said: Iterable[Statement]) -> list[Statement]:
    """Statements of different ids: two rules may find the same words, the first has it."""
    first: dict[StatementId, Statement] = {}
    for one in said:
        first.setdefault(one.id, one)
    return list(first.values())
