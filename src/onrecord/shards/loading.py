"""Shards → readings again: whole files only, each told from damage by its sum."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from heapq import merge
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import BadInput
from onrecord.model import Reading, Reason, Rejected
from onrecord.shards.folder import ShardFolder
from onrecord.shards.readings import place_of, reading_of
from onrecord.shards.receipts import Receipt, Shard
from onrecord.shards.rows import Row

ROWS_AT_A_TIME = 64  # of some 0.2 MB each as Python objects


def loaded(folder: ShardFolder, receipt: Receipt) -> Iterator[Reading | Rejected]:
    """What a receipt stands for, in the order of its pages; a broken shard is one rejection."""
    yield from receipt.rejected
    placed = merge(*(_shard(folder, shard) for shard in receipt.shards), key=itemgetter(0))
    yield from (each for _, each in placed)


def _shard(folder: ShardFolder, shard: Shard) -> Iterator[tuple[int, Reading | Rejected]]:
    """The readings of a shard, each with its place in the parcel."""
    path, place = folder.path / shard.path, 0
    try:
        if not path.resolve().is_relative_to(folder.path.resolve()):
            raise BadInput("a receipt names a file outside of its folder")
        for row in _rows(path, shard):
            place = place_of(row)
            yield place, reading_of(row)
    except (OSError, pa.ArrowException, BadInput) as fault:
        yield place, Rejected(str(path), Reason.BROKEN, f"{fault}; read its pages again")


def _rows(path: Path, shard: Shard) -> Iterator[Row]:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != shard.sha256:
        raise BadInput("a damaged shard: its bytes are not those that were written")
    with pq.ParquetFile(io.BytesIO(content)) as table:
        for batch in table.iter_batches(ROWS_AT_A_TIME, use_threads=False):
            yield from batch.to_pylist()
