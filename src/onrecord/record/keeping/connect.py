"""Writing and giving lists to a connection, the same whatever database it goes to.

In: an engine or a connection. Out: transactions, inserted rows. How a connection is made and begins
is told in `record.sqlite.connect` and `record.postgresql.connect`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, Connection, Engine, Select, Table, cast, func, select

LISTED = "(SELECT value FROM json_each(:given))"
"""In SQL the texts that `listed` wrote; PostgreSQL has the function from the first migration."""

LISTED_NUMBERS = "(SELECT CAST(value AS BIGINT) AS value FROM json_each(:given))"
"""In SQL the whole numbers that `listed` wrote."""


@contextmanager
def written(engine: Engine) -> Iterator[Connection]:
    """A connection in one writing transaction, committed at the end or rolled back at an error."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def insert_rows(connection: Connection, into: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert `rows`, which must be new."""
    rows = list(rows)
    if rows:
        connection.execute(into.insert(), rows)


def listed(values: Iterable[object]) -> str:
    """`values` as one parameter, for LISTED; one a value may be more than a database takes."""
    return json.dumps(list(values))


def column_of(values: Iterable[str]) -> Select[str]:
    """`values` as a column, for IN: a list of parameters may be too long for SQLite."""
    return select(func.json_each(listed(values)).table_valued("value").c.value)


def numbers_of(values: Iterable[int]) -> Select[int]:
    """`values` as a column of whole numbers.

    The statement is the same however many they are: lists of parameters would fill the cache of
    each connection with one a length.
    """
    value = func.json_each(listed(values)).table_valued("value").c.value
    return select(cast(value, BigInteger))
