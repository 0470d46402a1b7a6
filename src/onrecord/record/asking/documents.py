"""Documents: finding one by what a person types, and walking over all."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.errors import BadInput
from onrecord.model import DocumentId, DocumentRow, MediaType, Page, PartialDate, Reason
from onrecord.record.asking.conditions import is_latest
from onrecord.record.asking.rows import bytes_of, document_of
from onrecord.record.tables import documents, page_bytes, pages, rejections, statements

AMBIGUOUS_SHOWN = 5

_HOW_MANY = (
    select(func.count())
    .select_from(statements)
    .where(statements.c.document == documents.c.id)
    .scalar_subquery()
)


def selected_documents() -> Select[Any]:
    """All columns of documents with those of their pages, in the order of reading."""
    return (
        select(
            documents,
            pages.c.hash.label("page_hash"),
            pages.c.where,
            pages.c.fetched_at,
            _HOW_MANY.label("statements"),
            is_latest.label("latest"),
        )
        .select_from(documents.join(pages, pages.c.id == documents.c.page))
        .order_by(documents.c.number)
    )


def listed_documents() -> Select[Any]:
    """What lists show of documents: a text and its blocks cost ten times as much."""
    shown = (documents.c[name] for name in ("number", "id", "title", "outlet", "published"))
    return select(*shown, _HOW_MANY.label("statements"))


def number_of(connection: Connection, document: str) -> int:
    """The place of the document of an id in the order of reading; BadInput where there is none."""
    found = select(documents.c.number).where(documents.c.id == document)
    number: int | None = connection.execute(found).scalar()
    if number is None:
        raise BadInput(f"there is no document {document} to go on from: start again without it")
    return number


def document_named(connection: Connection, name: str) -> DocumentRow | None:
    """The document of an id, of the beginning of one (`doc-3f`, `3f`), or the latest of an address.

    None where there is none, BadInput where several begin so.
    """
    if "/" in name:
        at = selected_documents().where(documents.c.url == name)
        rows = connection.execute(at).all()[-1:]
    else:
        start = "doc-" + name.removeprefix("doc-")
        # a range and not LIKE, which SQLite answers by reading every document; "~" sorts after hex
        begins = documents.c.id.between(start, start + "~")
        rows = connection.execute(selected_documents().where(begins).limit(AMBIGUOUS_SHOWN)).all()
    if len(rows) > 1:
        several = ", ".join(row.id for row in rows)
        raise BadInput(f"{name!r} is the beginning of several ids ({several} …): type more of it")
    return document_of(rows[0]) if rows else None


def read_otherwise(connection: Connection, version: str) -> list[DocumentId]:
    """The documents whose statements are of another version, in the order of reading."""
    otherwise = documents.c.version != version
    wanted = select(documents.c.id).where(otherwise, is_latest).order_by(documents.c.number)
    return list(connection.execute(wanted).scalars())


def gone_since(connection: Connection, url: str) -> datetime | None:
    """When the server of an address first said that there is no such page; None if never."""
    gone = (rejections.c.url == url) & (rejections.c.why == Reason.GONE)
    first = connection.execute(select(func.min(rejections.c.seen_at)).where(gone)).scalar()
    return datetime.fromisoformat(first) if first else None


def page_of(connection: Connection, document: str) -> Page | None:
    """The page that a document was read out of, with what was claimed beside it, as it was given.

    None where there is no such document.
    """
    joined = documents.join(pages, pages.c.id == documents.c.page)
    joined = joined.join(page_bytes, page_bytes.c.hash == pages.c.hash)
    wanted = select(pages, page_bytes.c.deflated).select_from(joined)
    row = connection.execute(wanted.where(documents.c.id == document)).first()
    return _page(row) if row else None


def _page(row: Row[Any]) -> Page:
    return Page(
        content=bytes_of(row),
        where=row.where,
        media_type=MediaType(row.media_type) if row.media_type else None,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=PartialDate(row.published) if row.published else None,
        language=row.language,
        encoding=row.encoding,
        fetched_at=datetime.fromisoformat(row.fetched_at),
        notes=tuple(json.loads(row.notes)),
    )
