"""A folder has what was finished, and tells what is damaged or was not."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.model import Page, Reading, Reason, Rejected
from onrecord.shards import Parcel, Receipt, ShardFolder, loaded
from record_builders import reading

RAIN, SNOW = reading(), reading(url="https://fjord.example/snow", published="2031-06")
UNDATED = reading(url=None, published=None)
LOST = Rejected("lost.html", Reason.EMPTY, "there are no words in it")


def parcel(*readings: Reading, where: str = "pages/", number: int = 0) -> Parcel:
    return Parcel(where, number, tuple(each.page for each in readings))


def kept(folder: ShardFolder, *results: Reading | Rejected) -> Receipt:
    return folder.keep(parcel(*(r for r in results if isinstance(r, Reading))), results, "v1")


def everything(folder: ShardFolder) -> list[Reading | Rejected]:
    found: list[Reading | Rejected] = []
    for receipt in folder.receipts():
        found += [receipt] if isinstance(receipt, Rejected) else loaded(folder, receipt)
    return found


def test_what_was_kept_is_loaded(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path / "new")
    kept(folder, RAIN, LOST, SNOW)
    assert everything(folder) == [LOST, RAIN, SNOW]


def test_pages_lie_under_their_day_or_under_none(tmp_path: Path) -> None:
    shards = kept(ShardFolder(tmp_path), RAIN, SNOW, UNDATED).shards
    days = [shard.path.partition("/")[0] for shard in shards]
    assert days == ["day=2031-05-04", "day=2031-06", "day=none"]


def test_pages_come_back_in_their_order_whatever_their_days(tmp_path: Path) -> None:
    late = reading(url="https://fjord.example/late")
    folder = ShardFolder(tmp_path)
    kept(folder, RAIN, UNDATED, late, SNOW)
    assert everything(folder) == [RAIN, UNDATED, late, SNOW]


def test_a_receipt_counts_what_became_of_the_pages(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    given = Parcel("a.warc.gz", 3, (RAIN.page,), (LOST,), Counter({"image/png": 2}))
    receipt = folder.keep(given, [RAIN], "v1")
    assert (receipt.pages, receipt.statements) == (1, len(RAIN.statements))
    assert folder.receipt(given, "v1") == receipt
    assert (receipt.rejected, receipt.passed) == ((LOST,), Counter({"image/png": 2}))


def test_another_version_has_not_read_it(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    kept(folder, RAIN)
    assert folder.receipt(parcel(RAIN), "v2") is None


@pytest.mark.parametrize("versions", [["v1", "v2"], ["v2", "v1"]])
def test_of_several_readings_the_last_comes_last(tmp_path: Path, versions: list[str]) -> None:
    folder = ShardFolder(tmp_path)
    for moment, version in enumerate(versions):
        folder.keep(parcel(RAIN), [RAIN], version)
        (receipt,) = (tmp_path / "_receipts").glob(f"*{parcel(RAIN).id(version)}.json")
        os.utime(receipt, (moment, moment))
    found = [each.version for each in folder.receipts() if isinstance(each, Receipt)]
    assert found == versions


def test_keeping_twice_leaves_the_same_files(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    kept(folder, RAIN, SNOW)
    once = files()
    kept(folder, RAIN, SNOW)
    assert files() == once


def test_a_damaged_shard_costs_itself(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    shard = tmp_path / kept(folder, RAIN, SNOW).shards[0].path
    shard.write_bytes(shard.read_bytes()[:-1] + b"?")
    broken, whole = everything(folder)
    assert isinstance(broken, Rejected)
    assert (broken.where, broken.why) == (str(shard), Reason.BROKEN)
    assert whole == SNOW


def test_a_shard_that_is_gone_costs_itself(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    (tmp_path / kept(folder, RAIN, SNOW).shards[0].path).unlink()
    assert [isinstance(each, Rejected) for each in everything(folder)] == [True, False]


def test_a_shard_that_is_no_table_of_readings_costs_itself(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    receipt = kept(folder, RAIN)
    sink = io.BytesIO()
    pq.write_table(pa.table({"another": ["table"]}), sink)
    (tmp_path / receipt.shards[0].path).write_bytes(sink.getvalue())
    given = replace(receipt.shards[0], sha256=hashlib.sha256(sink.getvalue()).hexdigest())
    (found,) = loaded(folder, replace(receipt, shards=(given,)))
    assert isinstance(found, Rejected)
    assert "which page" in found.detail


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"parcel": 1'])
def test_a_damaged_receipt_costs_its_parcel(tmp_path: Path, content: bytes) -> None:
    folder = ShardFolder(tmp_path)
    kept(folder, RAIN)
    folder.keep(parcel(SNOW, number=1), [SNOW], "v1")
    sorted(tmp_path.glob("_receipts/*"))[0].write_bytes(content)
    broken, whole = everything(folder)
    assert isinstance(broken, Rejected)
    assert whole == SNOW


def test_a_receipt_that_names_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    kept(ShardFolder(tmp_path / "there"), RAIN)
    (receipt,) = (tmp_path / "there" / "_receipts").iterdir()
    here = tmp_path / "here" / "_receipts" / receipt.name
    here.parent.mkdir(parents=True)
    here.write_text(receipt.read_text().replace("day=", "../there/day="))
    (found,) = everything(ShardFolder(tmp_path / "here"))
    assert isinstance(found, Rejected)


def test_files_that_no_receipt_names_are_of_a_run_that_did_not_finish(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    named = {shard.path for shard in kept(folder, RAIN, SNOW).shards}
    assert folder.unfinished(named) == 0
    assert folder.unfinished(set()) == 2


def test_a_parcel_without_pages_has_a_receipt(tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    folder.keep(Parcel("gone.html", 0, (), (LOST,)), [], "v1")
    assert everything(folder) == [LOST]


def test_the_same_bytes_with_other_claims_are_another_parcel() -> None:
    named = Page(RAIN.page.content, "rain.html", outlet="Another")
    assert Parcel("a", 0, (named,)).id("v1") != Parcel("a", 0, (RAIN.page,)).id("v1")
