"""Small pages, and documents shown as lines of `kind: words`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.model import Document, MediaType, Page, Rejected
from onrecord.read import ReadSettings, read_document

SEEN = datetime(2026, 6, 1, 12, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"

SAID = "The harbour master said on Tuesday that the pier was closed for the winter."
ANSWERED = "The mayor answered that nobody had asked her, and that the pier would open again."
ARTICLE = f"<article><h1>Pier closed</h1><p>{SAID}</p><p>{ANSWERED}</p></article>"


def page(content: str | bytes, where: str = "a page", **claims: Any) -> Page:
    content = content.encode() if isinstance(content, str) else content
    return Page(content, where, fetched_at=SEEN, **claims)


def document(content: str | bytes, settings: ReadSettings | None = None, **claims: Any) -> Document:
    made = read_document(page(content, **claims), settings)
    assert isinstance(made, Document), made
    return made


def rejected(content: str | bytes, settings: ReadSettings | None = None, **claims: Any) -> Rejected:
    made = read_document(page(content, **claims), settings)
    assert isinstance(made, Rejected), made
    return made


def stored(name: str, **claims: Any) -> Document:
    return document((PAGES / name).read_bytes(), media_type=MediaType.HTML, **claims)


def shown(made: Document) -> list[str]:
    return [f"{block.kind}: {block.span.of(made.text)}" for block in made.blocks]
