"""A PostgreSQL server of the tests' own: on a free port, its data in a temporary folder.

The server's programs are those of Debian's package `postgresql` or of the PATH. They refuse to run
as root, so root runs them as another user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from os import PathLike
from pathlib import Path

from onrecord.record import Record

OTHER_USERS = ("postgres", "nobody")
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    "max_connections=300",
)


EMPTY = """
DO $$ DECLARE own RECORD; BEGIN
    SET LOCAL session_replication_role = replica;  -- no triggers, no references
    FOR own IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'onrecord_schema'
    LOOP EXECUTE format('DELETE FROM %I', own.tablename); END LOOP;
    PERFORM setval(CAST(format('%I', sequencename) AS regclass), 1, false) FROM pg_sequences;
END $$"""


class Databases:
    """Gives out empty records on a server; those that are given back are emptied and used again."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._numbers = count(1)
        self._free: list[str] = []

    def address(self, name: str) -> str:
        """The address of a database; the server asks for no password."""
        return f"postgresql://tester:no-secret@127.0.0.1:{self.port}/{name}"

    def tell(self, command: str, address: str | None = None) -> None:
        """Run one command as the server's owner."""
        import psycopg

        with psycopg.connect(address or self.address("postgres"), autocommit=True) as connection:
            connection.execute(command)

    def empty(self) -> str:
        """The address of a new database with nothing in it."""
        name = f"record_{next(self._numbers)}"
        self.tell(f"CREATE DATABASE {name}")
        return self.address(name)

    @contextmanager
    def record(self) -> Iterator[str]:
        """The address of an empty record."""
        address = self._free.pop() if self._free else self._made()
        yield address
        self.tell(EMPTY, address)
        self._free.append(address)

    def _made(self) -> str:
        address = self.empty()
        Record.open(address).close()
        return address


def programs() -> Path | None:
    """The folder of the server's programs, None where it is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=lambda b: int(b.parts[-2]))
    here = shutil.which("initdb")
    return debian[-1] if debian else Path(here).resolve().parent if here else None


@contextmanager
def running(programs: Path) -> Iterator[Databases]:
    """A server, until the end; its databases go with it."""
    user = _other_user()
    with tempfile.TemporaryDirectory(prefix="onrecord-postgres-") as folder:
        if user:
            shutil.chown(folder, user)
        data, port = Path(folder) / "data", _free_port()
        first = [
            str(programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "tester",
            "--auth",
            "trust",
            "--no-sync",
        ]
        _run([*first, "--encoding", "UTF8", "--locale", "C.UTF-8"], user)
        settings = [f"-c{each}" for each in (*FAST, f"port={port}")]
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            user=user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            ready = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
            while server.poll() is None and subprocess.run(ready, check=False).returncode:
                pass
            if server.poll() is not None:
                raise RuntimeError(f"PostgreSQL ended with {server.returncode} before it was ready")
            yield Databases(port)
        finally:
            server.send_signal(signal.SIGQUIT)  # leaves at once, without saving
            server.wait()


def _run(command: Sequence[str | PathLike[str]], user: str | None) -> None:
    subprocess.run(command, user=user, check=True, capture_output=True)


def _other_user() -> str | None:
    """Whom root lets run the server; None where we are not root."""
    if os.geteuid():
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next(each for each in OTHER_USERS if each in known)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
