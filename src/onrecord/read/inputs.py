"""What a user names → pages, one at a time.

`pages("articles/")` gives the pages of a folder; a file, a web archive, JSON lines, Parquet, a feed
or sitemap, `-` or a web address go the same way in. Nothing is held but the page at hand. What a
user typed and does not exist is `BadInput`; what cannot be read on the way is a `Rejected` among
the pages, and the rest goes on; what is no page, or in no language that was asked for, is counted.
To add a source of pages, see docs/adding-a-source.md.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BadInput
from onrecord.model import MediaType, Page, Rejected
from onrecord.read.archives import (
    ARCHIVE_SUFFIXES,
    BUNDLE_SUFFIXES,
    archived_pages,
    bundled_pages,
)
from onrecord.read.claims import Claims
from onrecord.read.fetch import Fetcher
from onrecord.read.files import file_bytes, opened_file, opened_lines, stream_bytes
from onrecord.read.folders import Found, found_files
from onrecord.read.links import fetched_page, named_pages, names_pages
from onrecord.read.rows import row_pages
from onrecord.read.settings import ReadSettings
from onrecord.read.speaking import in_language
from onrecord.read.tables import TABLE_SUFFIXES, rows_in, table_pages

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"
ROW_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
COUNTED_BYTES = 1 << 28  # a file of rows up to this size is counted through; it takes 0.1 s

PageOrNot = Page | Rejected
Source = Callable[[BinaryIO, str, Claims, ReadSettings, Counter[str]], Iterator[PageOrNot]]

SOURCES: tuple[tuple[tuple[str, ...], Source], ...] = (
    (ARCHIVE_SUFFIXES, archived_pages),
    (BUNDLE_SUFFIXES, bundled_pages),
    (TABLE_SUFFIXES, table_pages),
)
"""How files of many pages are read, by how their names end."""


def pages(
    where: str,
    claims: Claims | None = None,
    settings: ReadSettings | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Page | Rejected]:
    """The pages at `where`: a file, a folder, a web address, or `-` for standard input.

    `claims` win over those of manifests, feeds and rows. BadInput, at once, where nothing is there.
    `passed` is given the number of what was passed by, by kind: pictures and redirects in a web
    archive, pages in another language than the one asked for.
    """
    claims, settings = claims or Claims(), settings or ReadSettings()
    passed = Counter() if passed is None else passed
    found = _found(where, claims, settings, passed)
    return in_language(found, settings.language, passed) if settings.language else found


def _found(
    where: str, claims: Claims, settings: ReadSettings, passed: Counter[str]
) -> Iterator[PageOrNot]:
    if where == STANDARD_INPUT:
        return _from_standard_input(sys.stdin.buffer, claims, settings)
    if _is_address(where):
        return _from_address(where, claims, settings)
    path = Path(where)
    if _is_folder(path):
        return _from_folder(path, claims, settings, passed)
    return _from_file(path, claims, settings, passed)


def expected(where: str) -> int | None:
    """How many pages `where` will give, about; None where that cannot be known beforehand."""
    if where == STANDARD_INPUT or _is_address(where):
        return None
    path = Path(where)
    if not path.is_dir():
        return _pages_in(path)
    counts = [_pages_in(found.path) for found in found_files(path) if isinstance(found, Found)]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _is_address(where: str) -> bool:
    return where.lower().startswith(("http://", "https://"))


def _is_folder(path: Path) -> bool:
    """Whether what the user typed is a folder; BadInput where it is nothing at all."""
    try:
        path.lstat()
        return path.is_dir()
    except PermissionError:  # something is there; opening it will tell
        return False
    except (OSError, ValueError):
        name = str(path)[:200].replace("\x00", "\\0")
        raise BadInput(f"{name}: there is no such file or folder; check the spelling") from None


def _pages_in(path: Path) -> int | None:
    """How many pages a file holds, None where only reading it would tell."""
    name = path.name.lower()
    if name.endswith((*ARCHIVE_SUFFIXES, *BUNDLE_SUFFIXES)):
        return None
    if name.endswith(TABLE_SUFFIXES):
        opened = opened_file(path)
        if isinstance(opened, Rejected):
            return None
        with opened:
            return rows_in(opened)
    return _rows_in(path) if name.endswith(ROW_SUFFIXES) else 1


def _rows_in(path: Path) -> int | None:
    try:
        if path.suffix == ".gz" or path.stat().st_size > COUNTED_BYTES or not path.is_file():
            return None
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return None


def _from_folder(
    folder: Path, claims: Claims, settings: ReadSettings, passed: Counter[str]
) -> Iterator[PageOrNot]:
    for found in found_files(folder):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _from_file(found.path, claims.over(found.claims), settings, passed)


def _from_file(
    path: Path, claims: Claims, settings: ReadSettings, passed: Counter[str]
) -> Iterator[PageOrNot]:
    name = path.name.lower()
    for suffixes, source in SOURCES:
        if name.endswith(suffixes):
            opened = opened_file(path)
            yield from _streamed(opened, source, path, claims, settings, passed)
            return
    if name.endswith(ROW_SUFFIXES):
        yield from _streamed(opened_lines(path), _rows, path, claims, settings, passed)
        return
    content = file_bytes(path, settings.max_page_bytes)
    if isinstance(content, Rejected):
        yield content
    elif names_pages(content):
        with Fetcher(settings) as fetcher:
            yield from named_pages(content, str(path), None, fetcher, claims, settings)
    else:
        yield claims.page(content, str(path), _named_type(path))


def _streamed(
    opened: BinaryIO | Rejected,
    source: Source,
    path: Path,
    claims: Claims,
    settings: ReadSettings,
    passed: Counter[str],
) -> Iterator[PageOrNot]:
    """The pages of a file of many, which is closed behind them."""
    if isinstance(opened, Rejected):
        yield opened
        return
    with opened:
        yield from source(opened, str(path), claims, settings, passed)


def _rows(
    stream: BinaryIO,
    where: str,
    claims: Claims,
    settings: ReadSettings,
    passed: Counter[str],  # noqa: ARG001 - every line is a page
) -> Iterator[PageOrNot]:
    return row_pages(stream, where, claims, settings)


def _named_type(path: Path) -> MediaType | None:
    """HTML where the name says so; other names say too little, the bytes will tell."""
    name = path.name.lower().removesuffix(".gz")
    return MediaType.HTML if name.endswith((".html", ".htm", ".xhtml")) else None


def _from_standard_input(
    stream: BinaryIO, claims: Claims, settings: ReadSettings
) -> Iterator[PageOrNot]:
    """JSON lines where the first line is an object, else one page."""
    where = "standard input"
    if stream.peek(1)[:1] == b"{":  # type: ignore[attr-defined]
        yield from row_pages(stream, where, claims, settings)
        return
    content = stream_bytes(stream, where, settings.max_page_bytes)
    yield content if isinstance(content, Rejected) else claims.page(content, where)


def _from_address(address: str, claims: Claims, settings: ReadSettings) -> Iterator[PageOrNot]:
    with Fetcher(settings) as fetcher:
        fetched = fetcher.typed(address)
        if isinstance(fetched, Rejected):
            yield fetched
        elif names_pages(fetched.content):
            url = fetched.url
            yield from named_pages(fetched.content, address, url, fetcher, claims, settings)
        else:
            yield fetched_page(fetched, address, claims)
