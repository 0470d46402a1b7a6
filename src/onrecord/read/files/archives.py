"""Web archives (WARC, WACZ) → pages: what servers sent, as they sent it, when they sent it.

Of each response that is a page come its bytes, the address that was asked, the charset that the
server declared, and the time of the request as the time of observation. `Last-Modified` is no
claim of a date of publication: servers that make pages when asked send the time of asking. What
is no page (pictures, redirects, revisits, which hold no words) is counted and passed by.
`FILE@BYTE` names the place, where any tool for archives finds the record.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Protocol

from fastwarc.stream_io import BrotliReader, ChunkedReader
from fastwarc.warc import WarcRecord, WarcRecordType

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read.claims import Claims
from onrecord.read.documents import too_large
from onrecord.read.files.opening import GZIP_MARK, unpacked
from onrecord.read.files.warc import FAULTS, records
from onrecord.read.terms import Terms, count

ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
BUNDLE_SUFFIXES = (".wacz",)
PIECE_BYTES = 1 << 20  # read at a time

_PAGES = {
    "text/html": MediaType.HTML,
    "application/xhtml+xml": MediaType.HTML,
    "text/plain": MediaType.PLAIN,
    "": None,
}
"""Content types of pages; where a server names none, the bytes will tell."""


class _Reader(Protocol):
    def read(self, size: int, /) -> bytes: ...


def archived_pages(stream: BinaryIO, where: str, terms: Terms) -> Iterator[Page | Rejected]:
    """The pages of a WARC file, packed or not, as they are read; the rest is counted."""
    faulty = -1
    for at, record in records(stream, where):
        page = record if isinstance(record, Rejected) else _page(record, f"{where}@{at}", terms)
        if isinstance(page, str):
            count(terms.passed, page)
        elif isinstance(page, Page) or at != faulty:  # a break inside a record is met again behind
            yield page
        faulty = at if isinstance(page, Rejected) else -1


def bundled_pages(stream: BinaryIO, where: str, terms: Terms) -> Iterator[Page | Rejected]:
    """The pages of a WACZ file: of all the WARC files in it."""
    try:
        with zipfile.ZipFile(stream) as bundle:
            names = [each for each in bundle.namelist() if each.endswith(ARCHIVE_SUFFIXES)]
            if not names:
                yield Rejected(where, Reason.EMPTY, "no WARC file is in it")
            for name in names:
                with bundle.open(name) as inside:
                    place = f"{where}!{name}"
                    yield from archived_pages(inside, place, terms)  # type: ignore[arg-type]
    except (*FAULTS, NotImplementedError, RuntimeError) as failure:  # the last two: encrypted
        detail = f"not a whole WACZ file ({str(failure)[:80]}); copy it again"
        yield Rejected(where, Reason.BROKEN, detail)


def _page(record: WarcRecord, place: str, terms: Terms) -> Page | Rejected | str:
    """The page in a record, why it cannot be had, or the kind of what is no page."""
    url = record.headers.get("WARC-Target-URI")
    if record.record_type == WarcRecordType.revisit:
        return "revisit"
    if not record.headers.get("Content-Type"):
        return Rejected(place, Reason.BROKEN, "the record ends in its header", url=url)
    try:
        kind, charset = _declared(record)
        if kind not in _PAGES:
            length = record.content_length
            if record.consume() < length:
                raise EOFError("it ends too early")
            return kind
        content = _content(record, place, terms.settings.max_page_bytes)
    except FAULTS as failure:
        return Rejected(place, Reason.BROKEN, f"a damaged record ({str(failure)[:80]})", url=url)
    if isinstance(content, Rejected):
        return content
    beside = terms.claims.over(Claims(url=_web_address(url)))
    return beside.page(content, place, _PAGES[kind], charset, _seen(record))


def _declared(record: WarcRecord) -> tuple[str, str | None]:
    """The content type of what was sent (for an answer that is not 200, `status N`) and charset."""
    if not record.is_http:
        return _bare(record.headers.get("Content-Type") or ""), None
    record.parse_http()
    status = record.http_headers.status_code
    if status is None:
        raise EOFError("no whole answer of a server is in it")
    if status != 200:
        return f"status {status}", None
    return _bare(record.http_content_type or ""), record.http_charset


def _bare(content_type: str) -> str:
    """A content type without what may follow it."""
    return content_type.partition(";")[0].strip().lower()


def _content(record: WarcRecord, place: str, limit: int) -> bytes | Rejected:
    """The bytes of the page, never more than `limit`, its wrappings taken off.

    Crawlers leave the headers about wrappings in place also where they took those off, so each is
    believed only where the bytes agree.
    """
    content = _at_most(limit + 1, record.reader)
    if len(content) < min(record.content_length, limit):
        raise EOFError("it ends too early")
    headers = record.http_headers if record.is_http else None
    if headers and "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        content = _unwrapped(content, ChunkedReader, limit)
    if content.startswith(GZIP_MARK):
        return unpacked(content, place, limit)
    if headers and (headers.get("Content-Encoding") or "").strip().lower() == "br":
        content = _unwrapped(content, BrotliReader, limit)
    return content if len(content) <= limit else too_large(place, limit)


def _unwrapped(
    content: bytes, reader: type[ChunkedReader] | type[BrotliReader], limit: int
) -> bytes:
    """The bytes without their wrapping, or as they are where they have none."""
    try:
        return _at_most(limit + 1, reader(io.BytesIO(content)))
    except FAULTS:
        return content


def _at_most(limit: int, reader: _Reader) -> bytes:
    parts: list[bytes] = []
    while limit > 0 and (part := reader.read(min(limit, PIECE_BYTES))):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _web_address(url: str | None) -> str | None:
    url = (url or "").strip("<> ")  # WARC 1.0 was often written with the brackets of its grammar
    return url if url.startswith(("http://", "https://")) else None


def _seen(record: WarcRecord) -> datetime | None:
    """When the crawler saw the page; None where the record does not say."""
    try:
        return record.record_date.astimezone(UTC)
    except (AttributeError, *FAULTS):
        return None
