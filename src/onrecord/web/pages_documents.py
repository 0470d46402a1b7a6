"""Documents: the text as it stands, marked, with who says it in the margin."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Query, Request, Response

from onrecord.model import BlockKind, DocumentRow
from onrecord.record import Record
from onrecord.web.links import live
from onrecord.web.marking import marked_blocks, parts_of
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page

A_PAGE = 60

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def documents(request: Request, record: Opened, lately: Lately, outlet: str = "") -> Response:
    """What was read lately, of one outlet or of all."""
    return page(
        request,
        "documents.html",
        documents=record.latest_documents(A_PAGE, outlet or None),
        outlet=outlet,
        outlets=lately(record.outlets),
    )


@router.get("/documents/{name}")
def document(
    request: Request, record: Opened, name: str, part: int = Query(1, ge=1, le=100_000)
) -> Response:
    """One document, or a part of a long one."""
    row = found(record, name)
    rows = record.statements_of(row.document.id)
    parts = parts_of(row.document)
    part = min(part, parts)
    return page(
        request,
        "document.html",
        row=row,
        document=row.document,
        rows=rows,
        blocks=(blocks := marked_blocks(row.document, rows, part)),
        shows_title=bool(blocks) and blocks[0].kind is BlockKind.TITLE,
        part=part,
        parts=parts,
        dispatch=record.dispatch_of(row.document.id),
        live=live(row.document.url),
    )


@router.get("/documents/{name}/bytes")
def as_it_came(record: Opened, name: str) -> Response:
    """The page's bytes, as a file: a browser neither runs nor shows them."""
    page_hash = found(record, name).document.page_hash
    content = record.page_bytes(page_hash)
    if content is None:
        raise HTTPException(404, "The bytes of this page are not in the record.")
    headers = {"Content-Disposition": f'attachment; filename="{page_hash[:16]}.page"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


def found(record: Record, name: str) -> DocumentRow:
    """The document of an id; 404 where there is none."""
    row = record.document(name)
    if row is None:
        raise HTTPException(404, f"There is no document {name} in this record.")
    return row
