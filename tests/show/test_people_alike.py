"""Speakers who may be one person, as they are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.show.command import app
from onrecord.show.failing import Exit
from record_builders import Said, person, reading

NAMES = ("Ilyo Brežan", "Ilio Brezhan", "Quist", "Mara Quist")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as opened:
        for at, name in enumerate(NAMES):
            said = [Said("We saw it too", speaker=person(name))]
            opened.add(reading(said=said, url=f"https://a.example/{at}"))
    return path


def run(record: Path, *arguments: str) -> Result:
    words = ["people", *arguments, "--record", str(record)]
    return CliRunner().invoke(app(), words, env={"COLUMNS": "200", "ONRECORD_BY": "Ida"})


def test_two_spellings_of_a_name_and_a_surname_alone_are_told(record: Path) -> None:
    told = run(record, "alike").stdout
    assert "Ilio Brezhan · Ilyo Brežan: one name in two spellings" in told
    assert "Mara Quist · Quist: a surname" in told


def test_one_name_of_two_speakers_is_not_called_two_spellings(record: Path) -> None:
    with Record.open(record) as opened:
        known = Said("We saw it too", speaker=person("Mara Quist", "Q7"))
        opened.add(reading(said=[known], url="https://a.example/known"))
    assert "Mara Quist · Mara Quist: the same name" in run(record, "alike").stdout


def test_those_who_were_judged_two_are_not_told(record: Path) -> None:
    run(record, "never-merge", "Ilyo Brežan", "Ilio Brezhan")
    assert "Brezhan" not in run(record, "alike").stdout


def test_a_surname_that_two_bear_is_not_told(record: Path) -> None:
    with Record.open(record) as opened:
        said = [Said("We saw it too", speaker=person("John Quist"))]
        opened.add(reading(said=said, url="https://a.example/9"))
    assert "Quist" not in run(record, "alike").stdout


def test_the_command_that_is_told_merges_the_two(record: Path) -> None:
    command = run(record, "alike").stdout.splitlines()[1].split()
    assert run(record, *command[2:]).exit_code == Exit.DONE
    assert "Brezhan" not in run(record, "alike").stdout


def test_without_any_json_has_no_lines(tmp_path: Path) -> None:
    with Record.open(tmp_path / "e.db"):
        pass
    assert run(tmp_path / "e.db", "alike", "--json").stdout == ""


def test_nobody_is_alike(tmp_path: Path) -> None:
    with Record.open(tmp_path / "e.db"):
        pass
    assert run(tmp_path / "e.db", "alike").exit_code == Exit.NOT_THERE
