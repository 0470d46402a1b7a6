"""JSON lines → pages: `{"id", "url", "outlet", "title", "published", "text" | "html"}` a line.

A line that is broken is a `Rejected` named `FILE:12`; the lines after it are read. Text goes on as
UTF-8 with lone surrogates kept, so that the document can say that there were some.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read.claims import Claims, claims_of
from onrecord.read.terms import Terms

ROW_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ESCAPED = 2  # bytes of JSON for one byte of text: é is \u00e9 in ASCII, news has few of them
MAX_SKIPPED_BYTES = 1 << 30  # of one endless line, before the rest of the file is given up


def row_pages(stream: BinaryIO, where: str, terms: Terms) -> Iterator[Page | Rejected]:
    """A page or a rejection for each line of `stream` that is not blank, as it is read."""
    for number, line in _numbered(stream, where, ESCAPED * terms.settings.max_page_bytes):
        place = f"{where}:{number}"
        if isinstance(line, Rejected):
            yield line
        elif line.strip():
            yield _page(line, place, terms.claims)


def row_of(line: bytes, place: str) -> dict[str, Any] | Rejected:
    """The object in one line of JSON."""
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as failure:
        return Rejected(place, Reason.BROKEN, f"not a line of JSON ({_short(failure)}); mend it")
    if not isinstance(row, dict):
        return Rejected(place, Reason.BROKEN, "an object is needed: {…}")
    return row


def _page(line: bytes, place: str, claims: Claims) -> Page | Rejected:
    row = row_of(line, place)
    if isinstance(row, Rejected):
        return row
    for key, media_type in (("html", MediaType.HTML), ("text", MediaType.PLAIN)):
        words = row.get(key)
        if isinstance(words, str) and words:
            content = words.encode("utf-8", "surrogatepass")
            return claims.over(claims_of(row)).page(content, place, media_type, "utf-8")
    detail = 'no words: a line needs "text" or "html", a string that is not empty'
    return Rejected(place, Reason.EMPTY, detail, url=claims_of(row).url)


def _numbered(stream: BinaryIO, where: str, limit: int) -> Iterator[tuple[int, bytes | Rejected]]:
    """Lines with their numbers, from 1; a line longer than `limit` is passed over."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(limit + 1)
            if not line:
                return
            if len(line) > limit and not line.endswith(b"\n"):
                goes_on = _skipped(stream, limit)
                yield (
                    number,
                    Rejected(f"{where}:{number}", Reason.TOO_LARGE, "the line is too long"),
                )
                if not goes_on:
                    return
                continue
        except (OSError, EOFError, zlib.error) as failure:
            detail = f"cannot be read on from here ({_short(failure)}); copy it again"
            yield number, Rejected(f"{where}:{number}", Reason.BROKEN, detail)
            return
        yield number, line


def _skipped(stream: BinaryIO, step: int) -> bool:
    """Pass over the rest of a long line; False where it has no end within reason."""
    for _ in range(MAX_SKIPPED_BYTES // step + 1):
        rest = stream.readline(step)
        if not rest or rest.endswith(b"\n"):
            return True
    return False


def _short(failure: BaseException) -> str:
    return str(failure)[:80]
