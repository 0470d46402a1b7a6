"""`onrecord reread`: the record's own pages, corrections kept, changes written down."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.model import Reason, Rejected
from onrecord.pipeline import Settings, read_page, version_of
from onrecord.record import Record
from onrecord.show.command import app
from onrecord.show.failing import Exit
from record_builders import ANA, Said, reading

TEXT = "“We saw it too,” Ana Ruiz said on Tuesday. Bo Lund warned that the dam would break."
BY_RULES = Settings(rules_only=True)
OLD = reading(TEXT, [Said("We saw it too", "Ana Ruiz", "said", ANA)], version="older")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as opened:
        opened.add(OLD)
    return path


def run(*arguments: str | Path) -> Result:
    environment = {"COLUMNS": "200", "ONRECORD_BY": "Ida"}
    return CliRunner().invoke(app(), [str(each) for each in arguments], env=environment)


def reread(record: Path, *more: str | Path) -> Result:
    return run("reread", "--rules-only", "--record", record, *more)


def test_statements_of_an_older_version_are_read_anew(record: Path) -> None:
    told = json.loads(reread(record, "--json").stdout)
    assert told["pages"] == 1
    assert told["gained"] == 1
    with Record.open(record) as opened:
        (document,) = opened.documents()
        assert document.version == version_of(BY_RULES)
        assert "the dam would break" in opened.statements_of(document.document.id)[-1].content_text


def test_a_correction_stays(record: Path) -> None:
    run("correct", OLD.statements[0].id, "--act", "warn", "--why", "she does", "--record", record)
    told = json.loads(reread(record, "--json").stdout)
    assert told["corrected"] == {"before": 1, "after": 1}
    with Record.open(record) as opened:
        acts = [row.act.value for row in opened.statements_of(OLD.document.id)]
    assert acts[0] == "warn"


def test_what_this_version_read_is_not_read_again(record: Path) -> None:
    reread(record)
    assert "nothing to read again" in reread(record).stdout


def test_a_version_that_another_came_after_reads_again(record: Path) -> None:
    reread(record)
    with Record.open(record) as opened:
        opened.add(replace(OLD, version="newer"))
    assert json.loads(reread(record, "--json").stdout)["gained"] == 1
    with Record.open(record) as opened:
        (document,) = opened.documents()
        assert document.version == version_of(BY_RULES)


def test_every_change_is_written_down(record: Path, tmp_path: Path) -> None:
    reread(record, "--changes", tmp_path / "changes.jsonl")
    lines = (tmp_path / "changes.jsonl").read_text("utf8").splitlines()
    assert "gained" in [json.loads(line)["became"] for line in lines]


def test_a_page_that_cannot_be_read_any_more_keeps_its_statements(tmp_path: Path) -> None:
    empty = reading(TEXT, [Said("We saw it too", "Ana Ruiz", "said", ANA)], content=b"\0\0")
    assert isinstance(read_page(empty.page, settings=BY_RULES), Rejected)
    with Record.open(tmp_path / "r.db") as opened:
        opened.add(empty)
    done = reread(tmp_path / "r.db")
    assert done.exit_code == Exit.REJECTED
    assert "what was read of them stays" in done.stdout
    with Record.open(tmp_path / "r.db") as opened:
        assert len(opened.statements_of(empty.document.id)) == 1


def test_a_page_that_changed_and_one_that_is_gone_say_so(tmp_path: Path) -> None:
    later = reading(f"Corrected. {TEXT}", [Said("We saw it too", "Ana Ruiz", "said", ANA)])
    with Record.open(tmp_path / "r.db") as opened:
        opened.add(OLD)
        opened.add(later)
        url = str(OLD.document.url)
        opened.reject(Rejected(url, Reason.GONE, "the server answered 410", url=url))
    shown = run("show", OLD.document.id, "--record", tmp_path / "r.db").stdout
    assert "no longer at its address" in shown
    assert f"read again later with another text: {later.document.id}" in shown
