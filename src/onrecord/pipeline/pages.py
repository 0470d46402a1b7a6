"""Rooms 1 to 5: pages → readings.

`read_page` is pure: the same bytes, claims and models give the same reading, so readings can be
cached, spread over processes and made again when a model improves. `read_pages` does the same for a
batch, so that the network and the parser see full batches. A page that breaks a room becomes a
`Rejected`: it never costs another page its reading.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from onrecord.attribute import find_attributions
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Page,
    PartialDate,
    Reading,
    Reason,
    Rejected,
    Span,
    content_hash,
    document_id,
    rejection,
)
from onrecord.overtime import Overtime, within
from onrecord.pipeline.models import Models, Settings, shipped_models
from onrecord.pipeline.statements import Found, Said, said_in
from onrecord.read import read_document
from onrecord.segment import layout_of

log = logging.getLogger(__name__)

BROKEN = "reading it failed inside onrecord; please report it with the page"

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def bare_document(
    text: str, *, title: str | None = None, published: PartialDate | None = None
) -> Document:
    """A text as it stands as a document, each line a paragraph; spans count its code points.

    Lone surrogates, which no net can take, are replaced one for one so that offsets stay.
    """
    text = _SURROGATE.sub("\ufffd", text)
    lines = (Span(*found.span()) for found in _LINE.finditer(text))
    blocks = tuple(Block(line, BlockKind.PARAGRAPH) for line in lines)
    own_id, page_hash = document_id(None, text), content_hash(text.encode())
    return Document(own_id, page_hash, text, blocks, title=title, published=published)


def read_page(
    page: Page, models: Models | None = None, settings: Settings | None = None
) -> Reading | Rejected:
    """What `page` says and who says it, or why it cannot be read; never raises for its sake.

    Without `models` the shipped ones are used, loaded at the first call and kept.
    """
    return read_pages([page], models or shipped_models(), settings)[0]


def read_pages(
    pages: Sequence[Page], models: Models, settings: Settings | None = None
) -> list[Reading | Rejected]:
    """A reading or a rejection for each of `pages`, in their order."""
    settings = settings or Settings()
    try:
        with within(settings.read.max_page_seconds):
            return _read_batch(pages, models, settings)
    except (Exception, Overtime) as failure:
        if len(pages) > 1:
            return [reading for page in pages for reading in read_pages([page], models, settings)]
        return [_unreadable(pages[0], failure, settings)]


def attributions_in(
    documents: Sequence[Document], models: Models, *, nested: bool = True
) -> list[tuple[Attribution, ...]]:
    """Rooms 2 and 3: the attributions of each document, `nested` ones too or not."""
    layouts = [layout_of(document) for document in documents]
    return find_attributions(documents, layouts, models.parser, models.network, nested)


def _read_batch(
    pages: Sequence[Page], models: Models, settings: Settings
) -> list[Reading | Rejected]:
    read = [read_document(page, settings.read) for page in pages]
    documents = [each for each in read if isinstance(each, Document)]
    layouts = [layout_of(document) for document in documents]
    found = find_attributions(documents, layouts, models.parser, models.network)
    said = said_in([Found(*each) for each in zip(documents, layouts, found, strict=True)], models)
    return [
        _reading(page, each, next(said), models.version) if isinstance(each, Document) else each
        for page, each in zip(pages, read, strict=True)
    ]


def _reading(page: Page, document: Document, said: Said, version: str) -> Reading:
    statements, roles = said
    return Reading(page, document, statements, version, roles)


def _unreadable(page: Page, failure: BaseException, settings: Settings) -> Rejected:
    if isinstance(failure, Overtime):
        took = f"more than {settings.read.max_page_seconds:g} s of processor time"
        return rejection(page, Reason.TOO_SLOW, f"{took}: this is no news page")
    log.error("reading %s failed", page.hash, exc_info=failure)
    return rejection(page, Reason.BROKEN, BROKEN)
