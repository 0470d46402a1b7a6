"""How quickly the reading room answers: a record of 100,000 statements, 8 clients at once.

    .venv/bin/python bench/growth.py make big.db --like demo.db
    .venv/bin/python bench/web.py big.db [--clients 8] [--each 40]

The server is a process of its own. Each page is asked for `--each` times by as many clients as
`--clients`, each waiting for its answer before it asks again; told are the time to the first byte
(median, 95th percentile), what a request costs the server in time of a core, the size of the page
as it is sent, and the most memory that the server had. Addresses differ from request to request
where a page has many: no answer is asked for twice in a row.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
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
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)  # be the server
    given = parser.parse_args()
    if given.port:
        serve(given.record, given.port)
    else:
        measure(given.record, given.clients, given.each)


def serve(record: Path, port: int) -> None:
    import uvicorn

    from onrecord.web import WebSettings, make_app

    app = make_app(record, WebSettings(requests_a_minute=UNBOUNDED, seconds=600))
    uvicorn.run(app, port=port, log_level="error")


def measure(record: Path, clients: int, each: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = [sys.executable, __file__, str(record), "--port", str(port)]
    server = subprocess.Popen(own)
    try:
        wait_for(port)
        print(f"{'page':<28}{'p50 ms':>8}{'p95 ms':>8}{'CPU ms':>8}{'KB':>8}")
        for name, addresses in pages(record).items():
            chosen = [random.Random(SEED + n).choice(addresses) for n in range(each)]
            ask(port, chosen[0])  # what is compiled once is compiled
            begun = cpu_seconds(server.pid)
            with ThreadPoolExecutor(clients) as pool:
                answers = list(pool.map(lambda address: ask(port, address), chosen))
            cost = 1000 * (cpu_seconds(server.pid) - begun) / each
            times = sorted(1000 * answer[0] for answer in answers)
            p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
            largest = max(answer[1] for answer in answers) / 1000
            figures = (statistics.median(times), p95, cost, largest)
            print(f"{name:<28}" + "".join(f"{figure:>8.0f}" for figure in figures), flush=True)
        print(f"most memory of the server: {most_memory(server.pid):.0f} MiB")
    finally:
        server.terminate()
        server.wait()


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


def cpu_seconds(pid: int) -> float:
    """Seconds of a core that a process has had (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime, stime


def most_memory(pid: int) -> float:
    """The most resident memory that a process had, in MiB (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
