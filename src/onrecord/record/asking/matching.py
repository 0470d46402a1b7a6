"""The condition that a row of a full text index fits what is wanted, in either database's SQL.

In: the name of an index (`statement_words`, `document_words`, `alias_words`), and what is wanted.
Out: a condition for WHERE. The database is not known before the query is compiled, so the element
holds what each would be asked, and the one that asks takes its own.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import literal, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from onrecord.record.asking.terms import Wanted
from onrecord.record.postgresql.wording import patterns_of, tsquery_of
from onrecord.record.sqlite.wording import expression_of


class matching(FunctionElement[bool]):  # noqa: N801 - it is written as a function
    """That a row of `index` fits what is wanted."""

    type: Any = NullType()  # a Boolean is compared with 1 in SQLite, which MATCH does not bear
    inherit_cache = True

    def __init__(self, index: str, wanted: Wanted) -> None:
        super().__init__(
            literal_column(index),
            literal(expression_of(wanted)),
            literal(tsquery_of(wanted)),
            literal(json.dumps(patterns_of(wanted))),
        )


@compiles(matching, "sqlite")
def _match(element: matching, compiler: SQLCompiler, **given: Any) -> str:
    index, expression, *_ = element.clauses
    return f"{compiler.process(index, **given)} MATCH {compiler.process(expression, **given)}"


@compiles(matching, "postgresql")
def _fits(element: matching, compiler: SQLCompiler, **given: Any) -> str:
    index, _, query, patterns = (compiler.process(each, **given) for each in element.clauses)
    return (
        f"({index}.vector @@ CAST({query} AS TSQUERY) AND {index}.words LIKE ALL "
        f"(ARRAY(SELECT value FROM json_each({patterns}))))"
    )
