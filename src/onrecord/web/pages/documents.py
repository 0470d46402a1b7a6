"""Documents: the text as it stands, marked, with who says it in the margin."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi import Query as Parameter

from onrecord.model import BlockKind, DocumentRow
from onrecord.record import DocumentLine, Query, Record, Snippet
from onrecord.web.api.answers import place_of
from onrecord.web.asking import MOST_WORDS
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.links import live
from onrecord.web.views.marking import marked_blocks, parts_of

A_PAGE = 50

Listed = tuple[DocumentLine, Snippet | None]
"""A document of a list, and what is shown of it where words were asked for."""

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def documents(
    request: Request,
    record: Opened,
    lately: Lately,
    words: str = "",
    outlet: str = "",
    after: str | None = None,
) -> Response:
    """What was read lately, or has these words; of one outlet or of all."""
    words = words.strip()[:MOST_WORDS]
    several = _with(record, words, outlet, after) if words else _latest(record, outlet, after)
    return page(
        request,
        "documents.html",
        found=several[:A_PAGE],
        after=_end(several, words, after) if len(several) > A_PAGE else None,
        words=words,
        outlet=outlet,
        outlets=lately(record.outlets),
    )


def _latest(record: Record, outlet: str, after: str | None) -> list[Listed]:
    rows = record.latest_documents(A_PAGE + 1, outlet or None, after)
    return [(row, None) for row in rows]


def _with(record: Record, words: str, outlet: str, after: str | None) -> list[Listed]:
    start = place_of(after)
    hits = record.search_documents(words, Query(outlet=outlet or None))
    return [(hit.document, hit.snippet) for hit in islice(hits, start, start + A_PAGE + 1)]


def _end(several: list[Listed], words: str, after: str | None) -> str:
    """Where the next ones begin: behind so many, or behind one of an id."""
    return str(place_of(after) + A_PAGE) if words else several[A_PAGE - 1][0].id


@router.get("/documents/{name}")
def document(
    request: Request, record: Opened, name: str, part: int = Parameter(1, ge=1, le=100_000)
) -> Response:
    """One document, or a part of a long one."""
    row = found(record, name)
    url = row.document.url
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
        live=live(url),
        gone=record.gone_since(url) if url else None,
        later=record.document(url) if url and not row.latest else None,
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
