"""The condition that a column's value is one of a query's, which an index serves beside OR too.

In: a column, and a query for one column. Out: a condition for WHERE. PostgreSQL makes a join of
`column IN (SELECT …)` where it stands alone; below an OR it walks the whole table for it. An array
of the values is looked up in the index. SQLite looks up each value in either place.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


class among(FunctionElement[bool]):  # noqa: N801 - it is written as a function
    """That `value` is one of those that `query` gives."""

    type: Any = NullType()  # a Boolean is compared with 1 in SQLite
    inherit_cache = True

    def __init__(self, value: ColumnElement[Any], query: Select[Any]) -> None:
        super().__init__(value, query.correlate(None).scalar_subquery())


@compiles(among, "sqlite")
def _in_sqlite(element: among, compiler: SQLCompiler, **given: Any) -> str:
    value, query = (compiler.process(each, **given) for each in element.clauses)
    return f"{value} IN {query}"


@compiles(among, "postgresql")
def _in_postgresql(element: among, compiler: SQLCompiler, **given: Any) -> str:
    value, query = (compiler.process(each, **given) for each in element.clauses)
    return f"{value} = ANY (ARRAY{query})"
