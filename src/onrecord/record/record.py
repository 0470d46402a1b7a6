"""The record: open it, write to it through one writer, ask it.

`Record` is the room's face, put together of those beside it: what pages say (`asked`), what was
found across them (`found`), what people decided (`decided`), what somebody keeps (`kept`). Each
method opens a view of the file as it is at that moment, asks one question, and gives back frozen
rows. Results stream, without a cap, while another process writes.
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
from onrecord.record.asked import Asked
from onrecord.record.connect import engine_for
from onrecord.record.decided import Decided
from onrecord.record.failures import failures
from onrecord.record.forgetting import (
    Forgotten,
    backups,
    forget_documents,
    forget_speaker,
    rewrite,
    thoroughly,
)
from onrecord.record.found import FoundAcross
from onrecord.record.kept import Kept
from onrecord.record.lock import only_writer
from onrecord.record.migrate import bring_up_to_date, check_version
from onrecord.record.people import People
from onrecord.record.reviewer import Reviewer
from onrecord.record.writer import Writer


class Record(Asked, FoundAcross, Decided, Kept):
    """An open record; use it as a context manager.

    >>> import tempfile, pathlib
    >>> with Record.open(pathlib.Path(tempfile.mkdtemp()) / "new.db") as record:
    ...     record.counts().statements
    0
    """

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """The record at `path`, made if there is none, migrated if it is of an older schema.

        `read_only` makes and changes nothing. RecordError where the file cannot be used,
        RecordTooNew where a newer onrecord wrote it, RecordLocked where it must be migrated while
        another process writes.
        """
        path = Path(path)
        with failures(path):
            _check_place(path, read_only)
            if not read_only:
                bring_up_to_date(path)
            elif check_version(path):
                raise RecordError(
                    f"{path} has an older schema: open it once for writing (any `onrecord read`), "
                    "which keeps a copy and migrates it"
                )
        return cls(path, engine_for(path, read_only=read_only), read_only=read_only)

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
    def writing(self, *, again: bool = False) -> Iterator[Writer]:
        """A writer that keeps others' runs out; what was added is saved, however it ends.

        What was forgotten is not taken in; `again`: it is, and its tombstone goes.
        RecordLocked where another process reads pages into this record.
        """
        if self.read_only:
            raise RecordError(f"{self.path} was opened for reading only")
        with ExitStack() as held:
            with failures(self.path):  # not around what the caller does
                held.enter_context(only_writer(self.path))
            writer = Writer(self._engine, self.path, again=again)
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
        with ExitStack() as held:
            with failures(self.path):
                held.enter_context(only_writer(self.path))
            yield held.enter_context(closing(Reviewer(self._engine, self.path)))

    def forget_documents(self, ids: Collection[DocumentId], by: str) -> Forgotten:
        """Take documents and their pages out of the file, bytes and all; see `forgetting`."""
        return self._forget(lambda connection: forget_documents(connection, ids, by))

    def forget_speaker(self, speaker: SpeakerId, by: str) -> Forgotten:
        """Take out what a speaker said; the pages stay. See `forgetting`."""
        return self._forget(lambda connection: forget_speaker(connection, speaker, by))

    def _forget(self, work: Callable[[Connection], Forgotten]) -> Forgotten:
        with failures(self.path), only_writer(self.path):
            forgotten = self._write(lambda connection: thoroughly(connection, work))
            self._engine.dispose()  # idle connections would keep the file from being written anew
            rewrite(self.path)
        return replace(forgotten, backups=backups(self.path))

    @property
    def people(self) -> People:
        """What is known of speakers beyond what they said, and what users tell of them."""
        return People(self.path, self._engine)


def _check_place(path: Path, read_only: bool) -> None:
    """RecordError where there cannot be a record at `path`, for a reason that can be seen now."""
    if path.is_dir():
        raise RecordError(f"{path} is a folder: name a file in it, such as {path / 'onrecord.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path.parent} is not there: make the folder first")
    if read_only and not path.exists():
        raise RecordError(f"there is no record at {path}: `onrecord read` makes one")
