"""Disturbs what writes to a record at random moments, and looks whether the record stands it.

    python bench/crash.py [ROUNDS [PAGES]] [--server] [--seed=N]

Each round takes one of the tasks of `crash_tasks` to a copy of a record, in a process of its own,
and does one of these to it:

    kill       SIGKILL at a random moment of its processor time
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
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from crash_children import BROKE, ended, in_child, let_work, seconds_of
from crash_places import Files, Rows, Server, other_rows, own_server, remount, rows, there, unsound
from crash_tasks import Task, example_readings, tasks
from onrecord.place import Place

ROUNDS = 200
PAGES = 18
SPACE = 600_000  # bytes at most that a full disk has left
ROOM = 64_000_000

Home = Files | Server


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
    let_work(child, rng.uniform(0, prepared.seconds))
    if harm == "lost":
        home.lose(place)
    else:
        os.kill(child, signal.SIGKILL)
    return ended(child)


def prepared_at(home: Home, all_tasks: list[Task]) -> list[Prepared]:
    """Each task at the place where it begins, with what one run of it leaves."""
    made = []
    for task in all_tasks:
        start = home.new(task.name)
        assert ended(in_child(task.start, start)) == 0, task.name
        with home.copied(start) as once:
            seconds = seconds_of(task.run, once)
            made.append(Prepared(task, start, seconds, rows(once)))
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


if __name__ == "__main__":
    main()
