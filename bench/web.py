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
import math
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from onrecord.language.stems import common_words, words_of
from onrecord.model import StatementRow
from onrecord.record import DisputeQuery, Order, Query, Record
from serving import Served, ask, cpu_seconds, memory, served  # the bench beside this one

SAMPLED = 400  # statements from which addresses are made
FIRST = 20_000  # statements: a walk over a million takes minutes
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with served(given.record, given.workers) as server:
        measure(server, pages(given.record), given.clients, given.each)


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
    found = {
        "home": ["/"],
        "statements, newest": ["/search"],
        "search, two filters": by_act(rows),
        **of_words(telling_words(rows)),
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
        "api, statements": [f"/api/v1/statements?limit=50&document={row.document}" for row in rows],
        "api, statement": [f"/api/v1/statements/{row.id}" for row in rows],
    }
    return {name: addresses for name, addresses in found.items() if addresses}


def by_act(rows: Sequence[StatementRow]) -> list[str]:
    """Searches for an act in a year."""
    years = sorted({str(row.day)[:4] for row in rows if row.day})
    return [f"/search?act={row.act}&since={y}&until={y}" for row in rows for y in years]


def of_words(words: Sequence[str]) -> dict[str, list[str]]:
    """The addresses of pages that are made of words."""
    kinds = {
        "search, a word": "/search",
        "search, counts": "/search/counts",
        "documents, a word": "/documents",
        "matter, lanes": "/matters",
    }
    return {kind: [f"{at}?words={word}" for word in words] for kind, at in kinds.items()}


def telling_words(rows: Sequence[StatementRow]) -> list[str]:
    """Longer words of statements, those left out that every sentence has."""
    words = (word for row in rows for word in words_of(row.content_text))
    return [quote(word) for word in words if len(word) > 4 and word not in common_words()]


def sample(record: Record) -> Sequence[StatementRow]:
    """Some statements, of the last ones and from all over the first ones."""
    total = min(record.counts().statements, FIRST)
    latest = record.portion(Query(order=Order.LATEST), SAMPLED // 2).rows
    some = islice(record.statements(), 0, total, max(1, 2 * total // SAMPLED))
    rows = [*latest, *some]
    random.Random(SEED).shuffle(rows)
    return rows


if __name__ == "__main__":
    main()
