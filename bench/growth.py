"""How group and compare grow: a record of 100,000 statements, reviewed whole and grown by 100.

    .venv/bin/python bench/growth.py make big.db --like demo.db [--statements 100000]
    .venv/bin/python bench/growth.py review big.db
    .venv/bin/python bench/growth.py add big.db --like demo.db

`make` recombines the pages of a record (of the demo, or of one's own): each copy of them all is
another affair, on other days, with other people. Of its words, half are replaced by others, drawn
by Zipf's law from 30,000 that all affairs share, so that words are as rare and as common as in the
news; the same word by the same one throughout an affair, so that who contradicts whom stays as it
is. `review` forgets what was found and finds it anew; `add` reads 16 more pages, which have about a
hundred statements. Times are of the wall and of the processor; the networks are left out unless
--networks is given.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

from onrecord.language.stems import common_words
from onrecord.model import (
    Attribution,
    Block,
    Document,
    Labels,
    Page,
    PartialDate,
    Reading,
    Resolution,
    Span,
    Spans,
    Speaker,
    Statement,
    StatementRow,
    document_id,
    speaker_id,
    statement_id,
)
from onrecord.record import Record
from onrecord.review import NO_REVIEWERS, review_record, shipped_reviewers

REPLACED = 0.5  # of the words that carry matter
VOCABULARY = 30_000
LETTERS = "abdefgiklmnoprstu"
APART = timedelta(days=13)  # between the affairs; after SPAN they begin again
SPAN = 8 * 365
_WORD = re.compile(r"[^\W\d_]{4,}")


class Affair:
    """A way of saying the same with other words, for other people, on other days."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._words: dict[str, str] = {}
        self._later = APART * number % timedelta(days=SPAN)

    def reading(self, document: Document, statements: list[StatementRow]) -> Reading:
        """A document and its statements in this affair."""
        text, starts = self._said(document.text)
        url = f"https://affair-{self._number}.example/{document.id}"
        page = Page(content=text.encode(), where=url, url=url, outlet=document.outlet)
        made = Document(
            id=document_id(url, text),
            page_hash=page.hash,
            text=text,
            blocks=tuple(Block(_moved((b.span,), starts)[0], b.kind) for b in document.blocks),
            url=url,
            outlet=document.outlet,
            title=document.title and self._said(document.title)[0],
            published=self._day(document.published),
            language=document.language,
        )
        said = [self._statement(made, row, starts) for row in statements]
        return Reading(page, made, tuple(said), "made")

    def _statement(
        self, document: Document, row: StatementRow, starts: list[tuple[int, int]]
    ) -> Statement:
        source, cue, content = (_moved(each, starts) for each in (row.source, row.cue, row.content))
        speaker = row.known_speaker and self._speaker(row.known_speaker)
        return Statement(
            id=statement_id(document.id, content, source),
            document=document.id,
            attribution=Attribution(source, cue, content, row.score, row.origin),
            form=row.form,
            resolution=Resolution(speaker, row.speaker_score, row.speaker_evidence),
            labels=Labels(row.act, row.denied, said_on=self._day(row.said_on)),
        )

    def _speaker(self, speaker: Speaker) -> Speaker:
        name, _ = self._said(speaker.name)
        return Speaker(speaker_id(name, speaker.kind), name, speaker.kind)

    def _said(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """`text` in this affair's words, and where each stretch of it begins: (old, new)."""
        pieces, starts, end, length = [], [(0, 0)], 0, 0
        for found in _WORD.finditer(text):
            other = self._word(found[0])
            pieces += [text[end : found.start()], other]
            length += found.start() - end + len(other)
            end = found.end()
            starts.append((end, length))
        return "".join(pieces) + text[end:], starts

    def _word(self, word: str) -> str:
        plain = word.lower()
        if plain not in self._words:
            drawn = random.Random(f"{self._number} {plain}")
            keep = plain in common_words() or drawn.random() > REPLACED
            self._words[plain] = plain if keep else _invented(int(VOCABULARY ** drawn.random()))
        other = self._words[plain]
        return other.capitalize() if word[0].isupper() else other

    def _day(self, day: PartialDate | None) -> PartialDate | None:
        return day and PartialDate.of(day.first + self._later)


def _invented(number: int) -> str:
    drawn = random.Random(number)
    return "".join(drawn.choices(LETTERS, k=drawn.randint(5, 9)))


def _moved(spans: Spans, starts: list[tuple[int, int]]) -> Spans:
    def to(old: int) -> int:
        before, new = starts[bisect_right(starts, (old, 1 << 40)) - 1]
        return new + old - before

    moved = (Span(to(span.start), to(span.end)) for span in spans)
    return tuple(span for span in moved if span.start < span.end)


def readings(like: Path, first: int) -> Iterator[Reading]:
    """The pages of `like`, affair after affair, without end."""
    with Record.open(like, read_only=True) as record:
        pages = [
            (row.document, record.statements_of(row.document.id)) for row in record.documents()
        ]
    for number in count(first):
        affair = Affair(number)
        yield from (affair.reading(document, said) for document, said in pages)


def make(path: Path, like: Path, statements: int) -> None:
    made = 0
    with Record.open(path) as record, record.writing() as writer:
        for reading in readings(like, 1):
            writer.add(reading)
            made += len(reading.statements)
            if made >= statements:
                break


def timed(what: str, record: Record, *, anew: bool, networks: bool) -> None:
    reviewers = shipped_reviewers() if networks else NO_REVIEWERS
    wall, cpu = time.monotonic(), time.process_time()
    pages = review_record(record, reviewers, anew=anew)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{what}: {pages} pages in {time.process_time() - cpu:.1f} CPU s, "
        f"{time.monotonic() - wall:.1f} s; {most:.2f} GiB",
        flush=True,
    )


def add(record: Record, like: Path, affair: int, pages: int) -> None:
    with record.writing() as writer:
        for reading in islice(readings(like, affair), pages):
            writer.add(reading)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("make", "review", "add"))
    parser.add_argument("record", type=Path)
    parser.add_argument("--like", type=Path, default=Path("demo.db"))
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=16, help="as many as have 100 statements")
    parser.add_argument("--networks", action="store_true")
    given = parser.parse_args()
    if given.what == "make":
        make(given.record, given.like, given.statements)
        return
    with Record.open(given.record) as record:
        counts = record.counts()
        print(f"{counts.documents} pages, {counts.statements} statements")
        if given.what == "add":
            add(record, given.like, 1_000_000 + counts.documents, given.pages)
        timed(given.what, record, anew=given.what == "review", networks=given.networks)


if __name__ == "__main__":
    main()
