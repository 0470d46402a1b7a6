"""Selecting: whole statements, with their documents and speakers, in the order that was asked for.

In: a `Query`, or the id of a statement. Out: SELECTs of all columns that `rows.statement_of` reads.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Select, select

from onrecord.errors import BadInput
from onrecord.model import StatementRow
from onrecord.record.asking.conditions import DAY, conditions
from onrecord.record.asking.gathering import gathered
from onrecord.record.asking.query import Order, Query
from onrecord.record.asking.statement_rows import statement_of
from onrecord.record.tables import candidates, documents, speakers, statements

_BEGINNING = re.compile("(?:stm-)?([0-9a-f]{4,20})")

_speaker = speakers.alias("speaker")
_behalf = speakers.alias("behalf")
_hearer = speakers.alias("hearer")
_candidate = speakers.alias("candidate")
_named = speakers.alias("named")

_CANDIDATES = (
    select(
        gathered(
            candidates.c.position,
            *(_candidate.c.id, _candidate.c.name, _candidate.c.kind, _candidate.c.wikidata),
        )
    )
    .select_from(
        candidates.join(_named, _named.c.id == candidates.c.speaker).join(
            _candidate, _candidate.c.id == _named.c.standing
        )
    )
    .where(candidates.c.statement == statements.c.id)
    .scalar_subquery()
)

_JOINED = (
    statements.join(documents, documents.c.id == statements.c.document)
    .outerjoin(_speaker, _speaker.c.id == statements.c.speaker)
    .outerjoin(_behalf, _behalf.c.id == statements.c.on_behalf_of)
    .outerjoin(_hearer, _hearer.c.id == statements.c.hearer)
)


def selected(query: Query) -> Select[Any]:
    """All columns of the statements that `query` keeps, in its order."""
    kept = _columns().select_from(_JOINED).where(*conditions(query))
    if query.order is Order.DAY:
        return kept.order_by(DAY, documents.c.number, statements.c.position)
    if query.order is Order.NEWEST:
        return kept.order_by(DAY.desc(), statements.c.number.desc())
    if query.order is Order.LATEST:
        return kept.order_by(statements.c.number.desc())
    if query.document:
        return kept.order_by(statements.c.position)
    return kept.order_by(statements.c.number)


def selected_statement(name: str) -> Select[Any]:
    """All columns of the statement of one id."""
    return _columns().select_from(_JOINED).where(statements.c.id == name)


def statement_named(connection: Connection, name: str) -> StatementRow | None:
    """The statement of an id or of the beginning of one; BadInput where several begin so."""
    if (row := connection.execute(selected_statement(name)).first()) is not None:
        return statement_of(row)
    if not (begins := _BEGINNING.fullmatch(name)):
        return None
    start = f"stm-{begins[1]}"
    # a range and not LIKE, which would read every statement; "~" sorts after hex
    wanted = _columns().select_from(_JOINED).where(statements.c.id.between(start, start + "~"))
    rows = connection.execute(wanted.limit(2)).all()
    if len(rows) > 1:
        raise BadInput(f"{name!r} is the beginning of several ids: type more of it")
    return statement_of(rows[0]) if rows else None


def _columns() -> Select[Any]:
    return select(
        statements,
        documents.c.url,
        documents.c.outlet,
        documents.c.title,
        documents.c.published,
        documents.c.version,
        *(column.label(f"speaker_{column.name}") for column in _speaker.c),
        *(column.label(f"behalf_{column.name}") for column in _behalf.c),
        *(column.label(f"hearer_{column.name}") for column in _hearer.c),
        _CANDIDATES.label("candidates"),
    )
