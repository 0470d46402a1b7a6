"""Behind: where a list goes on, after the last row that was seen.

In: an id, and by what the list is ranked. Out: a condition.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from onrecord.errors import BadInput


def behind(
    connection: Connection, ranked: Table, rank: ColumnElement[Any], name: str
) -> ColumnElement[bool]:
    """That a row comes after the one of an id, by falling `rank`, then id; BadInput if unknown."""
    last = connection.execute(select(rank).where(ranked.c.id == name)).scalar()
    if last is None:
        raise BadInput(f"{name} is not in the record (any more): begin at the beginning again")
    return or_(rank < last, and_(rank == last, ranked.c.id > name))
