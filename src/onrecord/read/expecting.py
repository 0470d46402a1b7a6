"""How many pages what a user names will give, where that is cheap to know beforehand."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import Rejected
from onrecord.read.files.archives import ARCHIVE_SUFFIXES, BUNDLE_SUFFIXES
from onrecord.read.files.folders import Found, found_files
from onrecord.read.files.opening import opened_file
from onrecord.read.files.rows import ROW_SUFFIXES
from onrecord.read.files.tables import TABLE_SUFFIXES, rows_in

STANDARD_INPUT = "-"
COUNTED_BYTES = 1 << 28  # a file of rows up to this size is counted through; it takes 0.1 s


def expected(where: str) -> int | None:
    """How many pages `where` will give, about; None where that cannot be known beforehand."""
    if where == STANDARD_INPUT or is_address(where):
        return None
    path = Path(where)
    if not path.is_dir():
        return _pages_in(path)
    counts = [_pages_in(found.path) for found in found_files(path) if isinstance(found, Found)]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def is_address(where: str) -> bool:
    """Whether what a user named is an address on the web."""
    return where.lower().startswith(("http://", "https://"))


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
