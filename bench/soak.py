"""The server under steady requests while pages are read: no error, flat memory, its latencies.

    ./run bench make_pages more.warc.gz --pages 2000
    ./run bench soak big.db more.warc.gz [--minutes 30] [--rate 50] [--clients 16]

Works on a copy of the record. Requests leave by the clock, whether or not the last was answered in
time, and are counted from when they were due. Told each minute: how many were answered, how many
failed, median and 95th percentile in ms, the server's memory, and how many documents there are.
Fails where a request failed, where reading did, or where the server's memory of the last third is a
twentieth above that of the second.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.record import Record
from onrecord.show.failing import Exit
from serving import Served, ask, memory, served  # the benches beside this one
from web import pages

GROWTH = 1.05  # of memory, between two thirds of the time


@dataclass(frozen=True)
class Asking:
    """What is asked of the server at a port: `rate` requests a second by so many clients."""

    port: int
    addresses: list[str]
    rate: float
    clients: int
    minutes: int


@dataclass
class Minute:
    """What was measured within one minute."""

    times: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    memory: float = 0.0


def main() -> int:
    """Run, print a line a minute, and say whether it held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("more", type=Path, help="pages to read meanwhile")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--rate", type=float, default=50.0, help="requests a second")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "soak.db"
        shutil.copy(given.record, record)
        return soak(record, given.more, given)


def soak(record: Path, more: Path, given: argparse.Namespace) -> int:
    """Let server, clients and reader run; 1 where a request failed or memory grew."""
    addresses = list(itertools.chain.from_iterable(pages(record).values()))
    reading = [sys.executable, "-m", "onrecord", "read", str(more), "--record", str(record)]
    with served(record, given.workers) as server:
        reader = subprocess.Popen(reading, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            asking = Asking(server.port, addresses, given.rate, given.clients, given.minutes)
            told = measured(server, record, asking)
            failed = reader.poll() not in (None, Exit.DONE, Exit.REJECTED)
        finally:
            reader.terminate()
            reader.wait()
    if failed:
        print(f"reading the pages of {more} failed: run `onrecord read {more}` to see why")
    return verdict(told) or int(failed)


def measured(server: Served, record: Path, asking: Asking) -> list[Minute]:
    """What each minute brought."""
    told = [Minute() for _ in range(asking.minutes)]
    begun = time.monotonic()
    clients = [
        threading.Thread(target=client, args=(asking, told, begun, number))
        for number in range(asking.clients)
    ]
    for each in clients:
        each.start()
    print(
        f"{'minute':>6}{'answers':>9}{'failed':>8}{'p50':>8}{'p95':>8}{'MiB':>7}{'documents':>11}"
    )
    for number, minute in enumerate(told):
        time.sleep(max(0.0, begun + 60 * (number + 1) - time.monotonic()))
        minute.memory = memory(server.pid)
        with Record.open(record, read_only=True) as opened:
            documents = opened.counts().documents
        tell(number, minute, documents)
    for each in clients:
        each.join()
    return told


def client(asking: Asking, told: list[Minute], begun: float, number: int) -> None:
    """Ask for random addresses by the clock, until the minutes are over."""
    rng = random.Random(number)
    for turn in itertools.count():
        due = begun + (turn * asking.clients + number) / asking.rate
        time.sleep(max(0.0, due - time.monotonic()))
        minute = int((due - begun) // 60)
        if minute >= len(told) or time.monotonic() - begun > 60 * len(told):
            return
        address = rng.choice(asking.addresses)
        try:
            ask(asking.port, address)
        except (OSError, SystemExit) as failure:
            told[minute].failed.append(f"{address}: {failure}")
        else:
            told[minute].times.append(1000 * (time.monotonic() - due))


def tell(number: int, minute: Minute, documents: int) -> None:
    """Print a minute."""
    times = sorted(minute.times) or [0.0]
    p95 = times[round(0.95 * (len(times) - 1))]
    print(
        f"{number + 1:>6}{len(minute.times):>9,}{len(minute.failed):>8,}"
        f"{statistics.median(times):>8.0f}{p95:>8.0f}{minute.memory:>7.0f}{documents:>11,}",
        flush=True,
    )


def verdict(told: list[Minute]) -> int:
    """Print the whole, and give 1 where it did not hold."""
    failed = [each for minute in told for each in minute.failed]
    third = max(1, len(told) // 3)
    before = statistics.median(each.memory for each in told[third : 2 * third] or told)
    after = statistics.median(each.memory for each in told[-third:])
    tell(-1, Minute([each for minute in told for each in minute.times], failed, after), 0)
    print(f"memory: {before:.0f} MiB in the second third, {after:.0f} in the last")
    print(*failed[:20], sep="\n")
    return 1 if failed or after > GROWTH * before else 0


if __name__ == "__main__":
    sys.exit(main())
