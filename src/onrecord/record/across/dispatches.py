"""Dispatches: texts that several documents carry, stored and given back.

An id finds its dispatch also where it was given out before the dispatch grew: the id is the hash of
one document, and every document keeps its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.model import Dispatch, DocumentId, dispatch_id
from onrecord.record.keeping.connect import insert_rows
from onrecord.record.keeping.storable import storable
from onrecord.record.tables import copies, dispatches

AT_ONCE = 500  # dispatches whose documents are fetched together


def some(connection: Connection, limit: int | None = None) -> Iterator[Dispatch]:
    """The texts that several documents carry, those of most documents first."""
    count = func.count(copies.c.document)
    joined = select(dispatches).join(copies, copies.c.dispatch == dispatches.c.id)
    ordered = joined.group_by(dispatches.c.id).order_by(count.desc(), dispatches.c.id)
    for portion in connection.execute(ordered.limit(limit)).partitions(AT_ONCE):
        yield from _dispatches_of(connection, portion)


def named(connection: Connection, name: str) -> Dispatch | None:
    """The dispatch of this id, now or once."""
    holding = select(copies.c.dispatch).where(copies.c.own == name)
    return _first_dispatch(connection, holding)


def of_document(connection: Connection, document: DocumentId) -> Dispatch | None:
    """The dispatch that a document carries, if any."""
    holding = select(copies.c.dispatch).where(copies.c.document == document)
    return _first_dispatch(connection, holding)


def _first_dispatch(connection: Connection, holding: Select[Any]) -> Dispatch | None:
    rows = connection.execute(select(dispatches).where(dispatches.c.id.in_(holding))).all()
    return next(_dispatches_of(connection, rows), None)


def _dispatches_of(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Dispatch]:
    carrying = select(copies.c.dispatch, copies.c.document)
    carrying = carrying.where(copies.c.dispatch.in_([row.id for row in rows]))
    documents: dict[str, list[DocumentId]] = {row.id: [] for row in rows}
    for each in connection.execute(carrying.order_by(copies.c.position)):
        documents[each.dispatch].append(each.document)
    for row in rows:
        carried, evidence = tuple(documents[row.id]), tuple(json.loads(row.evidence))
        yield Dispatch(row.id, carried, row.origin, bool(row.credited), evidence)


def insert_dispatches(connection: Connection, found: Iterable[Dispatch]) -> None:
    """Adds dispatches; none of their documents may be in another."""
    found = list(found)
    rows = [
        {
            "id": each.id,
            "origin": storable(each.origin),
            "credited": int(each.credited),
            "evidence": json.dumps([*map(storable, each.evidence)], ensure_ascii=False),
        }
        for each in found
    ]
    carried = [
        {"document": own, "dispatch": each.id, "position": position, "own": dispatch_id([own])}
        for each in found
        for position, own in enumerate(each.documents)
    ]
    insert_rows(connection, dispatches, rows)
    insert_rows(connection, copies, carried)
