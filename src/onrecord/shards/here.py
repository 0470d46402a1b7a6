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
    Parcels that were done before the first new one are told as they come, since a run that is
    started again may begin with very many.
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
    """Read parcels of which the first is new."""
    known: deque[Done] = deque()
    waiting: deque[Parcel] = deque()

    def fresh() -> Iterator[Page]:
        for parcel in parcels:
            if receipt := folder.receipt(parcel, version):
                known.append(Done(receipt, known=True))
            else:
                waiting.append(parcel)
                yield from parcel.pages

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
