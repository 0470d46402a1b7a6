"""Writing: readings and rejections go in, whole documents or nothing come to stand in the file.

Readings wait in memory until a batch is full and are then written in one short transaction: a kill
at any moment leaves every document with all of its statements or not at all, and between batches
others may read, and append a judgement. What waits is at most COMMIT_PAGES or COMMIT_SECONDS of
work; a second run reads it again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.exc import IntegrityError

from onrecord.model import (
    DocumentId,
    Input,
    Page,
    Reading,
    Reason,
    Rejected,
    rejection,
)
from onrecord.record import tables
from onrecord.record.asking.inputs import keep_inputs
from onrecord.record.forgetting.tombstones import buried, page_keys, speaker_keys, unbury, without
from onrecord.record.judging.naming import add_rows
from onrecord.record.judging.replaying import replay_documents
from onrecord.record.judging.standing import stand_speakers
from onrecord.record.keeping import columns
from onrecord.record.keeping.columns import Row
from onrecord.record.keeping.connect import written
from onrecord.record.keeping.inserting import Waiting, insert_documents, insert_statements
from onrecord.record.store import Store

log = logging.getLogger(__name__)

INCONSISTENT = "what was read of it does not hold together; please report it with the page"

COMMIT_PAGES = 64  # a commit waits for the disk some 5 ms: 0.1 ms a page
COMMIT_BYTES = 16_000_000  # what may wait in memory when pages are large
COMMIT_SECONDS = 2.0  # reading lost at a kill that nobody minds reading again

_CLAIMS = ("url", "outlet", "title", "published", "language")

_KNOWN = (
    select(tables.readings.c.page)
    .join(tables.pages, tables.pages.c.id == tables.readings.c.page)
    .where(tables.readings.c.version == bindparam("version"))
)
_SAME_PAGE = _KNOWN.where(tables.pages.c.id == bindparam("page"))
_SAME_BYTES = _KNOWN.where(tables.pages.c.hash == bindparam("hash"))


def known(connection: Connection, page: Row, version: str) -> bool:
    """Whether this version has read the page of this row.

    Bytes that come without a claim are known where they were read with any: reading them again
    would tell nothing, and put the page's own outlet and date in the place of those claimed.
    """
    bare = not any(page[claim] for claim in _CLAIMS)
    given = {"hash" if bare else "page": page["hash" if bare else "id"], "version": version}
    return connection.execute(_SAME_BYTES if bare else _SAME_PAGE, given).first() is not None


class Writer:
    """Adds to the record in batches; made by `Record.writing`, which commits at its end."""

    def __init__(
        self, store: Store, engine: Engine, *, again: bool = False, anew: bool = False
    ) -> None:
        self._engine = engine
        self._store = store
        self._again = again
        self._anew = anew
        self._raised: set[str] = set()  # tombstones of what is taken in again
        self._readings: dict[DocumentId, Waiting] = {}
        self._keys: set[tuple[str, str]] = set()
        self._rejected: list[Rejected] = []
        self._inputs: dict[str, Input] = {}
        self._bytes = 0
        self._since = time.monotonic()

    def knows(self, page: Page, version: str) -> bool:
        """Whether `version` has read these bytes with these claims, or has them with more."""
        return self._knows(columns.page_row(page), version)

    def forgot(self, page: Page) -> bool:
        """Whether a page is not to be taken in, since it was forgotten."""
        return not self._again and bool(self._buried(page_keys(page)))

    def add(self, reading: Reading) -> None:
        """Keep a reading; where its version has read its page before, only a writer `anew` does.

        Nor where its page was forgotten; what a forgotten speaker says is left out.
        """
        page = columns.page_row(reading.page)
        remembered = self._remembered(reading)
        known_before = not self._anew and self._knows(page, reading.version)
        if remembered is None or known_before:
            return
        reading = remembered
        if reading.document.id in self._readings:  # another page with the same address and text
            self.commit()
        self._readings[reading.document.id] = Waiting(reading, page)
        self._keys.add((page["id"], reading.version))
        self._bytes += len(reading.page.content)
        self._commit_when_full()

    def reject(self, rejected: Rejected) -> None:
        """Keep that a page could not be read, once for each place and reason."""
        self._rejected.append(rejected)
        self._commit_when_full()

    def account(self, given: Input) -> None:
        """Keep what an input gave until now, in place of what was told of it before."""
        self._inputs[given.id] = given

    def commit(self) -> None:
        """Write what waits; RecordError leaves it waiting."""
        with self._store.failures():
            self._write(list(self._readings.values()), self._rejected)
        self._readings, self._rejected, self._bytes = {}, [], 0
        self._keys.clear()
        self._inputs.clear()
        self._since = time.monotonic()

    def _knows(self, page: Row, version: str) -> bool:
        if (page["id"], version) in self._keys:
            return True
        with self._store.failures(), self._engine.connect() as connection:
            return known(connection, page, version)

    def _remembered(self, reading: Reading) -> Reading | None:
        """What of a reading may be kept: None where its page was forgotten."""
        of_page = page_keys(reading.page, reading.document.url)
        if not (met := self._buried(of_page | speaker_keys(reading))):
            return reading
        if self._again:
            self._raised |= met
            return reading
        return None if met & of_page else without(reading, met)

    def _buried(self, keys: set[str]) -> set[str]:
        with self._store.failures(), self._engine.connect() as connection:
            return buried(connection, keys)

    def _commit_when_full(self) -> None:
        full = len(self._readings) + len(self._rejected) >= COMMIT_PAGES
        late = time.monotonic() - self._since >= COMMIT_SECONDS
        if full or late or self._bytes >= COMMIT_BYTES:
            self.commit()

    def _write(self, waiting: Sequence[Waiting], rejected: Sequence[Rejected]) -> None:
        """In one transaction; a reading that contradicts itself is rejected, the others stand."""
        if not waiting and not rejected and not self._inputs:
            return
        try:
            self._insert(waiting, rejected)
        except IntegrityError:
            if len(waiting) == 1:
                reading = waiting[0].reading
                log.exception("document %s does not hold together", reading.document.id)
                self._insert([], [*rejected, rejection(reading.page, Reason.BROKEN, INCONSISTENT)])
                return
            for each in waiting:
                self._write([each], [])
            self._insert([], rejected)

    def _insert(self, waiting: Sequence[Waiting], rejected: Sequence[Rejected]) -> None:
        # compressed before the lock is taken
        deflated = [columns.bytes_row(each.reading.page, each.page["hash"]) for each in waiting]
        with written(self._engine) as connection:
            add_rows(connection, tables.page_bytes, deflated)
            add_rows(connection, tables.pages, (each.page for each in waiting))
            insert_documents(connection, waiting)
            insert_statements(connection, [each.reading for each in waiting])
            read = [each.reading.document.id for each in waiting]
            replay_documents(connection, read, read=True)
            stand_speakers(connection, read)
            add_rows(connection, tables.rejections, map(columns.rejection_row, rejected))
            keep_inputs(connection, self._inputs.values())
            unbury(connection, self._raised)
        log.debug("%d documents and %d rejections saved", len(waiting), len(rejected))
