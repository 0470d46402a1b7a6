"""What a user names → parcels: some hundred pages that are read, written and counted together.

A parcel never holds pages of two inputs, and the pages of an input always fall into the same
parcels, which bear its name: so engines agree on them where each input is named by its whole path,
and a run that is started again tells those that are done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import Page, Rejected, hashed_id
from onrecord.read import Claims, ReadSettings, pages

PARCEL_PAGES = 512  # a file of some 5 MB; half a minute of reading is lost at a kill
PARCEL_BYTES = 64_000_000  # of pages: what is held while a parcel is gathered
PARCEL_REJECTED = 10_000  # a damaged archive may have no page between millions of them


@dataclass(frozen=True, slots=True)
class Parcel:
    """Pages of one input, in order; the `number` counts its parcels.

    `rejected` could not be opened, `passed` counts what was no page to read; both go with the
    pages that follow them.
    """

    where: str
    number: int
    pages: tuple[Page, ...] = field(repr=False)
    rejected: tuple[Rejected, ...] = ()
    passed: Counter[str] = field(default_factory=Counter)

    def id(self, version: str) -> str:
        """`pcl-…` of the pages, what was claimed of them, and the version that reads them."""
        return hashed_id("pcl", version, self.where, str(self.number), *map(_identity, self.pages))


def parcels_of(
    where: str, claims: Claims | None = None, settings: ReadSettings | None = None
) -> Iterator[Parcel]:
    """The pages at `where` in parcels; at least one, so that every input is accounted for."""
    passed: Counter[str] = Counter()
    held: list[Page] = []
    rejected: list[Rejected] = []
    number = size = 0
    for page in pages(where, claims, settings, passed):
        if isinstance(page, Rejected):
            rejected.append(page)
        else:
            held.append(page)
            size += len(page.content)
        full = len(held) == PARCEL_PAGES or size >= PARCEL_BYTES
        if full or len(rejected) == PARCEL_REJECTED:
            yield Parcel(where, number, tuple(held), tuple(rejected), passed.copy())
            held, rejected, size, number = [], [], 0, number + 1
            passed.clear()
    if held or rejected or passed or not number:
        yield Parcel(where, number, tuple(held), tuple(rejected), passed.copy())


def _identity(page: Page) -> str:
    claimed = (page.url, page.outlet, page.title, page.published, page.language)
    return repr((page.hash, page.where, page.media_type, page.encoding, *claimed))
