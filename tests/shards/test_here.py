"""What an engine does with parcels: batches cross their borders, what is done is passed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.model import Page
from onrecord.shards import Done, Parcel, ShardFolder, parcels, parcels_of
from onrecord.shards.here import AHEAD, read_parcels
from onrecord.spread import Result
from record_builders import reading

READINGS = {each.page.where: each for each in (reading(where=f"{n}.html") for n in range(9))}


def parcel(*numbers: int, number: int = 0) -> Parcel:
    return Parcel("pages/", number, tuple(READINGS[f"{n}.html"].page for n in numbers))


class Counting:
    """Reads three pages at a time, as a network's batches do, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, pages: Iterable[Page]) -> Iterator[Result]:
        held: list[Page] = []
        for page in pages:
            self.asked.append(page.where)
            held.append(page)
            if len(held) == 3:
                yield from (READINGS[each.where] for each in held)
                held = []
        yield from (READINGS[each.where] for each in held)


def run(folder: Path, *given: Parcel) -> tuple[list[Done], list[str]]:
    reader = Counting()
    return list(read_parcels(given, ShardFolder(folder), "v1", reader)), reader.asked


GIVEN = (
    parcel(number=0),
    parcel(0, 1, number=1),
    parcel(2, 3, 4, 5, 6, number=2),
    parcel(number=3),
    parcel(7, number=4),
    parcel(number=5),
)


def test_each_parcel_is_done_once_in_order(tmp_path: Path) -> None:
    done, _ = run(tmp_path, *GIVEN)
    assert [(each.receipt.number, each.receipt.pages) for each in done] == [
        (0, 0), (1, 2), (2, 5), (3, 0), (4, 1), (5, 0),
    ]  # fmt: skip


def test_parcels_without_a_page_at_all_are_done(tmp_path: Path) -> None:
    done, _ = run(tmp_path, parcel(number=0), parcel(number=1))
    assert len(done) == 2


@pytest.mark.parametrize("before", range(len(GIVEN) + 1))
def test_what_was_done_is_known_and_not_read_again(tmp_path: Path, before: int) -> None:
    run(tmp_path, *GIVEN[:before])
    done, asked = run(tmp_path, *GIVEN)
    assert sum(each.known for each in done) == before
    assert len(done) == len(GIVEN)
    assert asked == [page.where for each in GIVEN[before:] for page in each.pages]


def test_what_was_done_before_is_not_held_while_others_are_read(tmp_path: Path) -> None:
    done = [parcel(0, number=number) for number in range(1, 3 * AHEAD)]
    run(tmp_path, *done)
    given = iter((parcel(1), *done))
    told = read_parcels(given, ShardFolder(tmp_path), "v1", Counting())
    assert not all(next(told).known for _ in range(AHEAD + 1))
    assert len(list(given)) >= AHEAD


def test_parcels_without_a_page_are_not_held_while_others_are_read(tmp_path: Path) -> None:
    given = iter((parcel(1), *(parcel(number=number) for number in range(3 * AHEAD))))
    next(read_parcels(given, ShardFolder(tmp_path), "v1", Counting()))
    assert len(list(given)) >= AHEAD


def test_what_was_done_before_is_told_before_more_is_looked_at(tmp_path: Path) -> None:
    run(tmp_path, *GIVEN)
    given = iter(GIVEN)
    assert next(read_parcels(given, ShardFolder(tmp_path), "v1", Counting())).known
    assert len(list(given)) == len(GIVEN) - 1


def test_what_is_rejected_between_two_pages_is_held_to_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "PARCEL_REJECTED", 2)
    (tmp_path / "rows.jsonl").write_text("no row\n" * 5)
    found = list(parcels_of(str(tmp_path / "rows.jsonl")))
    assert [(len(each.rejected), len(each.pages)) for each in found] == [(2, 0), (2, 0), (1, 0)]


def test_pages_fall_into_parcels_of_one_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "PARCEL_PAGES", 2)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.html").write_text(f"<p>{name}</p>")
    found = list(parcels_of(str(tmp_path)))
    assert [(each.number, len(each.pages)) for each in found] == [(0, 2), (1, 1)]
    assert {each.where for each in found} == {str(tmp_path)}


def test_an_input_that_gives_nothing_is_accounted_for(tmp_path: Path) -> None:
    (found,) = parcels_of(str(tmp_path))
    assert (found.where, found.pages) == (str(tmp_path), ())
