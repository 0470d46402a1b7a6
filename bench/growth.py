"""How group and compare grow: records of some sizes, reviewed whole and grown by 100 statements.

    ./run demo && ./run bench growth table --like demo.db [--statements 1000 10000 100000]
    ./run bench growth make big.db --like demo.db [--statements 100000]
    ./run bench growth review big.db
    ./run bench growth add big.db --like demo.db

`make` fills a record by `made_affairs.py`. `review` forgets what was found and finds it anew; `add`
reads five more pages, which have about a hundred statements. `table` does all three for some sizes,
each in a process of its own, and prints for each part of a review the CPU seconds and how they grew
beside the statements: 1.0 is in proportion. The networks are left out unless --networks is given.
"""

from __future__ import annotations

import argparse
import functools
import math
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from made_affairs import made_readings
from onrecord.record import Record, Reviewer
from onrecord.review import NO_REVIEWERS, growing, portions, review_record, shipped_reviewers

PAGES = 5  # of the demo's, have about a hundred statements
PARTS: dict[str, tuple[Any, str]] = {
    "copies": (portions, "copies_of"),
    "sayings": (portions, "links_of"),
    "utterances": (portions, "_utterances"),
    "opposed": (portions, "_opposed"),
    "queue": (growing, "keep_queue"),
    "writing": (Reviewer, "keep"),
}
"""The parts of a review by the functions that are their doors."""


@dataclass(frozen=True)
class Measured:
    """What a review took: seconds, gibibytes at the most, CPU seconds a part."""

    statements: int
    pages: int
    cpu: float
    wall: float
    memory: float
    parts: dict[str, float]

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {spent:.1f}" for name, spent in self.parts.items())
        return (
            f"{self.statements} statements, {self.pages} pages reviewed in {self.cpu:.1f} CPU s, "
            f"{self.wall:.1f} s, {self.memory:.2f} GiB ({parts})"
        )


def make(path: Path, like: Path, statements: int) -> None:
    made = 0
    with Record.open(path) as record, record.writing() as writer:
        for reading in made_readings(like, 1):
            writer.add(reading)
            made += len(reading.statements)
            if made >= statements:
                break


def add(path: Path, like: Path, networks: bool) -> Measured:
    with Record.open(path) as record:
        first = 1_000_000 + record.counts().documents
        with record.writing() as writer:
            for reading in islice(made_readings(like, first), PAGES):
                writer.add(reading)
    return measured(path, networks)


def measured(path: Path, networks: bool, *, anew: bool = False) -> Measured:
    """A review of the record at `path`; its parts are timed."""
    reviewers = shipped_reviewers() if networks else NO_REVIEWERS
    parts: Counter[str] = Counter()
    for name, (place, door) in PARTS.items():
        setattr(place, door, _timed(getattr(place, door), name, parts))
    with Record.open(path) as record:
        statements = record.counts().statements
        wall, cpu = time.monotonic(), time.process_time()
        pages = review_record(record, reviewers, anew=anew)
        cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return Measured(statements, pages, cpu, wall, most, {name: parts[name] for name in PARTS})


def _timed(door: Callable[..., Any], name: str, parts: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(door)
    def entered(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            found = door(*given, **named)
            return list(found) if isinstance(found, Iterator) else found
        finally:
            parts[name] += time.process_time() - start

    return entered


def table(like: Path, sizes: Sequence[int], networks: bool) -> None:
    whole, grown = [], []
    alone = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.db"
            make(path, like, size)
            with alone.Pool(1) as pool:
                whole.append(pool.apply(measured, (path, networks), {"anew": True}))
            with alone.Pool(1) as pool:
                grown.append(pool.apply(add, (path, like, networks)))
            print(whole[-1], grown[-1], sep="\n", flush=True)
            path.unlink()
    Console(width=120).print(
        _drawn("A review of all", whole), _drawn("A review of 100 more", grown)
    )


def _drawn(title: str, rows: Sequence[Measured]) -> Table:
    drawn = Table("statements", "CPU s", "wall s", "GiB", *PARTS, title=title)
    for row in rows:
        figures = [f"{row.cpu:.1f}", f"{row.wall:.1f}", f"{row.memory:.2f}"]
        drawn.add_row(str(row.statements), *figures, *(f"{row.parts[each]:.1f}" for each in PARTS))
    for before, after in pairwise(rows):
        times = math.log(after.statements / before.statements)
        both = [(before.cpu, after.cpu), *((before.parts[p], after.parts[p]) for p in PARTS)]
        powers = [f"{math.log(max(b, 0.01) / max(a, 0.01)) / times:.2f}" for a, b in both]
        drawn.add_row(f"power to {after.statements}", powers[0], "", "", *powers[1:])
    return drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("table", "make", "review", "add"))
    parser.add_argument("record", type=Path, nargs="?", default=Path("big.db"))
    parser.add_argument("--like", type=Path, default=Path("demo.db"))
    parser.add_argument("--statements", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--networks", action="store_true")
    given = parser.parse_args()
    if given.what == "table":
        table(given.like, given.statements, given.networks)
    elif given.what == "make":
        make(given.record, given.like, given.statements[-1])
    elif given.what == "review":
        print(measured(given.record, given.networks, anew=True))
    else:
        print(add(given.record, given.like, given.networks))


if __name__ == "__main__":
    main()
