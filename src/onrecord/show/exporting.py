"""`onrecord export`: rows of the record into files that other programs read, streamed, no cap.

A format is one function of rows and a binary file, and one row in `FORMATS`. JSON lines and Parquet
hold the nested form (spans as lists of [start, end)); CSV holds the flat form, with cells that a
spreadsheet would run as a formula made harmless (see `onrecord.record.flat`).
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from onrecord.errors import BadInput
from onrecord.model import DocumentRow, StatementRow
from onrecord.record import Record, csv_cell, flat_document, flat_statement
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, RecordFile, existing

Row = StatementRow | DocumentRow
PARQUET_ROWS = 10_000  # a row group: a few megabytes


class What(StrEnum):
    """What can be exported."""

    STATEMENTS = "statements"
    DOCUMENTS = "documents"


class Format(StrEnum):
    """The file formats."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def export(
    what: Annotated[What, typer.Argument(help="Statements or documents.")],
    record: RecordFile = DEFAULT_RECORD,
    form: Annotated[Format, typer.Option("--format", help="The file format.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; standard output if left out.")
    ] = None,
) -> int:
    """Write all statements or documents to a file, as JSON lines, CSV or Parquet."""
    with Record.open(existing(record), read_only=True) as opened:
        rows: Iterable[Row] = opened.statements() if what is What.STATEMENTS else opened.documents()
        count = _write(rows, FORMATS[form], output)
    typer.echo(f"{count:,} {what} written to {output or 'standard output'}", err=True)
    return Exit.DONE


def write_jsonl(rows: Iterable[Row], file: BinaryIO) -> int:
    """Write one JSON object a line; the number of rows."""
    count = 0
    for row in rows:
        file.write(json.dumps(row.as_dict(), ensure_ascii=False).encode("utf8") + b"\n")
        count += 1
    return count


def write_csv(rows: Iterable[Row], file: BinaryIO) -> int:
    """Write a header and one line a row (RFC 4180); the number of rows."""
    text = io.TextIOWrapper(file, encoding="utf8", newline="", write_through=True)
    writer = csv.writer(text)
    count = 0
    for row in rows:
        flat = flat_statement(row) if isinstance(row, StatementRow) else flat_document(row)
        if not count:
            writer.writerow(flat)
        writer.writerow([csv_cell(cell) for cell in flat.values()])
        count += 1
    text.detach()
    return count


def write_parquet(rows: Iterable[Row], file: BinaryIO) -> int:
    """Write a Parquet file with zstd compression; the number of rows."""
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    count, writer = 0, None
    for group in _groups(rows, PARQUET_ROWS):
        writer = writer or ParquetWriter(file, _schema(group[0]), compression="zstd")
        writer.write_table(Table.from_pylist(group, writer.schema))
        count += len(group)
    if writer:
        writer.close()
    return count


FORMATS: dict[Format, Callable[[Iterable[Row], BinaryIO], int]] = {
    Format.JSONL: write_jsonl,
    Format.CSV: write_csv,
    Format.PARQUET: write_parquet,
}


def _write(
    rows: Iterable[Row], write: Callable[[Iterable[Row], BinaryIO], int], output: Path | None
) -> int:
    if output is None:
        return write(rows, sys.stdout.buffer)
    try:
        with output.open("wb") as file:
            return write(rows, file)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}; name another") from error


def _groups(rows: Iterable[Row], size: int) -> Iterator[list[dict[str, Any]]]:
    each = iter(rows)
    while group := [_columns(row) for row in islice(each, size)]:
        yield group


def _columns(row: Row) -> dict[str, Any]:
    columns = row.as_dict()
    if "blocks" in columns:
        columns["blocks"] = [
            {"start": start, "end": end, "kind": kind} for start, end, kind in columns["blocks"]
        ]
    return columns


def _schema(columns: dict[str, Any]) -> Any:
    """The Parquet types of the columns; one that is not named here holds strings."""
    import pyarrow as pa

    spans = pa.list_(pa.list_(pa.int32(), 2))
    speaker = pa.struct([(name, pa.string()) for name in ("id", "name", "kind", "wikidata")])
    block = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
    types = {
        **dict.fromkeys(("source", "cue", "content", "addressee", "occasion"), spans),
        **dict.fromkeys(("speaker", "on_behalf_of"), speaker),
        **dict.fromkeys(("speaker_unsure", "denied", "latest"), pa.bool_()),
        **dict.fromkeys(("score", "act_score", "speaker_score"), pa.float64()),
        "candidates": pa.list_(speaker),
        "statements": pa.int64(),
        "notes": pa.list_(pa.string()),
        "blocks": pa.list_(block),
    }
    return pa.schema([(name, types.get(name, pa.string())) for name in columns])
