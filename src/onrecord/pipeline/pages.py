"""Rooms 1 to 5: pages → readings.

`read_page` is pure: the same bytes, claims and models give the same reading, so readings can be
cached, spread over processes and made again when a model improves. `read_pages` does the same for a
batch, so that the network and the parser see full batches. A page that breaks a room, or takes
longer than a page may, becomes a `Rejected`: it never costs another page its reading.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Document, Page, Reading, Reason, Rejected, rejection
from onrecord.overtime import Overtime, within
from onrecord.pipeline.models import Models, Settings, shipped_models
from onrecord.pipeline.statements import said_in
from onrecord.pipeline.texts import found_in
from onrecord.portions import portions
from onrecord.read import read_document

log = logging.getLogger(__name__)

WORDS_TOGETHER = 100_000
"""Words of documents whose sentences and parses, 300 bytes a token, are held at once: twice those
of 64 usual pages, so that only very long pages go in smaller lists."""

LEAST_SECONDS = 0.1
"""Left at least to a page whose document took all of its time, so that a limit is there."""

BROKEN = "reading it failed inside onrecord; please report it with the page"


@dataclass(frozen=True, slots=True)
class _Made:
    """A page, its document, and the seconds that what is said in it may take."""

    page: Page
    document: Document
    seconds: float


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
    made = [_made(page, settings) for page in pages]
    few = portions((each for each in made if isinstance(each, _Made)), WORDS_TOGETHER, _words)
    results = (result for each in few for result in _readings(each, models, settings))
    return [next(results) if isinstance(each, _Made) else each for each in made]


def _made(page: Page, settings: Settings) -> _Made | Rejected:
    begun, seconds = time.process_time(), settings.read.max_page_seconds
    try:
        with within(seconds):
            document = read_document(page, settings.read)
    except (Exception, Overtime) as failure:
        return _unreadable(page, failure, settings)
    if isinstance(document, Rejected):
        return document
    return _Made(page, document, max(seconds - time.process_time() + begun, LEAST_SECONDS))


def _words(made: _Made) -> int:
    return made.document.text.count(" ")


def _readings(
    made: Sequence[_Made], models: Models, settings: Settings
) -> Iterator[Reading | Rejected]:
    """The readings of some documents: where that fails, or takes longer than one may, of each."""
    try:
        with within(min(each.seconds for each in made)):
            said = list(said_in(found_in([each.document for each in made], models), models))
    except (Exception, Overtime) as failure:
        if len(made) == 1:
            yield _unreadable(made[0].page, failure, settings)
        else:
            for each in made:
                yield from _readings([each], models, settings)
        return
    for each, (statements, roles) in zip(made, said, strict=True):
        yield Reading(each.page, each.document, statements, models.version, roles)


def _unreadable(page: Page, failure: BaseException, settings: Settings) -> Rejected:
    if isinstance(failure, Overtime):
        took = f"more than {settings.read.max_page_seconds:g} s of processor time"
        return rejection(page, Reason.TOO_SLOW, f"{took}: this is no news page")
    log.error("reading %s failed", page.hash, exc_info=failure)
    return rejection(page, Reason.BROKEN, BROKEN)
