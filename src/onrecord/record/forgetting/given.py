"""SQL with one list of ids: what forgetting is written in.

In: a connection, a statement with LISTED in it, and the ids as `listed` writes them. Out: its rows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text


def change(connection: Connection, wanted: str, given: str) -> None:
    """Does what is wanted to the rows of the ids that are given."""
    connection.execute(text(wanted), {"given": given})


def rows_of(connection: Connection, wanted: str, given: str) -> list[Any]:
    """The rows that are asked for."""
    return list(connection.execute(text(wanted), {"given": given}).all())


def names_of(connection: Connection, wanted: str, given: str) -> set[str]:
    """The first column of them."""
    return {name for (name,) in connection.execute(text(wanted), {"given": given})}
