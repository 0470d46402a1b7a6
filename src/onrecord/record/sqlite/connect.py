"""Connections to the record's file, set up the one way that is safe.

In: a path and whether writing is wanted. Out: sqlite3 connections, and an SQLAlchemy engine over
them. Transactions are begun by us (`BEGIN`, `BEGIN IMMEDIATE` for writing), not by the sqlite3
module, which would begin them too late for a consistent view; see "Serializable isolation /
Savepoints / Transactional DDL" in SQLAlchemy's notes on pysqlite.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0  # how long to wait for another's transaction; ours last some 0.1 s
READING_KIB = 4_096  # a connection's page cache; a server may have fifteen of them
WRITING_KIB = 16_384  # of one that writes; SQLite's own 2 MiB halves the speed of adding
WAL_BYTES = 67_108_864  # the write-ahead log is cut to this after a checkpoint


def connection_to(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """An autocommitting connection with our settings; sqlite3.Error where it cannot be made."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?{_mode(path, read_only)}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{READING_KIB}")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")  # readers go on while one writes
        # FULL, not NORMAL: a committed judgement cannot be computed again and must outlive a power
        # cut. Commits come in batches, so it costs one fsync every few seconds.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
    return connection


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """An engine whose connections are those of `connection_to`.

    A connection with the execution option `writes=True` takes the write lock when it begins.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connection_to(path, read_only=read_only),
        poolclass=QueuePool,
        pool_use_lifo=True,  # the last one used knows most of what is asked next
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{WRITING_KIB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _mode(path: Path, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() and not os.access(path.parent, os.W_OK):
        return "mode=ro&immutable=1"  # on a read-only disk there is no place for the -shm file
    return "mode=ro"
