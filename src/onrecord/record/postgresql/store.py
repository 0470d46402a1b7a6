"""A record on a server: made, migrated, locked and written anew by PostgreSQL's means.

In: the address of a database. Out: what `record.store` asks of a record's keeper.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, closing

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from onrecord.errors import RecordError
from onrecord.record.postgresql.connect import BUSY_SECONDS, connection_to, engine_for
from onrecord.record.postgresql.failures import explained
from onrecord.record.postgresql.lock import only_writer
from onrecord.record.postgresql.migrate import bring_up_to_date, check_version, exists
from onrecord.record.postgresql.watching import ServerWatch
from onrecord.record.store import MIGRATES, Store, still_read

_OURS = """
SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = current_schema()"""


class ServerStore(Store):
    """The first schema of a database's search path."""

    driver_errors = (psycopg.Error, SQLAlchemyError)

    def exists(self) -> bool:
        """Whether the database has a record."""
        with self.failures():
            return exists(self.place)

    def behind(self) -> int:
        """See `Store`."""
        with self.failures():
            return check_version(self.place)

    def open(self, *, read_only: bool) -> Engine:
        """See `Store`; no copy is made before a migration, which is whole or not at all."""
        with self.failures():
            if not read_only:
                bring_up_to_date(self.place)
            elif check_version(self.place):
                raise RecordError(f"{self.place} has an older schema: {MIGRATES}")
            return engine_for(self.place, read_only=read_only)

    def only_writer(self) -> AbstractContextManager[None]:
        """See `Store`; the lock is a server's advisory lock."""
        return only_writer(self.place)

    def watch(self) -> ServerWatch:
        """See `Store`."""
        return ServerWatch(self)

    def rewrite(self) -> None:
        """See `Store`; a table that others hold is waited for BUSY_SECONDS long."""
        with closing(connection_to(self.place)) as connection:
            connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
            try:
                for (table,) in connection.execute(_OURS).fetchall():
                    connection.execute(f"VACUUM (FULL, ANALYZE) {table}")
            except psycopg.errors.LockNotAvailable as error:
                remedy = "when it has ended, run `vacuumdb --full` on the database"
                raise still_read(self.place, remedy) from error

    def backups(self) -> tuple[str, ...]:
        """None: migrations leave no copy."""
        return ()

    def explained(self, error: BaseException | None) -> RecordError:
        """See `record.postgresql.failures`."""
        return explained(error, self.place)
