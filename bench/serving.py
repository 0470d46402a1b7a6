"""A server to be measured: begun, asked, its time of a core and its memory told.

In: a record, and how many processes are to answer. Out: what `onrecord serve` starts, on a free
port of this machine; the figures are of all its processes (Linux).
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

UNBOUNDED = 10**9  # requests a minute: a bench is one caller


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
