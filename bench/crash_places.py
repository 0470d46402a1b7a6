"""Where records stand that `crash.py` disturbs, and what is there when it is over.

In: tasks' names and places. Out: copies of records, in files or on a PostgreSQL server of our own,
on small or read-only disks where asked for; what doctor finds in one, and its rows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from onrecord.errors import OnrecordError
from onrecord.place import Place
from onrecord.record import examine
from onrecord.record.store import store_at
from onrecord.record.tables import metadata

HARMS = ("kill", "full", "kill", "read-only", "kill", "full")
ON_A_SERVER = ("lost", "kill", "lost")
TIMES = frozenset({"read_at", "judged_at", "forgotten_at", "fetched_at", "seen_at", "number"})
APART = frozenset({"items", "postings", "links", "contradictions", "remembered", "inputs"})
"""Tables of numbers that are given out in order, and of what is only remembered."""

Rows = dict[str, list[tuple[str, ...]]]


class Files:
    """Records in files."""

    harms = HARMS

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, name: str) -> Place:
        """A place with nothing."""
        return Place(str(self.folder / f"{name}.db"))

    @contextmanager
    def copied(self, start: Place, room: int | None = None) -> Iterator[Place]:
        """A copy of a record; with `room` it is on a disk of its own, with so much left."""
        size = start.path.stat().st_size if start.path.exists() else 0
        disk = mounted(size + room) if room is not None else nullmount()
        with disk as folder:
            place = Place(str(folder / "r.db"))
            if size:
                shutil.copy(start.path, place.path)
            yield place

    def lose(self, place: Place) -> None:
        """Nothing to lose."""


class Server:
    """Records on a PostgreSQL server of our own."""

    harms = ON_A_SERVER

    def __init__(self, databases: Any) -> None:
        self._databases = databases

    def new(self, _name: str) -> Place:
        """An empty database."""
        return Place(self._databases.empty())

    @contextmanager
    def copied(self, start: Place, room: int | None = None) -> Iterator[Place]:  # noqa: ARG002
        """A copy of a database."""
        place = self.new("")
        own, of = (each.address.rpartition("/")[2] for each in (place, start))
        self._databases.tell(f"DROP DATABASE {own}")
        self._databases.tell(f"CREATE DATABASE {own} TEMPLATE {of}")
        yield place
        self._databases.tell(f"DROP DATABASE {own} WITH (FORCE)")

    def lose(self, place: Place) -> None:
        """End all connections to a database."""
        name = place.address.rpartition("/")[2]
        ending = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        self._databases.tell(ending)


Home = Files | Server


@contextmanager
def nullmount() -> Iterator[Path]:
    """A folder on the disk that we have."""
    with tempfile.TemporaryDirectory(prefix="onrecord-crash-") as folder:
        yield Path(folder)


@contextmanager
def mounted(size: int) -> Iterator[Path]:
    """A folder on a disk of so many bytes, where we may make one."""
    with nullmount() as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={max(size, 1)}", "none", str(folder)]
        done = subprocess.run(command, capture_output=True, check=False)
        yield folder
        if done.returncode == 0:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(folder: Path, *options: str) -> bool:
    """Whether the disk at a folder is ours, and now has these options."""
    command = ["mount", "-o", ",".join(("remount", *options)), str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def own_server() -> Iterator[Any]:
    """A PostgreSQL server of our own, as the tests have one."""
    sys.path.append(str(Path(__file__).parent.parent / "tests"))
    from postgres_server import programs, running

    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed: apt-get install postgresql")
    with running(found) as databases:
        yield databases


def there(place: Place) -> bool:
    """Whether there is a record to be looked at."""
    if place.is_server:
        return store_at(place).exists()
    return place.path.exists() and place.path.stat().st_size > 0


def unsound(place: Place) -> str:
    """The faults that doctor finds; that a schema is old is none."""
    try:
        found = [each for each in examine(place) if each.wrong and each.check != "schema"]
    except OnrecordError as error:
        return f"doctor cannot look: {error}"
    return "; ".join(f"{each.check}: {each.faults[0]}" for each in found)


def rows(place: Place) -> Rows:
    """The rows of a record, without times and numbers that are given out in order."""
    engine = store_at(place).open(read_only=True)
    try:
        with engine.connect() as connection:
            return {
                name: sorted(map(_comparable, connection.execute(select(table))))
                for name, table in metadata.tables.items()
                if name not in APART
            }
    finally:
        engine.dispose()


def _comparable(row: Row[Any]) -> tuple[str, ...]:
    return tuple(repr(value) for name, value in row._mapping.items() if name not in TIMES)


def other_rows(found: Rows, expected: Rows) -> str:
    """In which tables there are other rows than expected."""
    other = [f"{name} {len(found[name])}" for name in expected if found[name] != expected[name]]
    return f"a second run leaves other rows: {', '.join(other)}" if other else ""
