"""Parcels → shards: what every engine does with the parcels that it is given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from onrecord.model import Page
from onrecord.pipeline import Settings, version_of
from onrecord.shards.folder import ShardFolder
from onrecord.shards.parcels import Parcel
from onrecord.shards.receipts import Receipt
from onrecord.spread import Result, readings

AHEAD = 32  # parcels in a row of which nothing is to be read: each is held until what is read ends

ReadAll = Callable[[Iterable[Page]], Iterator[Result]]
"""Gives a reading or a rejection for each page, in their order."""


@dataclass(frozen=True, slots=True)
class Done:
    """The receipt of a parcel whose shards are whole; `known` where they were before."""

    receipt: Receipt
    known: bool = False


def read_here(
    parcels: Iterable[Parcel],
    folder: ShardFolder,
    settings: Settings | None = None,
    workers: int = 1,
) -> Iterator[Done]:
    """Read parcels by `workers` processes of this machine; what of them is done, as it is."""
    settings = settings or Settings()
    version = version_of(settings)
    return read_parcels(parcels, folder, version, lambda pages: readings(pages, settings, workers))


def read_parcels(
    parcels: Iterable[Parcel], folder: ShardFolder, version: str, read_all: ReadAll
) -> Iterator[Done]:
    """Read the parcels that `folder` has no receipt of, and write their shards.

    The pages of several parcels go to the reader in one stream: its batches cross their borders.
    Parcels that were done before are told as they come while nothing is being read, since a run
    that is started again may meet very many: a stream ends where AHEAD follow each other.
    """
    parcels = iter(parcels)
    for parcel in parcels:
        receipt = folder.receipt(parcel, version)
        if receipt is None:
            yield from _read_on(chain([parcel], parcels), folder, version, read_all)
        else:
            yield Done(receipt, known=True)


def _read_on(
    parcels: Iterable[Parcel], folder: ShardFolder, version: str, read_all: ReadAll
) -> Iterator[Done]:
    """Read parcels of which the first is new, until AHEAD come of which nothing is to be read."""
    known: deque[Done] = deque()
    waiting: deque[Parcel] = deque()

    def fresh() -> Iterator[Page]:
        in_a_row = 0
        for parcel in parcels:
            if receipt := folder.receipt(parcel, version):
                known.append(Done(receipt, known=True))
            else:
                waiting.append(parcel)
                yield from parcel.pages
            in_a_row = in_a_row + 1 if receipt or not parcel.pages else 0
            if in_a_row == AHEAD:
                return

    def kept(results: list[Result]) -> Iterator[Done]:
        """The first of the parcels, of whose pages these are the results; empty ones before it."""
        while known:
            yield known.popleft()
        while waiting and len(waiting[0].pages) == len(results):
            yield Done(folder.keep(waiting.popleft(), results, version))
            results.clear()

    held: list[Result] = []
    for result in read_all(fresh()):
        yield from kept([]) if not held else ()
        held.append(result)
        yield from kept(held)
    yield from kept(held)
