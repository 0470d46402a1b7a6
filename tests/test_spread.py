from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import count

import pytest

from onrecord.model import Page, Reason, Rejected
from onrecord.spread import (
    BATCH_BYTES,
    BATCH_PAGES,
    BATCH_SECONDS,
    FIRST_PAGES,
    Result,
    Spread,
    batches,
)


def page(content: bytes) -> Page:
    return Page(content, where=content.decode())


def start() -> None:
    """Nothing to load."""


def read_or_die(batch: Sequence[Page]) -> list[Result]:
    if any(each.content == b"die" for each in batch):
        os._exit(1)
    return [Rejected(each.where, Reason.EMPTY, "read") for each in batch]


def spread_over(*batches: Sequence[bytes]) -> list[tuple[str, str]]:
    with Spread(2, read_or_die, start) as spread:
        results = spread.over(iter([[page(content) for content in batch] for batch in batches]))
        return [(each.where, each.detail[:4]) for each in results if isinstance(each, Rejected)]


def test_results_come_in_the_order_of_the_pages() -> None:
    names = [str(number).encode() for number in range(40)]
    results = spread_over(*(names[at : at + 3] for at in range(0, 40, 3)))
    assert [where for where, _ in results] == [name.decode() for name in names]


def test_a_page_that_kills_its_process_is_rejected_and_no_other() -> None:
    results = spread_over([b"a", b"b"], [b"c", b"die", b"d"], [b"e"], [b"f", b"g"])
    assert [where for where, _ in results] == ["a", "b", "c", "die", "d", "e", "f", "g"]
    assert [where for where, how in results if how != "read"] == ["die"]


def test_batches_are_small_at_first_and_bounded_by_pages() -> None:
    sizes = [len(batch) for batch in batches([page(b"x")] * 1000)]
    assert sizes[0] == FIRST_PAGES
    assert (max(sizes), sum(sizes)) == (BATCH_PAGES, 1000)
    assert sizes[:-1] == sorted(sizes[:-1])


def test_batches_are_bounded_by_bytes() -> None:
    large = [Page(b"x" * BATCH_BYTES, "large")] * 3
    assert [len(batch) for batch in batches(large)] == [1, 1, 1]


def test_a_page_does_not_wait_long_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = count(step=BATCH_SECONDS)
    monkeypatch.setattr("onrecord.spread.time.monotonic", lambda: next(moments))
    assert [len(batch) for batch in batches([page(b"x")] * 3)] == [1, 1, 1]
