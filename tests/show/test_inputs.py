"""`onrecord inputs`: what the record keeps of what was read into it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord import spread
from onrecord.record import Record
from onrecord.show import running
from onrecord.show.command import app
from onrecord.show.failing import Exit

SAID = "The harbour master {} said on Tuesday that the pier was closed for the whole winter."


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Four pages that can be read and one that cannot."""
    path = tmp_path / "given.jsonl"
    texts = [*(SAID.format(name) for name in ("Ana Ruiz", "Bo Lund", "Cy Marr", "Di Vance")), "…"]
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts))
    )
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app(), list(map(str, arguments)))


def read(given: Path, record: Path) -> Result:
    return run("read", given, "--record", record, "--rules-only", "--no-review")


def told(record: Path, *arguments: str) -> Any:
    return json.loads(run("inputs", "--record", record, "--json", *arguments).stdout)


def test_what_each_run_read_is_kept(given: Path, tmp_path: Path) -> None:
    record, other = tmp_path / "r.db", tmp_path / "other.txt"
    other.write_text(SAID.format("Ed Holm"))
    run("read", given, other, "--record", record, "--rules-only", "--no-review")
    read(given, record)
    again, second, first = told(record)
    assert [each["where"] for each in (first, second, again)] == [
        str(given),
        str(other),
        str(given),
    ]
    assert (first["read"], first["known"], first["rejected"]) == (4, 0, {"no running text": 1})
    assert (second["read"], second["rejected"]) == (1, {})
    assert (again["read"], again["known"]) == (0, 4)
    assert all(each["began_at"] <= each["ended_at"] for each in (first, second, again))
    assert told(record, "--unfinished") == []
    shown = run("inputs", "--record", record, "--unfinished")
    assert shown.exit_code == Exit.NOT_THERE
    assert "came to the end" in shown.stderr


def test_of_a_run_that_was_stopped_it_is_kept_how_far_it_came(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*arguments: Any) -> Iterator[Any]:
        results = whole(*arguments)
        yield next(results)
        raise KeyboardInterrupt

    whole = spread.readings
    monkeypatch.setattr(running, "readings", stopped)
    assert read(given, tmp_path / "r.db").exit_code == Exit.INTERRUPTED
    (only,) = told(tmp_path / "r.db", "--unfinished")
    assert (only["read"], only["ended_at"]) == (1, None)
    printed = run("inputs", "--record", tmp_path / "r.db").stdout
    assert "not ended" in printed


def test_shards_are_told_by_the_inputs_that_they_were_read_from(
    given: Path, tmp_path: Path
) -> None:
    shards, record = tmp_path / "shards", tmp_path / "r.db"
    run("read", given, "--shards", shards, "--rules-only")
    run("load", shards, "--record", record, "--no-review")
    (only,) = told(record)
    assert (only["where"], only["read"], only["rejected"]) == (
        str(given), 4, {"no running text": 1}
    )  # fmt: skip
    assert only["ended_at"]


def test_a_page_that_was_named_alone_is_forgotten_here_too(tmp_path: Path) -> None:
    record, page = tmp_path / "r.db", tmp_path / "page.txt"
    page.write_text(SAID.format("Ana Ruiz"))
    read(page, record)
    with Record.open(record) as opened:
        opened.forget_documents({row.document.id for row in opened.documents()}, "Ida")
    assert run("inputs", "--record", record).exit_code == Exit.NOT_THERE
    assert str(page).encode() not in record.read_bytes()


def test_a_record_into_which_nothing_was_read_has_no_inputs(tmp_path: Path) -> None:
    Record.open(tmp_path / "r.db").close()
    shown = run("inputs", "--record", tmp_path / "r.db")
    assert shown.exit_code == Exit.NOT_THERE
    assert "nothing was read into it" in shown.stderr
