"""Exports read back: whether what each format promises holds for a file of it.

In: the bytes of an export, and the record that it is of. Out: how many rows are in it, or None
where a format makes more or fewer things than rows; an error where a promise is broken.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow.parquet as pq
import stix2

from onrecord.exchange.formats import Format
from onrecord.exchange.iris import iri
from onrecord.record import Record

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def table(content: bytes, _record: Record) -> int:
    """The rows of a CSV, none of whose cells a spreadsheet runs."""
    header, *rows = list(csv.reader(io.StringIO(content.decode(), newline=""))) or [[]]
    for row in rows:
        assert len(row) == len(header), row
        bad = [cell for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell)]
        assert not bad, bad
    return len(rows)


def lines(content: bytes, _record: Record) -> int:
    """The lines of JSON."""
    return sum(isinstance(json.loads(line), dict) for line in content.decode().splitlines())


def entities(content: bytes, record: Record) -> None:
    """The lines of JSON of a format that leaves rows out, or makes several of one."""
    lines(content, record)


def parquet(content: bytes, _record: Record) -> int:
    """The rows of a Parquet file."""
    return pq.read_table(io.BytesIO(content)).num_rows if content else 0


def annotated(content: bytes, record: Record) -> None:
    """The annotations, each of whose places in a text holds the words that it quotes."""
    texts = {iri(row.document.id): row.document.text for row in record.documents()}
    for item in json.loads(content)["items"]:
        for place in _places([item["target"], item["body"]]):
            quoted = place["selector"]
            if isinstance(quoted, list):
                position, quoted = quoted
                text = texts[place["source"]["id"]]
                assert text[position["start"] : position["end"]] == quoted["exact"], item
            assert quoted["exact"], item


def _places(value: Any) -> Iterator[dict[str, Any]]:
    """Everything that selects words, however deep."""
    if isinstance(value, dict):
        if "selector" in value:
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _places(each)


def document(content: bytes, _record: Record) -> None:
    """One document of JSON."""
    assert isinstance(json.loads(content), dict)


def bundle(content: bytes, _record: Record) -> None:
    """A bundle that STIX's own library takes."""
    stix2.parse(content.decode(), allow_custom=True)


def standoff(content: bytes, _record: Record) -> None:
    """An archive for brat, each of whose annotations repeats the words at its place."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            if name.endswith(".ann"):
                text = packed.read(name.removesuffix("ann") + "txt").decode()
                for line in packed.read(name).decode().split("\n")[:-1]:
                    _annotation(line, text)


def _annotation(line: str, text: str) -> None:
    own, what, *words = line.split("\t")
    if own[0] == "T":
        places = [tuple(map(int, each.split())) for each in what.partition(" ")[2].split(";")]
        assert words == [" ".join(text[start:end] for start, end in places)], line


READ_BACK: dict[Format, Callable[[bytes, Record], int | None]] = {
    Format.JSONL: lines,
    Format.CSV: table,
    Format.PARQUET: parquet,
    Format.ANNOTATIONS: annotated,
    Format.SCHEMA_ORG: document,
    Format.PLOVER: entities,
    Format.FTM: entities,
    Format.STIX: bundle,
    Format.BRAT: standoff,
}
