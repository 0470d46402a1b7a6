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
from onrecord.read.claims import Claims
from onrecord.read.expecting import STANDARD_INPUT, is_address
from onrecord.read.files.archives import (
    ARCHIVE_SUFFIXES,
    BUNDLE_SUFFIXES,
    archived_pages,
    bundled_pages,
)
from onrecord.read.files.folders import found_files
from onrecord.read.files.opening import file_bytes, opened_file, opened_lines, stream_bytes
from onrecord.read.files.rows import ROW_SUFFIXES, row_pages
from onrecord.read.files.tables import TABLE_SUFFIXES, table_pages
from onrecord.read.settings import ReadSettings
from onrecord.read.speaking import in_language
from onrecord.read.terms import Terms
from onrecord.read.web.fetch import Fetcher
from onrecord.read.web.links import Links, Named, fetched_page, names_pages

log = logging.getLogger(__name__)

PageOrNot = Page | Rejected
Source = Callable[[BinaryIO, str, Terms], Iterator[PageOrNot]]

Opener = Callable[[Path], BinaryIO | Rejected]

SOURCES: tuple[tuple[tuple[str, ...], Opener, Source], ...] = (
    (ARCHIVE_SUFFIXES, opened_file, archived_pages),
    (BUNDLE_SUFFIXES, opened_file, bundled_pages),
    (TABLE_SUFFIXES, opened_file, table_pages),
    (ROW_SUFFIXES, opened_lines, row_pages),
)
"""How files of many pages are opened and read, by how their names end."""


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
    counted = Counter() if passed is None else passed
    terms = Terms(claims or Claims(), settings or ReadSettings(), counted)
    found = _found(where, terms)
    language = terms.settings.language
    return in_language(found, language, counted) if language else found


def _found(where: str, terms: Terms) -> Iterator[PageOrNot]:
    if where == STANDARD_INPUT:
        return _from_standard_input(sys.stdin.buffer, terms)
    if is_address(where):
        return _from_address(where, terms)
    path = Path(where)
    return _from_folder(path, terms) if _is_folder(path) else _from_file(path, terms)


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


def _from_folder(folder: Path, terms: Terms) -> Iterator[PageOrNot]:
    for found in found_files(folder):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _from_file(found.path, terms.beside(found.claims))


def _from_file(path: Path, terms: Terms) -> Iterator[PageOrNot]:
    name = path.name.lower()
    for suffixes, opener, source in SOURCES:
        if name.endswith(suffixes):
            yield from _streamed(opener(path), source, str(path), terms)
            return
    content = file_bytes(path, terms.settings.max_page_bytes)
    if isinstance(content, Rejected):
        yield content
    elif names_pages(content):
        with Fetcher(terms.settings) as fetcher:
            yield from Links(fetcher, terms).pages(Named(content, str(path)))
    else:
        yield terms.claims.page(content, str(path), _named_type(path))


def _streamed(
    opened: BinaryIO | Rejected, source: Source, where: str, terms: Terms
) -> Iterator[PageOrNot]:
    """The pages of a file of many, which is closed behind them."""
    if isinstance(opened, Rejected):
        yield opened
        return
    with opened:
        yield from source(opened, where, terms)


def _named_type(path: Path) -> MediaType | None:
    """HTML where the name says so; other names say too little, the bytes will tell."""
    name = path.name.lower().removesuffix(".gz")
    return MediaType.HTML if name.endswith((".html", ".htm", ".xhtml")) else None


def _from_standard_input(stream: BinaryIO, terms: Terms) -> Iterator[PageOrNot]:
    """JSON lines where the first line is an object, else one page."""
    where = "standard input"
    if stream.peek(1)[:1] == b"{":  # type: ignore[attr-defined]
        yield from row_pages(stream, where, terms)
        return
    content = stream_bytes(stream, where, terms.settings.max_page_bytes)
    yield content if isinstance(content, Rejected) else terms.claims.page(content, where)


def _from_address(address: str, terms: Terms) -> Iterator[PageOrNot]:
    with Fetcher(terms.settings) as fetcher:
        fetched = fetcher.typed(address)
        if isinstance(fetched, Rejected):
            yield fetched
        elif names_pages(fetched.content):
            named = Named(fetched.content, address, fetched.url)
            yield from Links(fetcher, terms).pages(named)
        else:
            yield fetched_page(fetched, address, terms.claims)
