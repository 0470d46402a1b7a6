"""How a check looks at a record: rows as they come, and what is wrong with each.

In: a connection and a question. Out: rows, never all of them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, text

ROWS_AT_ONCE = 500

Findings = Iterator[str | None]
"""For each thing that was looked at what is wrong with it, None where nothing is."""


def each_row(connection: Connection, wanted: str) -> Iterator[RowMapping]:
    """Rows as they come, however many there are."""
    streamed = {"yield_per": ROWS_AT_ONCE}
    yield from connection.execute(text(wanted), execution_options=streamed).mappings()


def number_of(connection: Connection, wanted: str) -> int:
    """The one number that a question asks for."""
    return int(connection.execute(text(wanted)).scalar_one())
