"""`onrecord read --shards` and `onrecord load`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.show.command import app
from onrecord.show.failing import Exit
from record_builders import dump

SAID = "The harbour master {} said on Tuesday that the pier was closed for the whole winter."
NAMES = ("Ana Ruiz", "Bo Lund", "Cy Marr", "Di Vance", "Ed Holm")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five pages that can be read and one that cannot."""
    path = tmp_path_factory.mktemp("given") / "pages.jsonl"
    rows = [
        {"url": f"https://a.example/{n}", "published": f"2021-05-0{n % 2 + 1}", "text": text}
        for n, text in enumerate([*(SAID.format(name) for name in NAMES), "..."])
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app(), list(map(str, arguments)))


def account(*arguments: object) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return told


@pytest.fixture(scope="module")
def shards(given: Path) -> Path:
    folder = given.parent / "shards"
    told = account("read", given, "--shards", folder, "--rules-only")
    assert (told["read"], told["rejected_in_all"]) == (5, 1)
    return folder


def without_times(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    rows["pages"] = [row[:-1] for row in rows["pages"]]
    rows["rejections"] = [row[:-1] for row in rows["rejections"]]
    rows["inputs"] = [(row[1], *row[4:]) for row in rows["inputs"]]
    return rows


def test_a_record_of_shards_is_that_of_the_pages_row_for_row(
    given: Path, shards: Path, tmp_path: Path
) -> None:
    run("read", given, "--record", tmp_path / "read.db", "--rules-only", "--no-review")
    run("load", shards, "--record", tmp_path / "loaded.db", "--no-review")
    read, loaded = dump(tmp_path / "read.db"), dump(tmp_path / "loaded.db")
    assert without_times(loaded) == without_times(read)


def test_loading_twice_changes_nothing_but_that_it_is_told(shards: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    first = account("load", shards, "--record", record, "--no-review")
    before = dump(record)
    again = account("load", shards, "--record", record, "--no-review")
    assert (first["read"], again["read"], again["known"]) == (5, 0, 5)
    assert dump(record) | {"inputs": before["inputs"]} == before


def test_reading_again_into_the_same_folder_passes_by_what_is_done(
    given: Path, shards: Path
) -> None:
    again = account("read", given, "--shards", shards, "--rules-only")
    assert (again["read"], again["known"], again["rejected_in_all"]) == (0, 5, 1)


def test_a_damaged_shard_is_told_and_the_others_are_loaded(given: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    run("read", given, "--shards", folder, "--rules-only")
    damaged = sorted(folder.glob("day=*/*.parquet"))[0]
    damaged.write_bytes(b"PAR1")
    told = account("load", folder, "--record", tmp_path / "r.db", "--no-review")
    assert told["read"] == 2
    assert str(damaged) in {each["where"] for each in told["rejected"]}


def test_a_damaged_receipt_is_kept_among_what_was_not_read(given: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    run("read", given, "--shards", folder, "--rules-only")
    (receipt,) = (folder / "_receipts").iterdir()
    receipt.write_bytes(b"{}")
    told = account("load", folder, "--record", tmp_path / "r.db", "--no-review")
    assert (told["read"], told["rejected_in_all"]) == (0, 1)
    with Record.open(tmp_path / "r.db", read_only=True) as opened:
        assert [each.where for each in opened.rejections()] == [str(receipt)]


def test_an_engine_without_a_folder_is_told_to_have_one(given: Path, tmp_path: Path) -> None:
    result = run("read", given, "--engine", "ray", "--record", tmp_path / "r.db")
    assert result.exit_code == 2
    assert "--shards" in result.output


def test_loading_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert run("load", tmp_path / "nowhere").exit_code == 2


def test_a_folder_without_shards_is_told(tmp_path: Path) -> None:
    result = run("load", tmp_path, "--record", tmp_path / "r.db")
    assert result.exit_code == Exit.NOT_THERE
    assert f"no shards found in {tmp_path}" in result.stderr.replace("\n", "")
