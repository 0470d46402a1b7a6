"""doctor, proof, verify and forget, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.show.command import app
from onrecord.show.failing import Exit
from record_builders import reading

RAIN = reading()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as opened:
        opened.add(RAIN)
        opened.add(reading(url="https://delta.example/rain"))
    return path


def run(*arguments: str | Path) -> Result:
    environment = {"COLUMNS": "200", "ONRECORD_BY": "Ida"}
    return CliRunner().invoke(app(), [str(each) for each in arguments], env=environment)


def test_doctor_finds_nothing_wrong(record: Path) -> None:
    done = run("doctor", "--record", record, "--json")
    assert done.exit_code == Exit.DONE
    assert not any(each["wrong"] for each in json.loads(done.stdout))


def test_doctor_says_by_its_exit_code_that_something_is_wrong(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[-4096:] = bytes(4096)
    record.write_bytes(content)
    assert run("doctor", "--record", record).exit_code == Exit.RECORD


def test_a_proof_is_verified_by_its_published_seal(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "proof.zip"
    made = run("proof", RAIN.statements[0].id, "--output", file, "--record", record)
    seal = made.stdout.split()[-1]
    record.unlink()
    checks = {
        each["check"]: each["holds"]
        for each in json.loads(run("verify", file, "--seal", seal, "--json").stdout)
    }
    assert all(checks.values())
    assert run("verify", file, "--seal", "sha256:0").exit_code == Exit.NOT_THERE


def test_forgetting_a_page_says_what_went(record: Path) -> None:
    done = run("forget", str(RAIN.document.url), "--record", record, "--rules-only")
    assert done.exit_code == Exit.DONE
    assert "forgotten: 1 page, 2 statements, 0 judgements" in done.stdout
    assert "exports, proofs and copies" in done.stdout


def test_a_page_that_is_not_there_is_not_taken_for_a_speaker(record: Path) -> None:
    done = run("forget", "doc-0123", "--record", record, "--rules-only")
    assert done.exit_code == Exit.USAGE
    assert "no document doc-0123" in done.stderr


def test_forgetting_a_speaker_says_what_remains(record: Path) -> None:
    done = run("forget", "Ana Ruiz", "--record", record, "--rules-only")
    assert "remaining: text and bytes of 2 pages" in done.stdout
    with_pages = run("forget", "Bo Lund", "--pages", "--record", record, "--rules-only", "--json")
    told = json.loads(with_pages.stdout)
    assert (told["documents"], told["statements"], told["remaining"]) == (2, 2, [])
