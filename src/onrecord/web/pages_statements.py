"""Statements: one statement with everything that the record knows of it, and why."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.model import StatementRow
from onrecord.record import Record
from onrecord.web.marking import sentence_around
from onrecord.web.rendering import Opened, page

router = APIRouter(include_in_schema=False)


@router.get("/statements/{name}")
def statement(request: Request, record: Opened, name: str) -> Response:
    """One statement."""
    row = found(record, name)
    document = record.document(row.document)
    assert document is not None, row.document
    return page(
        request,
        "statement.html",
        row=row,
        document=document,
        around=sentence_around(document.document, row),
        parent=record.statement(row.parent) if row.parent else None,
        inside=[each for each in record.statements_of(row.document) if each.parent == row.id],
        judgements=tuple(record.judgements(row.id)),
    )


def found(record: Record, name: str) -> StatementRow:
    """The statement of an id; 404 where there is none."""
    row = record.statement(name)
    if row is None:
        raise HTTPException(404, f"There is no statement {name} in this record.")
    return row
