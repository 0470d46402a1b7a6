"""How fast pages are read, by room, and what that costs in memory and in bytes of record.

    ./run bench read_page                      the demo pages
    ./run bench read_page --pages FILE|FOLDER  any pages that `onrecord read` takes
    ./run bench read_page --rules-only         without the network

Prints CPU seconds a room, pages and words a CPU second, the ratio to 2,000 words a second and core
(what BBC Citron publishes for itself), peak memory, and the record's size over the pages' size.
"""

from __future__ import annotations

# ruff: noqa: E402 - numpy is imported after it was told how many threads to use
from onrecord.threads import one_thread_a_matrix

one_thread_a_matrix()

import argparse
import functools
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord import pipeline
from onrecord.model import Page, Reading
from onrecord.nets import RememberingParser
from onrecord.pipeline import pages as pages_of
from onrecord.pipeline import statements, texts
from onrecord.read import Claims, ReadSettings, pages
from onrecord.record import Record

CITRON_WORDS_A_SECOND = 2_000
WARM_PAGES = 16  # read before: a parser and an encoder are loaded when the first page needs them
ROOMS = (
    ("read", pages_of, "read_document"),
    ("segment", texts, "layout_of"),
    ("attribute", texts, "read_attributions"),
    ("parse", RememberingParser, "parse_all"),
    ("resolve", statements, "reader_of"),
    ("resolve", statements, "resolutions_of"),
    ("resolve", statements, "addressed"),
    ("label", statements, "label_attributions"),
    ("events", statements, "with_events"),
)
"""Where the pipeline enters each room: a module of its and a door of the room there."""


def timed(rooms: dict[str, float]) -> None:
    """Wrap the doors of the rooms so that the CPU seconds spent behind each are counted."""
    for room, place, name in ROOMS:
        setattr(place, name, counted(getattr(place, name), rooms, room))


def counted(door: Callable[..., Any], rooms: dict[str, float], room: str) -> Callable[..., Any]:
    @functools.wraps(door)
    def entered(*args: Any, **kwargs: Any) -> Any:
        start, inside = time.process_time(), sum(rooms.values())
        try:
            return door(*args, **kwargs)
        finally:  # a room within this one has counted its own
            rooms[room] += time.process_time() - start - (sum(rooms.values()) - inside)

    return entered


def read_all(
    given: list[Page], settings: pipeline.Settings, batch: int, rooms: dict[str, float]
) -> tuple[list[Reading], float]:
    """The readings of all pages and the CPU seconds that they took, models loaded before."""
    models = pipeline.load_models(settings)
    pipeline.read_pages(given[:WARM_PAGES], models, settings)
    timed(rooms)
    start = time.process_time()
    results = [
        result
        for at in range(0, len(given), batch)
        for result in pipeline.read_pages(given[at : at + batch], models, settings)
    ]
    return [each for each in results if isinstance(each, Reading)], time.process_time() - start


def stored_bytes(readings: list[Reading]) -> tuple[int, float]:
    """The size of a record of the readings, and the CPU seconds that storing them took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        start = time.process_time()
        with Record.open(path) as record, record.writing() as writer:
            for reading in readings:
                writer.add(reading)
        return path.stat().st_size, time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", default="examples")
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--batch", type=int, default=64, help="pages read together")
    args = parser.parse_args()
    found = pages(args.pages, Claims(), ReadSettings())
    given = [page for page in found if isinstance(page, Page)]
    rooms: dict[str, float] = defaultdict(float)
    settings = pipeline.Settings(rules_only=args.rules_only)
    readings, seconds = read_all(given, settings, args.batch, rooms)
    size, storing = stored_bytes(readings)
    rooms["record"] = storing
    tell(given, readings, rooms, seconds + storing, size)


def tell(
    given: list[Page], readings: list[Reading], rooms: dict[str, float], seconds: float, size: int
) -> None:
    words = sum(len(reading.document.text.split()) for reading in readings)
    table = Table(title=f"{len(readings)} of {len(given)} pages, {words:,} words")
    for column in ("room", "CPU s", "share", "words a CPU s"):
        table.add_column(column, justify="left" if column == "room" else "right")
    rooms = rooms | {"(between)": seconds - sum(rooms.values()), "all": seconds}
    for room, spent in rooms.items():
        rate = f"{words / spent:,.0f}" if spent > 0 else ""
        table.add_row(room, f"{spent:.2f}", f"{spent / seconds:.0%}", rate)
    console = Console()
    console.print(table)
    page_bytes = sum(len(page.content) for page in given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"{len(readings) / seconds:,.1f} pages a CPU second")
    console.print(f"{words / seconds / CITRON_WORDS_A_SECOND:.2f} times 2,000 words a second")
    console.print(f"peak memory {peak:,.0f} MiB")
    distinct = len({reading.document.id for reading in readings})
    console.print(
        f"record {size / distinct:,.0f} bytes a page, {size / page_bytes:.2f} of its bytes"
    )


if __name__ == "__main__":
    main()
