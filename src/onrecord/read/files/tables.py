"""Parquet → pages: a row is a page.

The columns are `url`, `outlet`, `title`, `published`, `language`, and `html` or `text`; one of the
last two must be there. A file of a million rows is read some rows at a time, and of its
columns only these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read.claims import Claims, claims_of
from onrecord.read.terms import Terms

if TYPE_CHECKING:
    import pyarrow.parquet as pq

TABLE_SUFFIXES = (".parquet",)
ROWS_AT_A_TIME = 64  # of 0.1 MB each where they are whole HTML pages
CLAIMED = ("url", "outlet", "title", "published", "language", "lang")
WORDS = {"html": MediaType.HTML, "text": MediaType.PLAIN}  # html first: it says more


def table_pages(stream: BinaryIO, where: str, terms: Terms) -> Iterator[Page | Rejected]:
    """A page or a rejection for each row."""
    import pyarrow as pa  # takes 0.1 s: who gives no Parquet does not wait for it
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20) as table:
            names = table.schema_arrow.names
            if not WORDS.keys() & set(names):
                yield Rejected(where, Reason.BROKEN, _no_words(names))
                return
            first = 1
            for group in range(table.num_row_groups):
                yield from _group(table, group, first, where, terms.claims)
                first += table.metadata.row_group(group).num_rows
    except (pa.ArrowException, OSError) as failure:
        yield _damage(where, failure)


def rows_in(stream: BinaryIO) -> int | None:
    """How many rows there are, as the file's last bytes say; None where they are broken."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.ParquetFile(stream).metadata.num_rows)
    except (pa.ArrowException, OSError):
        return None


def _group(
    table: pq.ParquetFile, group: int, number: int, where: str, claims: Claims
) -> Iterator[Page | Rejected]:
    """The pages of one group of rows, of which the first is row `number`; damage ends the group."""
    import pyarrow as pa

    names = set(table.schema_arrow.names)
    columns = [name for name in (*WORDS, *CLAIMED) if name in names]
    try:
        for batch in table.iter_batches(
            ROWS_AT_A_TIME, row_groups=[group], columns=columns, use_threads=False
        ):
            for row in batch.to_pylist():
                yield _page(row, f"{where}:{number}", claims)
                number += 1
    except (pa.ArrowException, OSError, UnicodeError) as failure:
        yield _damage(f"{where}:{number}", failure)


def _damage(place: str, failure: Exception) -> Rejected:
    detail = f"a damaged Parquet file ({str(failure)[:80]}); copy it again"
    return Rejected(place, Reason.BROKEN, detail)


def _no_words(names: list[str]) -> str:
    there = ", ".join(names[:10])[:100]
    return f'a column "text" or "html" is needed; there are: {there}'


def _page(row: dict[str, Any], place: str, claims: Claims) -> Page | Rejected:
    for name, media_type in WORDS.items():
        words = row.get(name)
        if isinstance(words, str) and words:
            words = words.encode("utf-8", "surrogatepass")
        if isinstance(words, bytes) and words:
            return claims.over(claims_of(row)).page(words, place, media_type)
    detail = 'no words: a row needs "text" or "html", a string that is not empty'
    return Rejected(place, Reason.EMPTY, detail, url=claims_of(row).url)
