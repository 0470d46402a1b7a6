"""The record as a review needs it: a view of what stands beside new pages, a place for findings.

Made by `Record.reviewing`, which keeps other writers out. A review reads for as long as it needs
and writes a portion in one short transaction: a kill leaves whole portions, and judgements are
appended in between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from typing import TypeVar

from sqlalchemy import Connection, Engine

from onrecord.model import DocumentId, SpeakerId
from onrecord.record.across import findings
from onrecord.record.across.beside import Beside
from onrecord.record.across.findings import Found, Requeued
from onrecord.record.across.index import StoredIndex
from onrecord.record.across.remembering import Remembered
from onrecord.record.keeping.connect import written
from onrecord.record.store import Store

T = TypeVar("T")


class Reviewer:
    """Asks and keeps on behalf of one review; see the functions of `findings`."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self._engine = engine
        self._store = store
        self._opened = ExitStack()
        self._beside: Beside | None = None

    @property
    def beside(self) -> Beside:
        """The record as it was when this was first asked for after the last portion was kept."""
        if self._beside is None:
            with self._store.failures():
                self._beside = Beside(self._opened.enter_context(self._engine.connect()))
        return self._beside

    def close(self) -> None:
        """Give up the view of the record."""
        self._opened.close()
        self._beside = None

    def forget(self, documents: Collection[DocumentId], disputes: Collection[str]) -> set[str]:
        """Take documents out of the index; what was linked to theirs."""
        return self._write(lambda connection: findings.forget(connection, documents, disputes))

    def forget_all(self) -> None:
        """Take all that was found across pages out of the record."""
        self._write(findings.forget_all)

    def keep_spellings(self, sounds: Mapping[SpeakerId, str | None]) -> None:
        """Write how the names of speakers sound."""
        self._write(lambda connection: findings.keep_spellings(connection, sounds))

    def keep(self, index: StoredIndex, found: Found) -> None:
        """Write what a portion brings."""
        self._write(lambda connection: findings.keep(connection, index, found))

    def keep_queue(self, made: Requeued, remembered: Remembered | None = None) -> None:
        """Write a queue, and what networks said for it."""
        self._write(lambda connection: findings.keep_queue(connection, made, remembered))

    def _write(self, work: Callable[[Connection], T]) -> T:
        with self._store.failures(), written(self._engine) as connection:
            done = work(connection)
        self.close()  # the next question sees what was written
        return done
