"""Rooms 1 to 5: pages → readings.

`read_page` is pure: the same bytes, claims and models give the same reading, so readings can be
cached, spread over processes and made again when a model improves. `read_pages` does the same for a
batch, so that the network and the parser see full batches. A page that breaks a room becomes a
`Rejected`: it never costs another page its reading.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from onrecord.model import Document, Page, Reading, Reason, Rejected, rejection
from onrecord.overtime import Overtime, within
from onrecord.pipeline.models import Models, Settings, shipped_models
from onrecord.pipeline.statements import Said, said_in
from onrecord.pipeline.texts import found_in
from onrecord.portions import portions
from onrecord.read import read_document

log = logging.getLogger(__name__)

WORDS_TOGETHER = 100_000
"""Words of documents whose sentences and parses, 300 bytes a token, are held at once: twice those
of 64 usual pages, so that only very long pages go in smaller lists."""

BROKEN = "reading it failed inside onrecord; please report it with the page"


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


def _read_batch(
    pages: Sequence[Page], models: Models, settings: Settings
) -> list[Reading | Rejected]:
    read = [read_document(page, settings.read) for page in pages]
    documents = [each for each in read if isinstance(each, Document)]
    few = portions(documents, WORDS_TOGETHER, _words)
    said = (own for each in few for own in said_in(found_in(each, models), models))
    return [
        _reading(page, each, next(said), models.version) if isinstance(each, Document) else each
        for page, each in zip(pages, read, strict=True)
    ]


def _words(document: Document) -> int:
    return document.text.count(" ")


def _reading(page: Page, document: Document, said: Said, version: str) -> Reading:
    statements, roles = said
    return Reading(page, document, statements, version, roles)


def _unreadable(page: Page, failure: BaseException, settings: Settings) -> Rejected:
    if isinstance(failure, Overtime):
        took = f"more than {settings.read.max_page_seconds:g} s of processor time"
        return rejection(page, Reason.TOO_SLOW, f"{took}: this is no news page")
    log.error("reading %s failed", page.hash, exc_info=failure)
    return rejection(page, Reason.BROKEN, BROKEN)
