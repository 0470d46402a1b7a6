"""A record copied into another place, whole or not at all, and proved to be the same.

In: where a record is, and a place with none. Out: for each table how many rows it has and a digest
of them, which is made of the source's rows and again of what the target then gives back. All is
written in one transaction: a copy that is broken off leaves an empty record, into which it can be
made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, literal, select

from onrecord.errors import BadInput, RecordError
from onrecord.place import Place
from onrecord.record.keeping.connect import written
from onrecord.record.keeping.dialect import stored_columns
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.store import Store, store_at
from onrecord.record.tables import metadata, reviewed

ROWS_AT_ONCE = 500

TABLES: Sequence[Table] = (
    *(each for each in metadata.sorted_tables if each is not reviewed),
    reviewed,  # the last: a document is reviewed no more when statements of it are written
)
NUMBERED = tuple(each for each in TABLES if [key.name for key in each.primary_key] == ["number"])
"""Tables whose rows the database numbers, and goes on from the highest."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A table as it was copied; `digest` is SHA-256, in hex, of its rows, ordered by its key."""

    table: str
    rows: int
    digest: str


def copy_record(
    source: str | Path | Place,
    target: str | Path | Place,
    tell: Callable[[Copied], None] = lambda _: None,
) -> tuple[Copied, ...]:
    """Copy all tables, each told when it is done; the places may be files or servers.

    BadInput where the target has rows already. RecordError where a place cannot be used, or the
    target does not give back what it was given: then nothing is kept.
    """
    origin, into = store_at(source), store_at(target)
    with ExitStack() as opened:
        reading = origin.open(read_only=True)
        opened.callback(reading.dispose)
        writing = into.open(read_only=False)
        opened.callback(writing.dispose)
        with into.failures():
            opened.enter_context(into.only_writer())
        with origin.failures(), reading.connect() as view, into.failures(), written(writing) as new:
            _check_empty(new, into)
            return tuple(_copied(_Source(origin, view), new, into, tell))


@dataclass(frozen=True, slots=True)
class _Source:
    """A view of what is copied; what fails while it is read is told of its own place."""

    store: Store
    view: Connection

    def rows(self, table: Table) -> Iterator[Sequence[Any]]:
        with self.store.failures():
            yield from _rows(self.view, table)


def _copied(
    source: _Source, connection: Connection, into: Store, tell: Callable[[Copied], None]
) -> Iterator[Copied]:
    dialect_of(connection).defer_references(connection)
    for table in TABLES:
        dialect_of(connection).load(connection, table, source.rows(table))
        before = _measured(table, source.rows(table))
        after = _measured(table, _rows(connection, table))
        if before != after:
            raise RecordError(f"{into.place}: {table.name} is not as it was given; nothing is kept")
        tell(after)
        yield after
    for table in NUMBERED:
        last = dialect_of(source.view).last_number(source.view, table)
        dialect_of(connection).number_after(connection, table, last)


def _check_empty(connection: Connection, into: Store) -> None:
    for table in TABLES:
        if connection.execute(select(literal(1)).select_from(table).limit(1)).first():
            raise BadInput(f"{into.place} has a record already: name a place with none")


def _measured(table: Table, given: Iterable[Sequence[Any]]) -> Copied:
    digest, rows = hashlib.sha256(), 0
    for rows, row in enumerate(given, 1):  # noqa: B007
        told = json.dumps(list(row), ensure_ascii=False, default=_hex, separators=(",", ":"))
        digest.update(told.encode() + b"\n")
    return Copied(table.name, rows, digest.hexdigest())


def _rows(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    """All rows in the order of their key, as they come."""
    columns = stored_columns(table)
    order: Sequence[Column[Any]] = [*table.primary_key] or columns
    wanted = select(*columns).order_by(*(each.nulls_first() for each in order))
    yield from connection.execute(wanted, execution_options={"yield_per": ROWS_AT_ONCE})


def _hex(value: object) -> str:
    return bytes(value).hex() if isinstance(value, (bytes, memoryview)) else repr(value)
