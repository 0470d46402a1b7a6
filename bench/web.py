"""How quickly the reading room answers: a record of 100,000 statements, 8 clients at once.

    .venv/bin/python bench/growth.py make big.db --like demo.db
    .venv/bin/python bench/web.py big.db [--clients 8] [--each 40] [--workers 2]

The server is what `onrecord serve` starts. Each page is asked for at `--each` addresses by as many
clients as `--clients`, each waiting for its answer before it asks again; told are the time to the
first byte (median, 95th percentile), what a request costs the server in time of a core, the size of
the page as it is sent, and the memory of all processes of the server. No address is asked for
twice, so that no answer is sent from memory; where a page has fewer addresses, the others have a
parameter that the page does not read. `again` is the 95th percentile of the same once more.
"""

from __future__ import annotations

import argparse
import http.client
import math
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from onrecord.language.stems import common_words, words_of
from onrecord.model import StatementRow
from onrecord.record import DisputeQuery, Order, Query, Record

SAMPLED = 400  # statements from which addresses are made
SEED = 7
UNBOUNDED = 10**9  # requests a minute: the bench is one caller


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with served(given.record, given.workers) as server:
        measure(server, pages(given.record), given.clients, given.each)


@dataclass(frozen=True)
class Served:
    """A running server: its first process, and its port on this machine."""

    pid: int
    port: int


@contextmanager
def served(record: Path, workers: int) -> Iterator[Served]:
    """`onrecord serve` on a free port, ready to answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = {"--record": record, "--port": port, "--workers": workers, "--rate": UNBOUNDED}
    given = [str(each) for option in options.items() for each in option]
    server = subprocess.Popen([sys.executable, "-m", "onrecord", "serve", *given])
    try:
        wait_for(port)
        yield Served(server.pid, port)
    finally:
        server.terminate()
        server.wait()


def measure(server: Served, pages: dict[str, list[str]], clients: int, each: int) -> None:
    """Ask for each kind of page, and print a line for it."""
    print(f"{'page':<28}{'p50 ms':>8}{'p95 ms':>8}{'CPU ms':>8}{'again':>8}{'KB':>8}")
    for name, addresses in pages.items():
        chosen = apart(addresses, each + clients)
        asked(server.port, chosen[each:], clients)  # what is compiled once is compiled
        begun = cpu_seconds(server.pid)
        times, largest = asked(server.port, chosen[:each], clients)
        cost = 1000 * (cpu_seconds(server.pid) - begun) / each
        again, _ = asked(server.port, chosen[:each], clients)
        figures = (percentile(times, 50), percentile(times, 95), cost, percentile(again, 95))
        told = "".join(f"{figure:>8.0f}" for figure in (*figures, largest / 1000))
        print(f"{name:<28}{told}", flush=True)
    print(f"memory of the server: {memory(server.pid):.0f} MiB")


def apart(addresses: list[str], many: int) -> list[str]:
    """So many addresses, no two the same, in random order."""
    found = list(dict.fromkeys(addresses))
    random.Random(SEED).shuffle(found)
    for n in range(many - len(found)):
        address = found[n]
        found.append(f"{address}{'&' if '?' in address else '?'}nothing={n}")
    return found[:many]


def asked(port: int, addresses: list[str], clients: int) -> tuple[list[float], int]:
    """How many ms each took to its first byte, and the bytes of the largest."""
    with ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(lambda address: ask(port, address), addresses))
    return [1000 * first for first, _ in answers], max(size for _, size in answers)


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that is no smaller than `share` per cent of them."""
    return sorted(values)[max(0, math.ceil(share / 100 * len(values)) - 1)]


def pages(record: Path) -> dict[str, list[str]]:
    """The addresses of each kind of page."""
    with Record.open(record, read_only=True) as opened:
        rows = sample(opened)
        speakers = [row.known_speaker.id for row in rows if row.known_speaker]
        most = [f"/speakers/{each.speaker.id}" for each in opened.most_quoted(8)]
        utterances = [each.id for each in opened.utterances(at_least=2, limit=50)]
        disputes = [each.dispute.id for each in opened.disputes(DisputeQuery(limit=50))]
        outlets = [name for name, _ in opened.outlets()[:20]]
    words = [quote(word) for row in rows for word in words_of(row.content_text) if len(word) > 4]
    words = [word for word in words if word not in common_words()]
    years = sorted({str(row.day)[:4] for row in rows if row.day})
    found = {
        "home": ["/"],
        "statements, newest": ["/search"],
        "search, a word": [f"/search?words={word}" for word in words],
        "search, two filters": [
            f"/search?act={row.act}&since={year}&until={year}" for row in rows for year in years
        ],
        "document": [f"/documents/{row.document}" for row in rows],
        "statement": [f"/statements/{row.id}" for row in rows],
        "speaker": [f"/speakers/{own}" for own in speakers],
        "speaker, most quoted": most,
        "speaker, company": [f"/speakers/{own}/company" for own in speakers],
        "speakers": ["/speakers"],
        "documents": [f"/documents?outlet={quote(name)}" for name in outlets],
        "disputes": ["/disputes"],
        "dispute": [f"/disputes/{own}" for own in disputes],
        "sayings": ["/utterances"],
        "saying": [f"/utterances/{own}" for own in utterances],
        "matter, lanes": [f"/matters?words={word}" for word in words],
        "api, statements": [f"/api/v1/statements?limit=50&act={row.act}" for row in rows],
        "api, statement": [f"/api/v1/statements/{row.id}" for row in rows],
    }
    return {name: addresses for name, addresses in found.items() if addresses}


def sample(record: Record) -> Sequence[StatementRow]:
    """Some statements from all over the record."""
    total = record.counts().statements
    latest = record.portion(Query(order=Order.LATEST), SAMPLED // 2).rows
    some = islice(record.statements(), 0, total, max(1, 2 * total // SAMPLED))
    rows = [*latest, *some]
    random.Random(SEED).shuffle(rows)
    return rows


def ask(port: int, address: str) -> tuple[float, int]:
    """Seconds to the first byte, and how many bytes came; it is an error if it is no page."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=600)) as connection:
        begun = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        first = time.perf_counter() - begun
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
    return first, len(content)


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not start")


def processes(pid: int) -> Iterator[int]:
    """A process and all that descend from it (Linux)."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from processes(int(child))


def cpu_seconds(server: int) -> float:
    """Seconds of a core that the processes of a server have had (Linux)."""
    told = [Path(f"/proc/{pid}/stat").read_text() for pid in processes(server)]
    fields = [each.rpartition(")")[2].split() for each in told]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def memory(server: int) -> float:
    """What the processes of a server hold now, in MiB; what several share is counted once."""
    told = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in processes(server)]
    return sum(int(re.search(r"^Pss:\s+(\d+)", each, re.M)[1]) for each in told) / 1024


if __name__ == "__main__":
    main()
