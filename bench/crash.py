"""Disturbs what writes to a record at random moments, and looks whether the record stands it.

    python bench/crash.py [ROUNDS [PAGES]] [--server] [--seed=N]

Each round takes one of the tasks of `crash_tasks` to a copy of a record, in a process of its own,
and does one of these to it:

    kill       SIGKILL at a random moment
    full       a disk with little space: a small tmpfs where one may be mounted, else a limit on the
               size of its files, which SQLite meets as it does a full disk
    read-only  a file system on which nothing may be written
    lost       with `--server`, on a PostgreSQL server: all connections end at a random moment

What fails must fail with a sentence for people, the record must pass `onrecord doctor`, and the
same task, run again where nothing disturbs it, must leave the rows of one undisturbed run. Prints a
line for each task and harm: rounds, how often the task was broken off, what went wrong.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from crash_tasks import Task, example_readings, tasks
from onrecord.errors import OnrecordError
from onrecord.place import Place
from onrecord.record import examine
from onrecord.record.store import store_at
from onrecord.record.tables import metadata

ROUNDS = 200
PAGES = 18
HARMS = ("kill", "full", "kill", "read-only", "kill", "full")
ON_A_SERVER = ("lost", "kill", "lost")
SPACE = 600_000  # bytes at most that a full disk has left
ROOM = 64_000_000
TOLD, BROKE = 3, 4  # how a child ends: with a sentence for people, with anything else
TIMES = frozenset({"read_at", "judged_at", "forgotten_at", "fetched_at", "seen_at", "number"})
APART = frozenset({"items", "postings", "links", "contradictions", "remembered", "inputs"})
"""Tables of numbers that are given out in order, and of what is only remembered."""

Rows = dict[str, list[tuple[str, ...]]]


@dataclass
class Tally:
    """What became of the rounds of a task and a harm."""

    rounds: int = 0
    broken_off: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Prepared:
    """A task with the place that it begins at, and what one run leaves."""

    task: Task
    start: Place
    seconds: float
    expected: Rows


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


def in_child(run: Callable[[Place], object], place: Place, most: int | None = None) -> int:
    """Start `run` in a process of its own, whose files may have `most` bytes; its number."""
    child = os.fork()
    if child:
        return child
    code = 0
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        run(place)
    except OnrecordError:
        code = TOLD
    except BaseException:
        traceback.print_exc()
        code = BROKE
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """How a child ended: its code, less than nothing where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def disturbed(home: Home, prepared: Prepared, harm: str, rng: random.Random, tally: Tally) -> str:
    """What is wrong after one round; "" where nothing is."""
    task = prepared.task
    room = {"full": rng.randrange(SPACE), "read-only": ROOM}.get(harm)
    with home.copied(prepared.start, room) as place:
        code = harmed(home, prepared, harm, place, rng, room)
        tally.broken_off += code != 0
        if code == BROKE:
            return "it ends without a sentence for people"
        if harm == "read-only" and there(place) and (told := unsound(place)):
            return f"where nothing may be written: {told}"
        if room is not None:
            remount(place.path.parent, "rw", f"size={ROOM}")
        if there(place) and (told := unsound(place)):
            return f"not sound: {told}"
        if ended(in_child(task.run, place)):
            return "a second run fails"
        if told := unsound(place):
            return f"not sound after a second run: {told}"
        return other_rows(rows(place), prepared.expected)


def harmed(
    home: Home, prepared: Prepared, harm: str, place: Place, rng: random.Random, room: int | None
) -> int:
    """Run a task and do `harm` to it; how it ended."""
    run = prepared.task.run
    if harm == "read-only":
        ours = remount(place.path.parent, "ro")
        return ended(in_child(run, place)) if ours else 0
    if harm == "full":
        size = place.path.stat().st_size if place.path.exists() else 0
        return ended(in_child(run, place, size + (room or 0)))
    child = in_child(run, place)
    time.sleep(rng.uniform(0, prepared.seconds * 1.1))
    if harm == "lost":
        home.lose(place)
    else:
        os.kill(child, signal.SIGKILL)
    return ended(child)


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


def prepared_at(home: Home, all_tasks: list[Task]) -> list[Prepared]:
    """Each task at the place where it begins, with what one run of it leaves."""
    made = []
    for task in all_tasks:
        start = home.new(task.name)
        assert ended(in_child(task.start, start)) == 0, task.name
        with home.copied(start) as once:
            begun = time.monotonic()
            assert ended(in_child(task.run, once)) == 0, task.name
            made.append(Prepared(task, start, time.monotonic() - begun, rows(once)))
    return made


def rounds_at(homes: list[Home], all_tasks: list[Task]) -> Iterator[tuple[Home, str, Prepared]]:
    """Every harm with every task, again and again."""
    made = [(home, prepared_at(home, all_tasks)) for home in homes]
    once = [
        (home, home.harms[(turn + number) % len(home.harms)], prepared)
        for turn in range(max(len(home.harms) for home in homes))
        for home, each in made
        for number, prepared in enumerate(each)
    ]
    yield from cycle(once)


def tell(tallies: dict[tuple[str, str], Tally]) -> int:
    """Print the table; how many rounds went wrong."""
    print("task".ljust(20), "harm".ljust(10), "rounds  broken off  wrong")
    for (task, harm), tally in sorted(tallies.items()):
        wrong = len(tally.wrong)
        print(task.ljust(20), harm.ljust(10), f"{tally.rounds:6} {tally.broken_off:11} {wrong:6}")
    told = [f"{name}: {each}" for name, tally in tallies.items() for each in tally.wrong]
    print(
        f"{sum(each.rounds for each in tallies.values())} rounds, {len(told)} went wrong",
        *told,
        sep="\n",
    )
    return len(told)


def main() -> None:
    numbers = [int(each) for each in sys.argv[1:] if not each.startswith("--")]
    count, pages = (*numbers, *(ROUNDS, PAGES)[len(numbers) :])
    seed = next((int(each[7:]) for each in sys.argv if each.startswith("--seed=")), 7)
    # in another process: a parser leaves threads behind, and whoever forks then may hang
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        readings = pool.submit(example_readings, pages).result()
    rng, tallies = random.Random(seed), defaultdict[tuple[str, str], Tally](Tally)
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        homes: list[Home] = [Files(folder)]
        if "--server" in sys.argv:
            homes.append(Server(held.enter_context(own_server())))
        made = islice(rounds_at(homes, tasks(readings, folder)), count)
        for number, (home, harm, prepared) in enumerate(made, 1):
            where = "" if isinstance(home, Files) else " on a server"
            tally = tallies[f"{prepared.task.name}{where}", harm]
            tally.rounds += 1
            tally.wrong += filter(None, [disturbed(home, prepared, harm, rng, tally)])
            print(f"{number}/{count} {prepared.task.name}{where}: {harm}", file=sys.stderr)
    sys.exit(bool(tell(tallies)))


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


if __name__ == "__main__":
    main()
