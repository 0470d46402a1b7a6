"""A record in a file: made, migrated, locked and written anew by SQLite's means.

In: a path. Out: what `record.store` asks of a record's keeper.
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, closing

from sqlalchemy import Engine

from onrecord.errors import RecordError
from onrecord.record.sqlite.connect import connection_to, engine_for
from onrecord.record.sqlite.failures import explained
from onrecord.record.sqlite.lock import only_writer
from onrecord.record.sqlite.migrate import bring_up_to_date, check_version
from onrecord.record.sqlite.watching import FileWatch
from onrecord.record.store import MIGRATES, Store, still_read


class FileStore(Store):
    """One SQLite file, with its write-ahead log and a lock beside it."""

    driver_errors = (sqlite3.Error,)

    def exists(self) -> bool:
        """Whether there is a file."""
        return self.place.path.exists()

    def behind(self) -> int:
        """See `Store`."""
        with self.failures():
            if not self.exists():
                raise RecordError(f"there is no record at {self.place}: name one with --record")
            return check_version(self.place.path)

    def open(self, *, read_only: bool) -> Engine:
        """See `Store`; a record that is migrated is copied first."""
        path = self.place.path
        with self.failures():
            self._check_place(read_only)
            if not read_only:
                bring_up_to_date(path)
            elif check_version(path):
                raise RecordError(f"{path} has an older schema: {MIGRATES} and keeps a copy")
        return engine_for(path, read_only=read_only)

    def _check_place(self, read_only: bool) -> None:
        """RecordError where there cannot be a record, for a reason that can be seen now."""
        path = self.place.path
        if path.is_dir():
            place = path / "onrecord.db"
            raise RecordError(f"{path} is a folder: name a file in it, such as {place}")
        if not path.parent.is_dir():
            raise RecordError(f"{path.parent} is not there: make the folder first")
        if read_only and not path.exists():
            raise RecordError(f"there is no record at {path}: `onrecord read` makes one")

    def only_writer(self) -> AbstractContextManager[None]:
        """See `Store`; the lock is a file beside the record."""
        return only_writer(self.place.path)

    def watch(self) -> FileWatch:
        """See `Store`."""
        return FileWatch(self)

    def rewrite(self) -> None:
        """See `Store`; sqlite3.Error where others write, or a copy has no place."""
        with closing(connection_to(self.place.path)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("VACUUM")
            read, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if read:  # told as a row, not as an error
            remedy = "end that process; the last one to close the file takes them out"
            raise still_read(self.place, remedy)

    def backups(self) -> tuple[str, ...]:
        """The copies that migrations left beside the file."""
        path = self.place.path
        return tuple(sorted(each.name for each in path.parent.glob(f"{path.name}.*backup*")))

    def explained(self, error: BaseException | None) -> RecordError:
        """See `record.sqlite.failures`."""
        return explained(error, self.place.path)
