"""What `onrecord read` tells of what each input gave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.show.command import app
from onrecord.show.failing import Exit
from read.archived import response

SAID = "The harbour master said on Tuesday that the pier was closed for the whole winter."
GERMAN = "Der Hafenmeister sagte am Dienstag, die Mole bleibe den ganzen Winter geschlossen."
FIRST = response(1, f"<article><p>{SAID}</p></article>")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two pages that can be read, one in German, one without words, a picture, a broken record."""
    path = tmp_path / "a.warc.gz"
    members = [
        FIRST,
        response(2, f"<article><p>{GERMAN}</p></article>"),
        response(3, "<nav>Menu</nav>"),
        response(4, b"\x89PNG", "image/png"),
        b"\x1f\x8b\x08 broken",
        response(5, f"<article><p>{SAID} Nobody was asked.</p></article>"),
    ]
    path.write_bytes(b"".join(members))
    return path


def read(*arguments: object) -> dict[str, Any]:
    command = ["read", *map(str, arguments), "--json", "--rules-only", "--no-review"]
    account: dict[str, Any] = json.loads(CliRunner().invoke(app(), command).stdout)
    return account


def test_each_input_is_told_with_what_it_gave(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(f"{SAID} So it was said.")
    account = read(archive, tmp_path / "b.txt", "--language", "en", "--record", tmp_path / "r.db")
    first, second = account["inputs"]
    assert (first["where"], first["read"], first["rejected"], first["passed_by"]) == (
        str(archive), 2, {"broken": 1, "no running text": 1}, {"in de": 1, "image/png": 1},
    )  # fmt: skip
    assert (second["read"], second["rejected"], second["passed_by"]) == (1, {}, {})
    assert account["passed_by"] == first["passed_by"]


def test_a_run_goes_on_inside_an_archive_where_it_was_left(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(FIRST)
    read(archive, "--record", tmp_path / "r.db")
    archive.write_bytes(whole)
    again = read(archive, "--record", tmp_path / "r.db")["inputs"][0]
    assert (again["known"], again["read"]) == (1, 2)  # the German page is read here too


def test_several_inputs_are_told_in_a_table(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(f"{SAID} So it was said.")
    command = ["read", str(archive), str(tmp_path / "b.txt"), "--record", str(tmp_path / "r.db")]
    printed = CliRunner().invoke(app(), [*command, "--rules-only", "--no-review"]).stdout
    assert "What each input gave" in printed
    assert "image/png 1" in printed
    assert "passed by" in printed


def test_a_name_that_is_not_there_is_told_before_a_record_is_made(
    archive: Path, tmp_path: Path
) -> None:
    record = tmp_path / "r.db"
    given = map(str, (archive, tmp_path / "nowhere.html", "--record", record, "--rules-only"))
    result = CliRunner().invoke(app(), ["read", *given])
    assert (result.exit_code, record.exists()) == (Exit.USAGE, False)


@pytest.mark.parametrize("options", [(), ("--shards", "shards")])
def test_what_holds_no_page_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/style.css").write_text("p {}")
    result = CliRunner().invoke(app(), ["read", "empty", "--rules-only", *options])
    assert result.exit_code == Exit.NOT_THERE
    assert "no pages found in empty" in result.stderr


def test_one_input_without_pages_does_not_make_a_run_fail(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(SAID)
    given = [str(tmp_path / "empty"), str(tmp_path / "a.txt"), "--record", str(tmp_path / "r.db")]
    result = CliRunner().invoke(app(), ["read", *given, "--rules-only", "--no-review"])
    assert result.exit_code == Exit.DONE
    assert "no pages found" in result.stderr
