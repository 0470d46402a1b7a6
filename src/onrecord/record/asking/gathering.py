"""Rows under a row as one column of JSON, in either database's SQL.

In: columns of the rows to gather, and by which they are in order. Out: text, `[[…], …]`, `[]` where
there are none.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class gathered(FunctionElement[str]):  # noqa: N801 - it is written as a function
    """An aggregate of `columns`; in a subquery of its own."""

    type = Text()
    inherit_cache = True

    def __init__(self, order: ColumnElement[Any], *columns: ColumnElement[Any]) -> None:
        super().__init__(order, *columns)


@compiles(gathered, "sqlite")
def _in_sqlite(element: gathered, compiler: SQLCompiler, **given: Any) -> str:
    _, *columns = (compiler.process(each, **given) for each in element.clauses)
    return f"json_group_array(json_array({', '.join(columns)}))"  # by the key, which is the order


@compiles(gathered, "postgresql")
def _in_postgresql(element: gathered, compiler: SQLCompiler, **given: Any) -> str:
    order, *columns = (compiler.process(each, **given) for each in element.clauses)
    rows = f"json_agg(json_build_array({', '.join(columns)}) ORDER BY {order})"
    return f"coalesce(CAST({rows} AS TEXT), '[]')"
