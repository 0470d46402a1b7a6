"""The record: bytes a page, adding, knowing, searching, checking, at a given number of statements.

    .venv/bin/python bench/record.py [--statements 100000] [--at postgresql://ana@127.0.0.1/empty]

Pages are made up: HTML around paragraphs of words drawn by Zipf's law, five statements each, with
the page furniture that makes real pages five times as large as their text. What is printed are
ratios and rates; latencies are the median and the slowest of some tries on a warm file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median

from onrecord.compare import check_quotation
from onrecord.model import (
    Act,
    Attribution,
    Block,
    BlockKind,
    Document,
    Form,
    Labels,
    MediaType,
    Page,
    PartialDate,
    Reading,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    document_id,
    speaker_id,
    statement_id,
)
from onrecord.place import Place
from onrecord.record import Order, Query, Record

PARAGRAPHS = 10  # a page
STATEMENTS = 5  # a page: every second paragraph is one
SPEAKERS = 2_000
VOCABULARY = 30_000
TRIES = 20

_rng = random.Random(7)
_letters = "aeioubcdfghklmnprstvw"
WORDS = ["".join(_rng.choices(_letters, k=_rng.randint(2, 9))) for _ in range(VOCABULARY)]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
NAMES = [f"{a.title()} {b.title()}" for a, b in zip(WORDS[9_000:], WORDS[15_000:], strict=False)]
FURNITURE = "".join(
    f'<li class="menu-item menu-item-type-post-{number}"><a href="/{word}/{number}">{word}</a></li>'
    for number, word in enumerate(WORDS[500:700])
)


def reading(number: int) -> Reading:
    """One made-up page, read."""
    rng = random.Random(number)
    paragraphs = [
        " ".join(rng.choices(WORDS, cum_weights=WEIGHTS, k=40)) for _ in range(PARAGRAPHS)
    ]
    text = "\n".join(paragraphs)
    url = f"https://made.example/{number}"
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    html = f"<html><body><ul>{FURNITURE}</ul><article>{body}</article>{FURNITURE}</body></html>"
    page = Page(html.encode(), f"{number}.html", MediaType.HTML, url=url)
    starts = [sum(map(len, paragraphs[:i])) + i for i in range(PARAGRAPHS)]
    spans = [Span(start, start + len(p)) for start, p in zip(starts, paragraphs, strict=True)]
    document = Document(
        id=document_id(url, text),
        page_hash=page.hash,
        text=text,
        blocks=tuple(Block(span, BlockKind.PARAGRAPH) for span in spans),
        url=url,
        outlet=f"Outlet {number % 40}",
        title=paragraphs[0][:60],
        published=PartialDate(f"20{number % 30:02}-{number % 12 + 1:02}"),
        language="en",
    )
    said = tuple(_statement(rng, document, span) for span in spans[::2])
    return Reading(page, document, said, "bench")


def _statement(rng: random.Random, document: Document, span: Span) -> Statement:
    source = (Span(span.start, span.start + 10),)
    content = (Span(span.start + 20, span.end),)
    name = NAMES[int(rng.paretovariate(0.7)) % SPEAKERS]
    who = Speaker(speaker_id(name, SpeakerKind.PERSON), name, SpeakerKind.PERSON)
    return Statement(
        id=statement_id(document.id, content, source),
        document=document.id,
        attribution=Attribution(source, (), content, 0.9, "bench"),
        form=Form.INDIRECT,
        resolution=Resolution(who, 0.9, "named here"),
        labels=Labels(rng.choice(list(Act))),
    )


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Median and slowest milliseconds of some tries."""
    taken = []
    for _ in range(TRIES):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken), max(taken)


def fill(record: Record, pages: int) -> float:
    """Seconds spent in adding alone."""
    spent = 0.0
    with record.writing() as writing:
        for number in range(pages):
            made = reading(number)
            start = time.perf_counter()
            writing.add(made)
            spent += time.perf_counter() - start
        start = time.perf_counter()
        writing.commit()
    return spent + time.perf_counter() - start


def questions(record: Record, pages: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked, by name."""
    some = reading(pages // 2)
    content = some.document.text[20:120]
    words = content.split()
    altered = " ".join([*words[:3], "never", *words[4:]])
    busiest = record.speakers_named(NAMES[1])[0].speaker.id
    common, rare = WORDS[0], WORDS[VOCABULARY // 2]
    page, two = some.page, f"{WORDS[20]} {WORDS[90]}"
    yield "is this page known", lambda: record.knows(page, "bench")
    yield "a document with its statements", lambda: record.statements_of(some.document.id)
    yield "a speaker by name", lambda: record.speakers_named("Aaa " + NAMES[5])
    yield (
        "the busiest speaker's statements, by day (first 100)",
        lambda: first(record.statements(Query(speakers=(busiest,), order=Order.DAY)), 100),
    )
    yield "search: a rare word (first 20)", lambda: first(record.search(rare), 20)
    yield "search: the commonest word (first 20)", lambda: first(record.search(common), 20)
    yield "search: two words (first 20)", lambda: first(record.search(two), 20)
    yield (
        "search: documents, a common word (first 20)",
        lambda: first(record.search_documents(common), 20),
    )
    yield "check: verbatim", lambda: check_quotation(content, record)
    yield "check: altered", lambda: check_quotation(altered, record)
    yield "check: absent", lambda: check_quotation(" ".join(WORDS[300:320]), record)


def first(rows: Iterator[object], many: int) -> list[object]:
    return [row for row, _ in zip(rows, range(many), strict=False)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--at", help="an empty database of a server, in place of a file")
    given = parser.parse_args()
    pages = given.statements // STATEMENTS
    with tempfile.TemporaryDirectory() as folder:
        place = Place.of(given.at or Path(folder) / "onrecord.db")
        with Record.open(place) as record:
            seconds = fill(record, pages)
        with Record.open(place, read_only=True) as record:
            if not place.is_server:
                weigh(record, place.path.stat().st_size, pages)
            report(record, pages, seconds)


def weigh(record: Record, size: int, pages: int) -> None:
    text = sum(len(row.document.text.encode()) for row in record.documents())
    print(f"bytes of record a page: {size / pages:,.0f}")
    print(f"  over the page's own bytes: {size / record.counts().page_bytes:.2f}")
    print(f"  over its text: {size / text:.2f}")


def report(record: Record, pages: int, seconds: float) -> None:
    counts = record.counts()
    print(f"{counts.documents:,} documents, {counts.statements:,} statements")
    print(
        f"adding: {pages / seconds:,.0f} pages and {counts.statements / seconds:,.0f} statements/s"
    )
    start = time.perf_counter()
    exported = sum(len(row.as_dict()) > 0 for row in record.statements())
    print(f"streaming all rows: {exported / (time.perf_counter() - start):,.0f} statements/s")
    for name, ask in questions(record, pages):
        middle, slowest = timed(ask)
        print(f"{name}: {middle:.1f} ms, at most {slowest:.1f}")


if __name__ == "__main__":
    main()
