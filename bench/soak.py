"""The server under steady requests while pages are read: no error, flat memory, its latencies.

    ./run bench make_pages more.warc.gz --pages 2000
    ./run bench soak big.db more.warc.gz [--minutes 30] [--rate 50] [--clients 16]

Works on a copy of the record. Requests leave by the clock, whether or not the last was answered in
time, and are counted from when they were due. Told each minute: how many were answered, how many
failed, median and 95th percentile in ms, the server's memory, and how many documents there are.
Fails where a request failed, where reading did, or where the server's memory of the last third is a
tenth above that of the second.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import socket
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
from web import ask, pages, wait_for  # the bench beside this one

GROWTH = 1.10  # of memory, between two thirds of the time


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
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "soak.db"
        shutil.copy(given.record, record)
        return soak(record, given.more, given.minutes, given.rate, given.clients)


def soak(record: Path, more: Path, minutes: int, rate: float, clients: int) -> int:
    """Let server, clients and reader run; 1 where a request failed or memory grew."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    web = str(Path(__file__).with_name("web.py"))
    server = subprocess.Popen([sys.executable, web, str(record), "--port", str(port)])
    reading = [sys.executable, "-m", "onrecord", "read", str(more), "--record", str(record)]
    running = [server]
    try:
        wait_for(port)
        addresses = list(itertools.chain.from_iterable(pages(record).values()))
        reader = subprocess.Popen(reading, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        running.append(reader)
        told = measured(port, server.pid, record, addresses, minutes, rate, clients)
        failed = reader.poll() not in (None, Exit.DONE, Exit.REJECTED)
    finally:
        for each in running:
            each.terminate()
            each.wait()
    if failed:
        print(f"reading the pages of {more} failed: run `onrecord read {more}` to see why")
    return verdict(told) or int(failed)


def measured(
    port: int,
    server: int,
    record: Path,
    addresses: list[str],
    minutes: int,
    rate: float,
    clients: int,
) -> list[Minute]:
    """What each minute brought."""
    told = [Minute() for _ in range(minutes)]
    begun = time.monotonic()
    asking = [
        threading.Thread(target=client, args=(port, addresses, told, begun, number, clients, rate))
        for number in range(clients)
    ]
    for each in asking:
        each.start()
    print(
        f"{'minute':>6}{'answers':>9}{'failed':>8}{'p50':>8}{'p95':>8}{'MiB':>7}{'documents':>11}"
    )
    for number, minute in enumerate(told):
        time.sleep(max(0.0, begun + 60 * (number + 1) - time.monotonic()))
        minute.memory = memory(server)
        with Record.open(record, read_only=True) as opened:
            documents = opened.counts().documents
        tell(number, minute, documents)
    for each in asking:
        each.join()
    return told


def client(
    port: int,
    addresses: list[str],
    told: list[Minute],
    begun: float,
    number: int,
    clients: int,
    rate: float,
) -> None:
    """Ask for random addresses, each `clients / rate` seconds, until the minutes are over."""
    rng = random.Random(number)
    for turn in itertools.count():
        due = begun + (turn * clients + number) / rate
        time.sleep(max(0.0, due - time.monotonic()))
        minute = int((due - begun) // 60)
        if minute >= len(told) or time.monotonic() - begun > 60 * len(told):
            return
        address = rng.choice(addresses)
        try:
            ask(port, address)
        except (OSError, SystemExit) as failure:
            told[minute].failed.append(f"{address}: {failure}")
        else:
            told[minute].times.append(1000 * (time.monotonic() - due))


def memory(process: int) -> float:
    """What a process holds now, in MiB."""
    status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


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
