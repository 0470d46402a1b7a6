"""Statements: one statement with everything that the record knows of it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.model import Act, DocumentRow, Speaker, StatementRow
from onrecord.record import DisputeQuery, Record
from onrecord.web.rendering import Opened, page
from onrecord.web.views.marking import sentence_around

NEARBY = 12  # speakers of the same document that are offered for a correction

router = APIRouter(include_in_schema=False)


@router.get("/statements/{name}")
def statement(request: Request, record: Opened, name: str) -> Response:
    """One statement."""
    row = found(record, name)
    document = its_document(record, row)
    rows = record.statements_of(row.document)
    return page(
        request,
        "statement.html",
        row=row,
        nearby=nearby(row, rows),
        acts=list(Act),
        document=document,
        around=sentence_around(document.document, row),
        parent=record.statement(row.parent) if row.parent else None,
        others=_others(row, rows),
        inside=[each for each in rows if each.parent == row.id],
        utterances=record.utterances_of(row.id),
        disputes=tuple(record.disputes(DisputeQuery(statement=row.id))),
        judgements=tuple(record.judgements(row.id)),
    )


def _others(row: StatementRow, rows: Iterable[StatementRow]) -> list[tuple[Speaker, int]]:
    """Who else is quoted beside a statement, with how many statements, most first."""
    speakers = (each.known_speaker for each in rows)
    others = (who for who in speakers if who and who != row.known_speaker)
    return Counter(others).most_common()


def found(record: Record, name: str) -> StatementRow:
    """The statement of an id; 404 where there is none."""
    row = record.statement(name)
    if row is None:
        raise HTTPException(404, f"There is no statement {name} in this record.")
    return row


def its_document(record: Record, row: StatementRow) -> DocumentRow:
    """The document of a statement; 404 where somebody forgot it meanwhile."""
    document = record.document(row.document)
    if document is None:
        raise HTTPException(404, f"The page of {row.id} is no longer in this record.")
    return document


def nearby(row: StatementRow, rows: Iterable[StatementRow]) -> list[Speaker]:
    """Whose words they may be: the candidates, then who else speaks in the document."""
    others = (each.known_speaker for each in rows)
    each = {near.id: near for near in (*row.candidates, *others) if near}
    return list(each.values())[:NEARBY]
