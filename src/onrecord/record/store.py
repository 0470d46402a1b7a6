"""Where a record is kept, and what only the keeper can do: open, lock, watch, explain, write anew.

In: a place. Out: a `Store`: `record.sqlite.store` for a file, `record.postgresql.store` for a
server. What differs between them once a connection is open is asked of `record.keeping.dialect`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError, RecordLocked
from onrecord.place import Place

KEPT = "What was saved before is kept"
MIGRATES = "`onrecord review` migrates it"  # so does whatever opens it for writing


class Watch(ABC):
    """Tells whether anybody has written to a record since one last looked."""

    waits = False
    """Whether `changes` may have to wait for a server."""

    @abstractmethod
    def changes(self) -> int:
        """A number that is another one as soon as any connection has committed, in any process.

        What was asked of the record may be remembered for as long as the number stays. RecordError
        where the record cannot be looked at.
        """

    @abstractmethod
    def close(self) -> None:
        """Give up the connection."""


class Store(ABC):
    """A record's keeper. Nothing is opened before it is asked for."""

    driver_errors: tuple[type[Exception], ...]
    """What the driver raises beside what SQLAlchemy wraps."""

    def __init__(self, place: Place) -> None:
        self.place = place

    @abstractmethod
    def exists(self) -> bool:
        """Whether there may be a record: a file, or the tables of one."""

    @abstractmethod
    def behind(self) -> int:
        """How many migrations the record still needs.

        RecordTooNew where a newer onrecord wrote it, RecordError where there is none.
        """

    @abstractmethod
    def open(self, *, read_only: bool) -> Engine:
        """An engine over the record, which is made or migrated where it may be written.

        A connection with the execution option `writes=True` keeps other writers out while its
        transaction lasts; all others see the record as it was when their transaction began.
        """

    @abstractmethod
    def only_writer(self) -> AbstractContextManager[None]:
        """Hold the right to read pages into the record; RecordLocked where another keeps it."""

    @abstractmethod
    def watch(self) -> Watch:
        """What tells of changes."""

    @abstractmethod
    def rewrite(self) -> None:
        """Write all anew, so that nothing that was deleted is left; no transaction may be open.

        RecordLocked where others read the record, and so keep what was deleted from being
        overwritten.
        """

    @abstractmethod
    def backups(self) -> tuple[str, ...]:
        """Copies that migrations left beside the record."""

    @abstractmethod
    def explained(self, error: BaseException | None) -> RecordError:
        """What a driver's or the system's error means for the record, and what to do about it."""

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Raise what goes wrong inside as RecordError or RecordLocked, with a remedy.

        With `answers` the one seam where the store's exceptions become ours.
        """
        with self.answers():
            try:
                yield
            except OSError as error:
                raise self.explained(error) from error

    @contextmanager
    def answers(self) -> Iterator[None]:
        """The same for the database's errors alone: around what does more than ask the record."""
        try:
            yield
        except DBAPIError as error:
            raise self.explained(error.orig) from error
        except self.driver_errors as error:
            raise self.explained(error) from error


def store_at(where: str | Path | Place) -> Store:
    """The store of a place; RecordError where it needs a library that is not installed."""
    place = Place.of(where)
    if not place.is_server:
        from onrecord.record.sqlite.store import FileStore

        return FileStore(place)
    try:
        from onrecord.record.postgresql.store import ServerStore
    except ModuleNotFoundError as error:
        raise RecordError(
            f"{place}: a record on a server needs a library that is not installed "
            f"({error.name}): pip install 'onrecord[postgres]'"
        ) from None
    return ServerStore(place)


def is_record(where: str | Path | Place) -> bool:
    """Whether there is a record at a place, or a file that may be one."""
    return store_at(where).exists()


def still_read(place: object, remedy: str) -> RecordLocked:
    """The error that says that what was deleted is gone, and its bytes are not."""
    return RecordLocked(
        f"{place}: it is deleted, but another process reads this record, and so its bytes are "
        f"still there: {remedy}"
    )


def locked(place: object, holder: str = "another process") -> RecordLocked:
    """The error that says who else writes."""
    return RecordLocked(
        f"{place}: {holder} is writing to this record; wait until it has finished (reading the "
        "record is possible meanwhile)"
    )
