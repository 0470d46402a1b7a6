"""WARC bytes → records with the byte at which each begins; what is damaged costs only itself.

The records are read by FastWARC (Bevendorff et al. 2018, ECIR), one at a time, packed or not. Where
it cannot go on (a broken gzip member, a header that is none) the next beginning of a record is
looked for behind the break: archives of a gigabyte are copied over bad lines, and one lost record
must not cost the twenty thousand after it.
"""

from __future__ import annotations

import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.model import Reason, Rejected

log = logging.getLogger(__name__)

OF_INTEREST = (
    WarcRecordType.response
    | WarcRecordType.resource
    | WarcRecordType.conversion
    | WarcRecordType.revisit
)
"""Records of what a server sent, or of the words in it; the others tell about the crawl."""

FAULTS = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile)
STEP_BYTES = 1 << 20  # looked through at a time, behind a break
TASTE_BYTES = 512  # enough of a gzip member to unpack its first word
_BEGINNING = re.compile(rb"\x1f\x8b\x08|WARC/1\.")
_OVERLAP = 6  # a beginning may lie across two steps


def records(stream: BinaryIO, where: str) -> Iterator[tuple[int, WarcRecord | Rejected]]:
    """The records of interest in `stream`, which can seek; a `Rejected` for each damaged stretch.

    A record can be read until the next one is asked for. Several damaged records in a row are one
    stretch: where one ends and the next begins cannot be told.
    """
    start: int | None = 0
    whole = True
    if not stream.read(1):
        yield 0, Rejected(where, Reason.EMPTY, "there is no record in it")
        return
    while start is not None:
        at = start
        try:
            stream.seek(start)
            for record in ArchiveIterator(stream, parse_http=False):
                at = record.stream_pos
                if record.record_type & OF_INTEREST:
                    whole = True
                    yield at, record
            if _next_beginning(stream, at + 1) is None:
                return
            raise EOFError("a record is cut in its header")  # the library takes it for the end
        except FAULTS as failure:
            start = _next_beginning(stream, at + 1)
            if whole:
                yield at, _damage(where, at, failure)
            whole = False


def _damage(where: str, at: int, failure: Exception) -> Rejected:
    log.info("damaged after byte %d", at)
    detail = f"damaged behind here ({str(failure)[:80]}); what follows is read; copy it again"
    return Rejected(f"{where}@{at}", Reason.BROKEN, detail)


def _next_beginning(stream: BinaryIO, after: int) -> int | None:
    """Where the first record at or behind `after` begins; None where there is no more."""
    try:
        while True:
            stream.seek(after)
            piece = stream.read(STEP_BYTES)
            for found in _BEGINNING.finditer(piece):
                if _begins(stream, after + found.start()):
                    return after + found.start()
            if len(piece) <= _OVERLAP:
                return None
            after += len(piece) - _OVERLAP
    except FAULTS:
        return None


def _begins(stream: BinaryIO, place: int) -> bool:
    """Whether a record begins at `place`: its first word says so, unpacked where it is packed."""
    stream.seek(max(0, place - 1))
    before = stream.read(1) if place else b"\n"
    taste = stream.read(TASTE_BYTES)
    if taste.startswith(b"WARC/"):
        return before == b"\n"
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(taste).startswith(b"WARC/")
    except zlib.error:
        return False
