"""Kills what writes to a record at random moments, and looks whether the record stands it.

    python bench/crash.py [ROUNDS [PAGES]]

Each round takes one of the tasks below to a copy of a record, in a process that is killed
(SIGKILL), or that finds the disk full (a limit on the size of its files; SQLite meets it as it does
a full disk), at a random moment. Then the record must pass `onrecord doctor`, and the same task,
run again, must leave the rows that one undisturbed run leaves. Prints the rounds and what failed.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.model import Act, Page, Reading
from onrecord.record import Record, examine
from onrecord.record.deciding import is_act
from onrecord.record.migrate import migrations
from onrecord.record.sqlite.migrate import bring_up_to_date
from onrecord.review import review_record

ROUNDS = 200
PAGES = 60
OLD_SCHEMA = 2
WITHOUT_NUMBERS = ("pages", "documents", "statements", "speakers", "aliases", "candidates")
FOUND = ("dispatches", "copies", "utterances", "renderings", "disputes", "reviewed")
TIMES = frozenset({"read_at", "judged_at", "forgotten_at", "fetched_at", "number"})

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Task:
    """What writes: from a record as `start` makes it; run twice it leaves what once leaves."""

    name: str
    start: Callable[[Path], object]
    run: Callable[[Path], None]


def example_readings(count: int) -> list[Reading]:
    """`count` readings, all different, of the example pages: each under an address of its own."""
    from onrecord.pipeline import Settings, load_models, read_pages

    examples = sorted((Path(__file__).parent.parent / "examples").glob("*.html"))
    pages = [
        Page(each.read_bytes(), each.name, url=f"https://made.example/{number}/{each.name}")
        for number in range(-(-count // len(examples)))
        for each in examples
    ]
    read = read_pages(pages[:count], load_models(Settings(rules_only=True)))
    return [each for each in read if isinstance(each, Reading)]


def tasks(readings: list[Reading]) -> list[Task]:
    """Reading, reviewing, correcting, forgetting and migrating."""
    corrected = [each.statements[0].id for each in readings if each.statements]

    def read(path: Path) -> None:
        with Record.open(path) as record, record.writing() as writer:
            for number, reading in enumerate(readings):
                writer.add(reading)
                if number % 10 == 0:
                    writer.commit()

    def review(path: Path) -> None:
        with Record.open(path) as record:
            review_record(record)

    def reviewed(path: Path) -> None:
        read(path)
        review(path)

    def correct(path: Path) -> None:
        with Record.open(path) as record:
            for own in corrected:
                if not list(record.judgements(own)):
                    record.judge(is_act(own, Act.CONCEDE, "bench"))

    def forget(path: Path) -> None:
        with Record.open(path) as record:
            gone = {each.document.id for each in readings[:5]}
            here = {row.document.id for row in record.documents()}
            if gone & here:
                record.forget_documents(gone & here, "bench")

    def old(path: Path) -> None:
        bring_up_to_date(path, migrations()[:OLD_SCHEMA])

    return [
        Task("read", Path.exists, read),
        Task("review", read, review),
        Task("correct", read, correct),
        Task("forget", reviewed, forget),
        Task("migrate", old, bring_up_to_date),
    ]


def rows(path: Path) -> Rows:
    """The rows of a record, without times and numbers that are given out in order."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: sorted(map(_comparable, connection.execute(f"SELECT * FROM {table}")))
            for table in (*WITHOUT_NUMBERS, *FOUND, "judgements", "forgotten")
        }


def _comparable(row: sqlite3.Row) -> tuple[str, ...]:
    named = zip(row.keys(), row, strict=True)
    return tuple(repr(value) for name, value in named if name not in TIMES)


def in_child(run: Callable[[Path], object], path: Path, bytes_left: int | None = None) -> int:
    """Start `run` in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    try:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if bytes_left is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))
        run(path)
    except (OnrecordError, OSError, sqlite3.Error):
        os._exit(3)
    os._exit(0)


def disturbed(task: Task, start: Path, seconds: float, expected: Rows, rng: random.Random) -> str:
    """What is wrong after one round; "" where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        if start.exists():
            shutil.copy(start, path)
        if full := rng.random() < 0.2:
            size = path.stat().st_size if path.exists() else 0
            os.waitpid(in_child(task.run, path, size + rng.randrange(400_000)), 0)
        else:
            child = in_child(task.run, path)
            time.sleep(rng.uniform(0, seconds * 1.1))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        how = "a full disk" if full else "a kill"
        if path.exists() and path.stat().st_size and (told := _unsound(path)):
            return f"{task.name}: after {how}: {told}"
        if os.waitpid(in_child(task.run, path), 0)[1]:
            return f"{task.name}: after {how} a second run fails"
        if told := _unsound(path):
            return f"{task.name}: after {how} and a second run: {told}"
        if rows(path) != expected:
            return f"{task.name}: after {how} a second run leaves other rows"
    return ""


def _unsound(path: Path) -> str:
    """The faults that doctor finds; that a schema is old is none."""
    found = [each for each in examine(path) if each.wrong and each.check != "schema"]
    return "; ".join(f"{each.check}: {each.faults[0]}" for each in found)


def crash(readings: list[Reading], rounds: int, seed: int = 7) -> list[str]:
    """What went wrong in so many rounds, the tasks in turn."""
    rng = random.Random(seed)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        prepared = []
        for task in tasks(readings):
            start, once = Path(folder) / f"{task.name}.db", Path(folder) / f"{task.name}-once.db"
            os.waitpid(in_child(task.start, start), 0)
            if start.exists():
                shutil.copy(start, once)
            begun = time.monotonic()
            os.waitpid(in_child(task.run, once), 0)
            prepared.append((task, start, time.monotonic() - begun, rows(once)))
        for number in range(rounds):
            wrong += filter(None, [disturbed(*prepared[number % len(prepared)], rng)])
    return wrong


def main() -> None:
    given = [int(each) for each in sys.argv[1:]]
    rounds, count = (*given, *(ROUNDS, PAGES)[len(given) :])
    # in another process: a parser leaves threads behind, and whoever forks then may hang
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        readings = pool.submit(example_readings, count).result()
    begun = time.monotonic()
    wrong = crash(readings, rounds)
    print(f"{rounds} rounds in {time.monotonic() - begun:.0f} s, {len(wrong)} went wrong")
    for told in wrong:
        print(told)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
