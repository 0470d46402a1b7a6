"""Parcels → shards on a cluster, by Ray Data (extra `ray`).

Each input is taken apart by a task of its own, its parcels are read by actors that keep the models,
and each actor writes the shards of its parcels itself, into a folder that all machines share. What
goes between machines are pages and receipts.

What fails: an actor or a machine that dies loses the parcels in its hands, which Ray gives to
others; they write the same files under the same names. An actor does not read in its own process
but in a child (`Spread`), so a page that kills whoever reads it costs a child, is found by reading
its batch page by page, is rejected, and the run goes on. A folder has what was finished when a run
is stopped, and the next one goes on there.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import BadInput, RecordError
from onrecord.model import Page
from onrecord.pipeline import Settings, version_of
from onrecord.read import Claims, ReadSettings, pages
from onrecord.read.expecting import STANDARD_INPUT
from onrecord.shards.folder import ShardFolder
from onrecord.shards.here import Done, read_parcels
from onrecord.shards.parcels import parcels_of
from onrecord.shards.receipts import as_json, from_json
from onrecord.spread import Result, Spread, batches, read_batch, start_worker

Row = dict[str, Any]


def read_clustered(
    wheres: Sequence[str],
    folder: ShardFolder,
    claims: Claims | None = None,
    settings: Settings | None = None,
    workers: int = 1,
) -> Iterator[Done]:
    """What is done of the parcels of all inputs, as it is, by `workers` actors of a core each.

    A cluster is found as Ray finds one (RAY_ADDRESS), else this machine is made one. BadInput
    where Ray is not installed.
    """
    settings = settings or Settings()
    named = [{"where": for_all_machines(each, settings.read)} for each in wheres]
    data = _ray_data()
    inputs = data.from_items(named, override_num_blocks=len(named))
    parcels = inputs.flat_map(
        _Unpacked(claims or Claims(), settings.read),
        num_cpus=0,  # it mostly waits; all cores belong to the actors
        compute=data.TaskPoolStrategy(size=workers),
    )
    done = parcels.map_batches(
        Reader,
        fn_constructor_args=(folder.path.resolve(), settings),
        batch_size=1,
        compute=data.ActorPoolStrategy(size=workers),
        num_cpus=1,
    )
    with _failures():
        for row in done.iter_rows():
            yield Done(from_json(row["receipt"]), known=row["known"])


def for_all_machines(where: str, settings: ReadSettings) -> str:
    """The input `where` as every machine finds it; BadInput where there is none."""
    if where == STANDARD_INPUT:
        raise BadInput("a cluster cannot read standard input: name a file that all machines see")
    pages(where, settings=settings)
    return where if "://" in where else str(Path(where).resolve())


@contextmanager
def _failures() -> Iterator[None]:
    """What Ray raises when it gives up, as ours."""
    import ray.exceptions

    try:
        yield
    except ray.exceptions.RayError as failure:
        told = (str(failure).strip() or type(failure).__name__).splitlines()[-1][:200]
        raise RecordError(
            f"the cluster gave up ({told}). What is finished is kept: run the command again"
        ) from failure


def _ray_data() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray
        import ray.data
    except ImportError as missing:
        raise BadInput("Ray is not installed: pip install 'onrecord[ray]'") from missing
    if not ray.is_initialized():
        ray.init(logging_level="ERROR", log_to_driver=False, include_dashboard=False)
    logging.getLogger("ray.data").setLevel(logging.WARNING)  # it tells of each step
    ray.data.DataContext.get_current().enable_progress_bars = False
    return ray.data


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """A task: an input's name in, its parcels out, one at a time."""

    claims: Claims
    settings: ReadSettings

    def __call__(self, row: Row) -> Iterator[Row]:
        for parcel in parcels_of(row["where"], self.claims, self.settings):
            yield {"parcel": parcel}


class Reader:
    """An actor of Ray Data: a parcel in, the receipt of its shards out."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = ShardFolder(folder)
        self._version = version_of(settings)
        self._spread = Spread(1, read_batch, start_worker, settings)

    def __call__(self, rows: Row) -> Row:
        """Read the parcel in a batch of one, or give the receipt that it has."""
        done = list(read_parcels(rows["parcel"], self._folder, self._version, self._read))
        return {
            "receipt": [as_json(each.receipt) for each in done],
            "known": [each.known for each in done],
        }

    def _read(self, given: Iterable[Page]) -> Iterator[Result]:
        return self._spread.over(batches(given))
