"""The record: open it, write to it through one writer, ask it.

`Record` is the room's face, put together of those beside it: what pages say (`asked`), who speaks
(`heard`), what was found across pages (`found`), what people decided (`decided`), what somebody
keeps (`kept`). Each method opens a view of it as it is at that moment, asks one question, and gives
back frozen rows. Results stream, without a cap, while another process writes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from onrecord.errors import RecordError
from onrecord.model import DocumentId, Reading, Rejected, SpeakerId
from onrecord.place import Place
from onrecord.record.faces.asked import Asked
from onrecord.record.faces.decided import Decided
from onrecord.record.faces.found import FoundAcross
from onrecord.record.faces.heard import Heard
from onrecord.record.faces.kept import Kept
from onrecord.record.faces.people import People
from onrecord.record.forgetting.removing import (
    Forgotten,
    forget_documents,
    forget_speaker,
    thoroughly,
)
from onrecord.record.reviewer import Reviewer
from onrecord.record.store import Watch, store_at
from onrecord.record.writer import Writer


class Record(Asked, Heard, FoundAcross, Decided, Kept):
    """An open record; use it as a context manager.

    >>> import tempfile, pathlib
    >>> with Record.open(pathlib.Path(tempfile.mkdtemp()) / "new.db") as record:
    ...     record.counts().statements
    0
    """

    @classmethod
    def open(cls, where: str | Path | Place, *, read_only: bool = False) -> Self:
        """The record at a path or at `postgresql://user@host/name`.

        It is made if there is none, and migrated if it is of an older schema. `read_only` makes and
        changes nothing. RecordError where the place cannot be used, RecordTooNew where a newer
        onrecord wrote it, RecordLocked where it must be migrated while another process writes.
        """
        store = store_at(where)
        return cls(store, store.open(read_only=read_only), read_only=read_only)

    def close(self) -> None:
        """Give up all connections; what is being read ends."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def writing(self, *, again: bool = False, anew: bool = False) -> Iterator[Writer]:
        """A writer that keeps others' runs out; what was added is saved, however it ends.

        What was forgotten is not taken in; `again`: it is, and its tombstone goes.
        `anew`: also what its version has read before, and another since.
        RecordLocked where another process reads pages into this record.
        """
        if self.read_only:
            raise RecordError(f"{self.store.place} was opened for reading only")
        with ExitStack() as held:
            with self.store.failures():  # not around what the caller does
                held.enter_context(self.store.only_writer())
            writer = Writer(self.store, self._engine, again=again, anew=anew)
            try:
                yield writer
            except RecordError:
                raise  # saving failed: trying again would fail again
            except BaseException:
                writer.commit()  # Ctrl-C: what was read is whole, keep it
                raise
            writer.commit()

    def add(self, reading: Reading) -> None:
        """Keep one reading. For many, `writing` is a hundred times faster."""
        with self.writing() as writer:
            writer.add(reading)

    def reject(self, rejected: Rejected) -> None:
        """Keep that one page could not be read."""
        with self.writing() as writer:
            writer.reject(rejected)

    @contextmanager
    def reviewing(self) -> Iterator[Reviewer]:
        """What a review of pages against each other needs; keeps others' runs out.

        RecordLocked where another process reads pages into this record.
        """
        with self.store.answers(), ExitStack() as held:
            with self.store.failures():
                held.enter_context(self.store.only_writer())
            yield held.enter_context(closing(Reviewer(self.store, self._engine)))

    def forget_documents(self, ids: Collection[DocumentId], by: str) -> Forgotten:
        """Take documents and their pages out of the file, bytes and all; see `forgetting`."""
        return self._forget(lambda connection: forget_documents(connection, ids, by))

    def forget_speaker(self, speaker: SpeakerId, by: str) -> Forgotten:
        """Take out what a speaker said; the pages stay. See `forgetting`."""
        return self._forget(lambda connection: forget_speaker(connection, speaker, by))

    def _forget(self, work: Callable[[Connection], Forgotten]) -> Forgotten:
        with self.store.failures(), self.store.only_writer():
            forgotten = self._write(lambda connection: thoroughly(connection, work))
            self._engine.dispose()  # idle connections would keep the file from being written anew
            self.store.rewrite()
        return replace(forgotten, backups=self.store.backups())

    @property
    def people(self) -> People:
        """What is known of speakers beyond what they said, and what users tell of them."""
        return People(self.store, self._engine)

    def watch(self) -> Watch:
        """What tells whether anybody has written to the record; to be closed."""
        return self.store.watch()
