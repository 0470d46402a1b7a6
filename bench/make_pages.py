"""Makes news pages to measure with: real paragraphs recombined, with the furniture of a news site.

    ./run bench make_pages pages.warc.gz --pages 1000                 of the demo's paragraphs
    ./run bench make_pages pages.warc.gz --pages 100000 --like FILE   of any pages' paragraphs
    ./run bench make_pages pages.warc.gz --pages 10000 --others 0.6   so many in other languages
    ./run bench make_pages pages.warc.gz --furniture 0.1              a tenth of the furniture

A page takes runs of paragraphs from several documents, so that quotations keep their tags and
pronouns their names, until it has its number of words (log-normal around --words, as lengths of
articles are). Around them stands the furniture of a site (`news_page.py`). With --others a share of
the pages is in other languages, as in an archive of the world's news (`other_languages.toml`). The
n-th page is always the same, so a part of a larger file is a smaller one. Out comes a web archive.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from news_page import Story, news_page
from onrecord.model import BlockKind, Document, Page
from onrecord.read import pages, read_document

WORDS = 450  # the median; the mean is a fifth higher
SPREAD = 0.6  # of the logarithm of words
RUN = (3, 7)  # paragraphs taken together
DAYS = 3_650
FIRST_DAY = date(2015, 1, 1)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"

Source = tuple[str, tuple[str, ...]]
"""The title and the paragraphs of a document."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The median of a page's words, the share of pages in other languages, how much furniture."""

    words: int = WORDS
    others: float = 0.0
    furniture: float = 1.0


RECIPE = Recipe()


def sources(like: str) -> list[Source]:
    """What the pages that `like` names consist of."""
    read = (read_document(page) for page in pages(like) if isinstance(page, Page))
    found = [(each.title or "", _paragraphs(each)) for each in read if isinstance(each, Document)]
    return [(title, paragraphs) for title, paragraphs in found if paragraphs]


def _paragraphs(document: Document) -> tuple[str, ...]:
    return tuple(
        block.span.of(document.text)
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    )


@cache
def _other_languages() -> dict[str, tuple[Source, ...]]:
    """By its code, what pages in a language other than English consist of."""
    held = tomllib.loads(Path(__file__).with_name("other_languages.toml").read_text("utf8"))
    return {code: ((own[0].partition(".")[0], tuple(own)),) for code, own in held.items()}


def made_pages(
    english: Sequence[Source], count: int, recipe: Recipe = RECIPE
) -> Iterator[tuple[str, str]]:
    """The address and HTML of `count` pages; those in English are of what `english` holds."""
    others = _other_languages()
    for number in range(count):
        drawn = random.Random(f"the language of {number}")
        other = drawn.random() < recipe.others
        code = drawn.choice(sorted(others)) if other else "en"
        like = others[code] if other else english
        rng = random.Random(number)
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        title = rng.choice(like)[0] or "A day in the news"
        url = f"https://paper-{number % 97}.example/{day:%Y/%m/%d}/{number}.html"
        taken = _article(rng, like, recipe.words * rng.lognormvariate(0, SPREAD))
        story = Story(url, title, day, code, tuple(taken))
        yield url, news_page(rng, story, [title for title, _ in like], recipe.furniture)


def _article(rng: random.Random, like: Sequence[Source], wanted: float) -> list[str]:
    taken: list[str] = []
    while wanted > 0:
        paragraphs = rng.choice(like)[1]
        start = rng.randrange(len(paragraphs))
        run = paragraphs[start : start + rng.randint(*RUN)]
        wanted -= sum(len(each.split()) for each in run)
        taken += run
    return taken


def write_archive(path: Path, made: Iterator[tuple[str, str]]) -> int:
    """Write pages as responses into a web archive, each packed for itself; how many."""
    count = 0
    with path.open("wb") as stream:
        for url, page in made:
            packed = GzipWriter(stream)
            _record(url, page).write(packed)
            packed.close()
            count += 1
    return count


def _record(url: str, page: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2025-01-01T00:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(HEAD + page.encode())
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path, help="the file to make, .warc.gz")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--like", default="examples", help="pages whose paragraphs to take")
    parser.add_argument("--words", type=int, default=WORDS, help="the median of a page's words")
    parser.add_argument("--others", type=float, default=0.0, help="share in other languages")
    parser.add_argument("--furniture", type=float, default=1.0, help="to the usual, as 0.1")
    given = parser.parse_args()
    recipe = Recipe(given.words, given.others, given.furniture)
    made = write_archive(given.archive, made_pages(sources(given.like), given.pages, recipe))
    print(f"{made} pages, {given.archive.stat().st_size / 1e6:.1f} MB packed")


if __name__ == "__main__":
    main()
