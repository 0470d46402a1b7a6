"""/documents: the texts in which statements were found."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Request, Response

from onrecord.model import DocumentRow
from onrecord.record import Query, Record
from onrecord.web.api.answers import (
    USUAL,
    After,
    Items,
    Limit,
    Short,
    answer,
    place_of,
    portion,
    some,
    there,
)
from onrecord.web.api.shapes import DocumentShape, StatementShape
from onrecord.web.api.statements import statements_of
from onrecord.web.rendering import Opened

router = APIRouter()


@router.get("/documents", response_model=Items[DocumentShape])
def documents(
    request: Request,
    record: Opened,
    words: Short | None = None,
    outlet: Short | None = None,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Documents in the order of reading; with `words` in title or text, the best first."""
    if words is not None:
        start = place_of(after)
        hits = islice(record.search_documents(words, Query(outlet=outlet)), start, None)
        taken, more = some(hits, limit)
        rows = (record.document(hit.document.id) for hit in taken)
        there_still = (row.as_dict() for row in rows if row)  # it may be forgotten meanwhile
        return portion(request, there_still, str(start + limit) if more else None)
    several, end = record.some_documents(limit, after, outlet)
    return portion(request, (row.as_dict() for row in several), end)


@router.get("/documents/{name}", response_model=DocumentShape)
def document(request: Request, record: Opened, name: str) -> Response:
    """One document; the beginning of its id will do."""
    return answer(request, found(record, name).as_dict())


@router.get("/documents/{name}/statements", response_model=Items[StatementShape])
def statements_in(request: Request, record: Opened, name: str) -> Response:
    """All statements of a document, in the order of its text."""
    return portion(request, statements_of(record, found(record, name).document.id), None)


@router.get(
    "/documents/{name}/text",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def text(record: Opened, name: str) -> Response:
    """The canonical text alone, whose code points the offsets count."""
    words = found(record, name).document.text
    return Response(words, media_type="text/plain; charset=utf-8")


def found(record: Record, name: str) -> DocumentRow:
    """The document of an id; 404 where there is none."""
    return there(record.document(name), f"document {name}")
