"""Tables: CSV with one plain value a cell, and Parquet with the nested form.

Cells that a spreadsheet would run as a formula are made harmless, reversibly (see
`onrecord.record.asking.flat`). A Parquet file carries the description of the export in its footer,
under the key `onrecord`; the footer is written last, so that the counts are those of the rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from onrecord.exchange.exports import Export
from onrecord.exchange.lines import AsDict, encoded
from onrecord.record import csv_cell
from onrecord.record.asking.flat import Cell

PARQUET_ROWS = 10_000  # a row group: a few megabytes

Row = TypeVar("Row", bound=AsDict)


def csv_lines(
    rows: Iterable[Row], export: Export, flat: Callable[[Row], Mapping[str, Cell]]
) -> Iterator[bytes]:
    """A header and one line a row (RFC 4180); nothing at all where there is no row."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    for row in export.taking(rows):
        cells = flat(row)
        if export.rows == 1:
            writer.writerow(cells)
        writer.writerow([csv_cell(cell) for cell in cells.values()])
        yield line.getvalue().encode("utf8")
        line.seek(0)
        line.truncate()


def parquet(rows: Iterable[AsDict], export: Export) -> Iterator[bytes]:
    """A Parquet file with zstd compression, a row group at a time."""
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    sink, writer = Outgoing(), None
    for group in _groups(export.taking(rows), PARQUET_ROWS):
        writer = writer or ParquetWriter(sink, _schema(group[0]), compression="zstd")
        writer.write_table(Table.from_pylist(group, writer.schema))
        yield sink.taken()
    if writer:
        writer.add_key_value_metadata({"onrecord": encoded(export.about())})
        writer.close()
    yield sink.taken()


class Outgoing(io.RawIOBase):
    """A file that is only written to, forwards; what was written is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How many bytes were written so far."""
        return self._written

    def write(self, piece: Any, /) -> int:
        """Keep `piece` until it is taken."""
        self._pieces.append(bytes(piece))
        self._written += len(self._pieces[-1])
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _groups(rows: Iterable[AsDict], size: int) -> Iterator[list[dict[str, Any]]]:
    each = iter(rows)
    while group := [_columns(row) for row in islice(each, size)]:
        yield group


def _columns(row: AsDict) -> dict[str, Any]:
    columns = row.as_dict()
    if "blocks" in columns:
        columns["blocks"] = [
            {"start": start, "end": end, "kind": kind} for start, end, kind in columns["blocks"]
        ]
    return columns


def _schema(columns: dict[str, Any]) -> Any:
    """The Parquet types of the columns; one that is not named here holds strings."""
    import pyarrow as pa

    spans, texts = pa.list_(pa.list_(pa.int32(), 2)), pa.list_(pa.string())
    speaker = _struct("id", "name", "kind", "wikidata")
    words = _struct("statement", "document", "words", "day", "outlet")
    asked = pa.struct([*_struct("outcome", "document", "words"), ("span", pa.list_(pa.int32(), 2))])
    side = pa.struct(
        [*_struct("party", "stance", "answer"), ("evidence", pa.list_(words)), ("asked", asked)]
    )
    block = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
    types = {
        **dict.fromkeys(("source", "cue", "content", "addressee", "occasion", "target"), spans),
        **dict.fromkeys(("speaker", "on_behalf_of", "hearer"), speaker),
        **dict.fromkeys(
            ("speaker_unsure", "denied", "latest", "own_words", "credited"), pa.bool_()
        ),
        **dict.fromkeys(("score", "act_score", "speaker_score", "event_score"), pa.float64()),
        **dict.fromkeys(("notes", "names", "corrected", "reasons", "evidence"), texts),
        "candidates": pa.list_(speaker),
        **dict.fromkeys(("statements", "pages", "origins"), pa.int64()),
        "sides": pa.list_(side),
        "renderings": pa.list_(words),
        "carried_by": pa.list_(_struct("id", "outlet", "day", "title", "url")),
        "blocks": pa.list_(block),
    }
    return pa.schema([(name, types.get(name, pa.string())) for name in columns])


def _struct(*names: str) -> Any:
    """The type of an object whose members are texts."""
    import pyarrow as pa

    return pa.struct([(name, pa.string()) for name in names])
