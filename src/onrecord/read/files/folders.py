"""Folders → the files in them that may be pages, in one order on every machine.

A `pages.jsonl` whose lines have a `path` is a manifest: it names url, outlet, title, published of
the files beside it. Hidden files and files of other kinds (pictures, style sheets) are passed by.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Reason, Rejected
from onrecord.read.claims import Claims, claims_of
from onrecord.read.files.opening import file_bytes, unreadable
from onrecord.read.files.rows import row_of

log = logging.getLogger(__name__)

MANIFEST = "pages.jsonl"
MAX_MANIFEST_BYTES = 64 * 1024 * 1024
PAGE_SUFFIXES = frozenset((
    ".html", ".htm", ".xhtml", ".txt", ".text", ".jsonl", ".ndjson", ".xml", ".rss", ".atom",
    ".warc", ".wacz", ".parquet",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A file in a folder, and what its manifest claims of it."""

    path: Path
    claims: Claims


def found_files(folder: Path) -> Iterator[Found | Rejected]:
    """The files of `folder` and the folders in it, sorted; what cannot be opened as `Rejected`.

    Links are followed, each folder once: a link to a folder above does not go round for ever.
    """
    been: set[tuple[int, int]] = set()
    given: set[Path] = set()  # by manifests, which may name files in folders below theirs
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            names = sorted(os.listdir(here))  # noqa: PTH208 - names alone, sorted before all else
        except OSError as failure:
            yield unreadable(here, failure)
            continue
        if (status.st_dev, status.st_ino) in been:
            continue
        been.add((status.st_dev, status.st_ino))
        seen = [here / name for name in names if not name.startswith(".")]
        waiting.extend(reversed([path for path in seen if path.is_dir()]))
        yield from _files(here, [path for path in seen if not path.is_dir()], given)


def may_be_page(path: Path) -> bool:
    """Whether a file's name is one that pages have."""
    name = path.name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1] in PAGE_SUFFIXES  # noqa: PTH122 - of the name, not the path


def _files(folder: Path, paths: list[Path], given: set[Path]) -> Iterator[Found | Rejected]:
    """The files of one folder, its manifest read first; those in `given` were given before."""
    claimed: dict[Path, Claims] = {}
    manifest = folder / MANIFEST
    is_manifest = False
    for row in _manifest_rows(manifest) if manifest in paths else ():
        is_manifest = True
        if isinstance(row, Rejected):
            yield row
        else:
            claimed[row.path] = row.claims
    for path in sorted({*paths, *claimed} - given):
        if path == manifest and is_manifest:
            continue
        if path in claimed or may_be_page(path) or path.is_symlink():
            given.add(path)
            yield Found(path, claimed.get(path, Claims()))
        else:
            log.debug("passed by: a file of no kind that pages have")


def _manifest_rows(manifest: Path) -> Iterator[Found | Rejected]:
    """What a manifest names; nothing where the file holds pages (`text`, `html`) instead."""
    content = file_bytes(manifest, MAX_MANIFEST_BYTES)
    lines = [] if isinstance(content, Rejected) else content.splitlines()
    if not any(b'"path"' in line for line in lines):
        return  # a file of pages; it is read as such, and its faults are told then
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _manifest_row(line, manifest, f"{manifest}:{number}")


def _manifest_row(line: bytes, manifest: Path, place: str) -> Found | Rejected:
    row = row_of(line, place)
    if isinstance(row, Rejected):
        return row
    name = row.get("path")
    if not isinstance(name, str) or not name or "\x00" in name:
        return Rejected(place, Reason.BROKEN, 'a line of a manifest needs "path", a file name')
    path = Path(os.path.normpath(manifest.parent / name))
    if not path.is_relative_to(manifest.parent):
        detail = "names a file outside its folder; only files beside the manifest are read"
        return Rejected(place, Reason.REFUSED, detail)
    return Found(path, claims_of(row))
