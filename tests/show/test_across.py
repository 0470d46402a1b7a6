"""Accounts side by side, as a user asks for them, on the record of the demo affair."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.model import Judgement, Verdict
from onrecord.record import CONTRADICTION
from onrecord.show.command import app
from onrecord.show.failing import Exit
from onrecord.show.judged import sentence_of


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), [str(each) for each in arguments], env={"COLUMNS": "160"})


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


def test_a_dispute_has_two_sides_of_different_stances_or_figures(affair: Path) -> None:
    found = rows("disputes", "--record", affair)
    assert found
    for dispute in found:
        assert len(dispute["sides"]) > 1 or dispute["own_words"]
        assert dispute["matter"]
        assert dispute["reasons"]
    assert [each["score"] for each in found] == sorted((e["score"] for e in found), reverse=True)


def test_disputes_with_nothing_behind_it_is_the_queue(
    affair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", str(affair))
    queue = run("disputes", "list").stdout
    assert queue
    assert run("disputes").stdout == queue


def test_evidence_stands_word_for_word_in_its_document(affair: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows_of_export(affair)}
    for dispute in rows("disputes", "--record", affair):
        for evidence in (each for side in dispute["sides"] for each in side["evidence"]):
            for piece in evidence["words"].split(" … "):
                assert piece in texts[evidence["document"]]


def rows_of_export(record: Path) -> list[dict[str, Any]]:
    exported = run("export", "documents", "--record", record).stdout
    return [json.loads(line) for line in exported.splitlines()]


def test_only_disputes_with_the_words_asked_for_are_shown(affair: Path) -> None:
    found = rows("disputes", "letters", "--record", affair)
    assert found
    assert all("letters" in json.dumps(each) for each in found)
    assert run("disputes", "zyzzyva", "--record", affair).exit_code == Exit.NOT_THERE


def test_a_decision_on_a_dispute_lasts_and_is_told(affair: Path, tmp_path: Path) -> None:
    record = tmp_path / "decided.db"
    run("disputes", "--record", affair)
    with sqlite3.connect(affair) as source, sqlite3.connect(record) as copy:
        source.backup(copy)
    first = rows("disputes", "--record", record, "--limit", "1")[0]["id"]
    said = ("--because", "the other dam", "--by", "Ana")
    assert run("disputes", "reject", first, *said, "--record", record).exit_code == Exit.DONE
    (found,) = rows("disputes", "--status", "rejected", "--record", record)
    assert (found["id"], found["status"]) == (first, "rejected")
    printed = run("disputes", "--status", "rejected", "--record", record).stdout
    assert "rejected by Ana: the other dam" in printed
    assert run("disputes", "accept", "dsp-0", "--record", record).exit_code == Exit.USAGE


def test_all_reasons_are_told_where_they_are_asked_for(affair: Path) -> None:
    asked = ("disputes", "--limit", "1", "--record", affair)
    assert "more: --why)" in run(*asked).stdout
    assert "more: --why)" not in run(*asked, "--why").stdout


def test_a_decision_on_a_dispute_is_said_in_its_words() -> None:
    judgement = Judgement("dsp-1", Verdict.WRONG, CONTRADICTION, "Ana")
    assert sentence_of(judgement, {}) == "dsp-1: dispute rejected"


def test_positions_come_in_the_order_of_time(affair: Path) -> None:
    found = rows("positions", "Orszan", "the dam", "--record", affair)
    days = [each["evidence"]["day"] for each in found if each["evidence"]["day"]]
    assert len(found) > 1
    assert days == sorted(days)
    assert "Orszan on the dam" in run("positions", "Orszan", "the dam", "--record", affair).stdout


def test_positions_are_as_surely_on_the_matter_as_is_asked(affair: Path) -> None:
    every = rows("positions", "Orszan", "the dam", "--record", affair)
    least = max(each["score"] for each in every)
    sure = rows("positions", "Orszan", "the dam", "--least", least, "--record", affair)
    assert 0 < len(sure) < len(every)
    assert all(each["score"] >= least for each in sure)


def test_who_takes_no_stand_is_not_said_to_have_said_nothing(affair: Path) -> None:
    unheard = run("positions", "Orszan", "marmalade", "--record", affair)
    assert unheard.exit_code == 1
    assert "no stand found: Orszan on marmalade" in unheard.stdout
    unknown = run("positions", "Zyx", "the dam", "--record", affair)
    assert "no speaker called Zyx" in unknown.stderr


def test_a_stand_on_behalf_of_a_body_names_its_voice(affair: Path) -> None:
    asked = ("positions", "Kellmar", "the room and the coffee", "--record", affair)
    assert "through Jonas Ebbe" in run(*asked).stdout
    assert "through" not in run("positions", "Ebbe", *asked[2:]).stdout


def test_the_one_dispatch_is_credited_to_its_agency(affair: Path) -> None:
    (found,) = rows("dispatches", "--record", affair)
    assert len(found["documents"]) == 2
    assert found["credited"]
    assert found["origin"] == "Meridian Press"


def test_one_saying_is_shown_in_the_wordings_of_several_outlets(affair: Path) -> None:
    found = rows("utterances", "--record", affair)
    assert any(len(each["documents"]) > 2 for each in found)
    assert "discuss water" in run("utterances", "--record", affair).stdout


def test_no_more_sayings_are_shown_than_asked_for(affair: Path) -> None:
    assert len(rows("utterances", "--limit", "2", "--record", affair)) == 2


def test_a_stance_is_not_read_into_the_words_below_it(affair: Path) -> None:
    printed = run("disputes", "--record", affair).stdout
    assert "(denies)" in printed
    assert not re.search("[●◆○] [^│]*[a-z] denies", printed)
