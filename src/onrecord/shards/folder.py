"""A folder of shards: files of readings by day, and receipts that say what is whole.

    FOLDER/day=2019-12-10/pcl-3f….parquet    what pages of that day were read as, of one parcel
    FOLDER/day=none/pcl-3f….parquet          pages that tell no date
    FOLDER/_receipts/….json                  what became of a parcel: its files with their sums

A file gets its name when it is whole, a receipt is written last: a run that is killed anywhere
leaves parcels that are done and files that no receipt names, which the next run writes again. The
partition is Hive's, which DuckDB, Spark, pandas and pyarrow know; they pass by what begins with _.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import BadInput
from onrecord.model import Reading, Reason, Rejected
from onrecord.shards.parcels import Parcel
from onrecord.shards.receipts import Receipt, Shard, as_json, from_json
from onrecord.shards.rows import Row, row_of
from onrecord.shards.schema import SCHEMA

RECEIPTS = "_receipts"
NO_DAY = "none"


class ShardFolder:
    """A folder of shards, made when the first is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def receipt(self, parcel: Parcel, version: str) -> Receipt | None:
        """The receipt of `parcel`, where `version` has read it."""
        path = self._receipt_path(parcel.number, parcel.id(version))
        return self._read(path) if path.exists() else None

    def receipts(self) -> Iterator[Receipt | Rejected]:
        """All receipts, in the order of inputs' parcels; a broken one costs itself.

        Of one parcel that several versions read, that of the last reading comes last.
        """
        for path in sorted((self.path / RECEIPTS).glob("*.json"), key=_place_and_time):
            try:
                yield self._read(path)
            except (OSError, BadInput) as fault:
                detail = f"{fault}; read its pages again"
                yield Rejected(str(path), Reason.BROKEN, detail)

    def keep(self, parcel: Parcel, results: Sequence[Reading | Rejected], version: str) -> Receipt:
        """Write what the pages of `parcel` were read as, and the receipt of it."""
        name = parcel.id(version)
        days: dict[str, list[Row]] = {}
        for position, result in enumerate(results):
            if isinstance(result, Reading):
                day = result.document.published
                days.setdefault(day.text if day else NO_DAY, []).append(row_of(result, position))
        receipt = Receipt(
            parcel=name,
            where=parcel.where,
            number=parcel.number,
            version=version,
            shards=tuple(
                self._write(f"day={day}/{name}.parquet", days[day]) for day in sorted(days)
            ),
            rejected=(*parcel.rejected, *(r for r in results if isinstance(r, Rejected))),
            passed=parcel.passed,
        )
        self._put(self._receipt_path(parcel.number, name), as_json(receipt))
        return receipt

    def unfinished(self, named: set[str]) -> int:
        """How many files there are that none of the receipts `named`."""
        files = self.path.glob("day=*/*.parquet")
        return sum(str(file.relative_to(self.path)) not in named for file in files)

    def _write(self, path: str, rows: list[Row]) -> Shard:
        sink = pa.BufferOutputStream()
        table = pa.Table.from_pylist(rows, schema=SCHEMA)
        pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
        content = sink.getvalue().to_pybytes()
        self._put(self.path / path, content)
        statements = sum(len(row["statements"]) for row in rows)
        return Shard(path, len(rows), statements, hashlib.sha256(content).hexdigest())

    def _put(self, path: Path, content: bytes) -> None:
        """Write a file that is whole as soon as it has its name."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(path)

    def _receipt_path(self, number: int, parcel: str) -> Path:
        return self.path / RECEIPTS / f"{number:06d}-{parcel}.json"

    def _read(self, path: Path) -> Receipt:
        return from_json(path.read_bytes())


def _place_and_time(receipt: Path) -> tuple[str, int, str]:
    return receipt.name.partition("-")[0], receipt.stat().st_mtime_ns, receipt.name
