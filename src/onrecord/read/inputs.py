"""What a user names → pages, one at a time.

`pages("articles/")` gives the pages of a folder; a file, a feed, JSON lines, `-` or a web address
go the same way in. Nothing is held but the page at hand. What a user typed and does not exist is
`BadInput`; what cannot be read on the way is a `Rejected` among the pages, and the rest goes on.
To add a source of pages, see docs/adding-a-source.md.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BadInput
from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read.claims import Claims
from onrecord.read.feeds import entries, is_feed
from onrecord.read.fetch import Fetched, Fetcher
from onrecord.read.files import file_bytes, opened_lines, stream_bytes
from onrecord.read.folders import Found, found_files
from onrecord.read.rows import row_pages
from onrecord.read.settings import ReadSettings

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"
ROW_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
COUNTED_BYTES = 1 << 28  # a file of rows up to this size is counted through; it takes 0.1 s

PageOrNot = Page | Rejected


def pages(
    where: str, claims: Claims | None = None, settings: ReadSettings | None = None
) -> Iterator[Page | Rejected]:
    """The pages at `where`: a file, a folder, a web address, or `-` for standard input.

    `claims` win over those of manifests, feeds and rows. BadInput, at once, where nothing is there.
    """
    claims, settings = claims or Claims(), settings or ReadSettings()
    if where == STANDARD_INPUT:
        return _from_standard_input(sys.stdin.buffer, claims, settings)
    if _is_address(where):
        return _from_address(where, claims, settings)
    path = Path(where)
    if _is_folder(path):
        return _from_folder(path, claims, settings)
    return _from_file(path, claims, settings)


def expected(where: str) -> int | None:
    """How many pages `where` will give, about; None where that cannot be known beforehand."""
    if where == STANDARD_INPUT or _is_address(where):
        return None
    path = Path(where)
    if not path.is_dir():
        return _rows_in(path) if where.endswith(ROW_SUFFIXES) else 1
    counts = [
        _rows_in(found.path) if found.path.name.endswith(ROW_SUFFIXES) else 1
        for found in found_files(path)
        if isinstance(found, Found)
    ]
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


def _rows_in(path: Path) -> int | None:
    try:
        if path.suffix == ".gz" or path.stat().st_size > COUNTED_BYTES or not path.is_file():
            return None
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return None


def _from_folder(folder: Path, claims: Claims, settings: ReadSettings) -> Iterator[PageOrNot]:
    for found in found_files(folder):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _from_file(found.path, claims.over(found.claims), settings)


def _from_file(path: Path, claims: Claims, settings: ReadSettings) -> Iterator[PageOrNot]:
    if path.name.lower().endswith(ROW_SUFFIXES):
        lines = opened_lines(path)
        if isinstance(lines, Rejected):
            yield lines
            return
        with lines:
            yield from row_pages(lines, str(path), claims, settings)
        return
    content = file_bytes(path, settings.max_page_bytes)
    if isinstance(content, Rejected):
        yield content
    elif is_feed(content):
        with Fetcher(settings) as fetcher:
            yield from _from_feed(content, str(path), None, fetcher, claims, settings)
    else:
        yield claims.page(content, str(path), _named_type(path))


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
        elif is_feed(fetched.content):
            url = fetched.url
            yield from _from_feed(fetched.content, address, url, fetcher, claims, settings)
        else:
            yield _fetched_page(fetched, address, claims)


def _from_feed(
    content: bytes,
    where: str,
    base: str | None,
    fetcher: Fetcher,
    claims: Claims,
    settings: ReadSettings,
) -> Iterator[PageOrNot]:
    """The pages that a feed names. The feed's own address and title are no claims about them."""
    if len(content) > settings.max_feed_bytes:
        yield Rejected(where, Reason.TOO_LARGE, "this feed is too large to be one")
        return
    found = entries(content, base, settings.max_feed_entries)
    if not found:
        yield Rejected(where, Reason.EMPTY, "the feed names no web page", url=base)
    log.info("a feed of %d entries", len(found))
    for entry in found:
        fetched = fetcher.named(entry.url)
        if isinstance(fetched, Rejected):
            yield fetched
        else:
            beside = Claims(outlet=claims.outlet, published=claims.published).over(entry.claims)
            yield _fetched_page(fetched, entry.url, beside)


def _fetched_page(fetched: Fetched, where: str, claims: Claims) -> Page:
    beside = claims.over(Claims(url=fetched.url))
    return beside.page(fetched.content, where, fetched.media_type, fetched.encoding)
