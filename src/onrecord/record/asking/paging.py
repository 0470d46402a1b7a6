"""Portions: some statements at a time, for readers who turn pages.

In: a query, how many rows, and where the portion before ended. Out: rows, and where this one ends:
a cursor, which means the same however many rows are added meanwhile. Rows are chosen by their keys
first and fetched whole after: sorting whole rows costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, literal, or_, select

from onrecord.errors import BadInput
from onrecord.model import StatementRow
from onrecord.record.asking.conditions import DAY, conditions, keys_of
from onrecord.record.asking.query import Order, Query
from onrecord.record.asking.selecting import selected
from onrecord.record.asking.statement_rows import statement_of
from onrecord.record.keeping.connect import numbers_of
from onrecord.record.tables import statements

BY_DAY = frozenset({Order.DAY, Order.NEWEST})
BACKWARDS = frozenset({Order.NEWEST, Order.LATEST})
_MARK = "~"


@dataclass(frozen=True, slots=True)
class Portion:
    """Statements in their order; `after` is given to get the next ones, None where none are."""

    rows: tuple[StatementRow, ...]
    after: str | None


def portion(connection: Connection, query: Query, limit: int, after: str | None) -> Portion:
    """At most `limit` statements that `query` keeps; BadInput where `after` is no cursor."""
    number = statements.c.number
    day = DAY if query.order in BY_DAY else literal("")
    keys = select(number, day.label("day")).select_from(keys_of(query)).where(*conditions(query))
    backwards = query.order in BACKWARDS
    if after is not None:
        last_day, last = _read(after)
        beyond = number < last if backwards else number > last
        if query.order in BY_DAY:
            later = day < last_day if backwards else day > last_day
            beyond = or_(later, and_(day == last_day, beyond))
        keys = keys.where(beyond)
    found = connection.execute(keys.order_by(*_order(query)).limit(limit + 1)).all()
    kept = [row.number for row in found[:limit]]
    by_number = statements_numbered(connection, kept)
    more = f"{found[limit - 1].day}{_MARK}{kept[-1]}" if len(found) > limit else None
    return Portion(tuple(by_number[each] for each in kept), more)


def contents(connection: Connection, query: Query, limit: int) -> list[str]:
    """The words of the first `limit` statements that `query` keeps, in any order."""
    keys = select(statements.c.number).select_from(keys_of(query)).where(*conditions(query))
    first = keys.order_by(*_order(query)).limit(limit)
    wanted = select(statements.c.content_text).where(statements.c.number.in_(first))
    return list(connection.execute(wanted).scalars())


def statements_numbered(connection: Connection, numbers: Iterable[int]) -> dict[int, StatementRow]:
    """The statements of these numbers, whole."""
    rows = connection.execute(selected(Query()).where(statements.c.number.in_(numbers_of(numbers))))
    return {row.number: statement_of(row) for row in rows}


def _order(query: Query) -> list[ColumnElement[Any]]:
    by = (DAY, statements.c.number) if query.order in BY_DAY else (statements.c.number,)
    return [each.desc() if query.order in BACKWARDS else each.asc() for each in by]


def _read(cursor: str) -> tuple[str, int]:
    day, _, number = cursor.rpartition(_MARK)
    if not number.isdecimal():
        raise BadInput(f"{cursor!r} is not where a portion ends: start again without it")
    return day, int(number)
