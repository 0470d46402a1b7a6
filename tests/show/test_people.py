"""The commands by which people decide, as a user types them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.model import Span
from onrecord.record import Record
from onrecord.show.command import app
from onrecord.show.commands.correcting import places_of
from onrecord.show.failing import Exit
from record_builders import DEFAULT_SAID, TEXT, Said, person, reading

LUND = person("Lund")
RAIN = reading().statements[0].id


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as opened:
        opened.add(reading())
        opened.add(reading(said=[Said("We saw it too", speaker=LUND)], url=None))
    return path


def run(record: Path, *arguments: str | Path) -> Result:
    words = [*map(str, arguments), "--record", str(record)]
    return CliRunner().invoke(app(), words, env={"COLUMNS": "200", "ONRECORD_BY": "Ida"})


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def names(record: Path) -> list[str]:
    with Record.open(record, read_only=True) as opened:
        return [row.known_speaker.name for row in opened.statements() if row.known_speaker]


def test_merging_is_seen_by_who_and_taken_back(record: Path) -> None:
    done = run(record, "people", "merge", "Bo Lund", LUND.id, "--why", "one man")
    assert done.exit_code == Exit.DONE
    assert "Lund is Bo Lund from now on" in done.stdout
    assert len(lines(run(record, "who", "Bo Lund", "--json"))) == 2
    undone = re.search(r"undo (jdg-\w+)", done.stdout)
    assert undone
    assert run(record, "judgements", "undo", undone[1]).exit_code == Exit.DONE
    assert len(lines(run(record, "who", "Bo Lund", "--json"))) == 1


def test_splitting_takes_the_merge_back(record: Path) -> None:
    run(record, "people", "merge", "Bo Lund", LUND.id)
    assert run(record, "people", "split", "Bo Lund", "Lund").exit_code == Exit.DONE
    assert names(record) == ["Ana Ruiz", "Bo Lund", "Lund"]


def test_those_who_are_two_cannot_be_split(record: Path) -> None:
    result = run(record, "people", "split", "Bo Lund", "Ana Ruiz")
    assert result.exit_code == Exit.USAGE
    assert "are not merged" in result.stderr


def test_a_refused_merge_says_who_decided_otherwise(record: Path) -> None:
    run(record, "people", "never-merge", "Bo Lund", LUND.id, "--why", "father and son")
    result = run(record, "people", "merge", "Bo Lund", LUND.id)
    assert result.exit_code == Exit.USAGE
    assert "Ida judged" in result.stderr
    assert "father and son" in result.stderr


def test_never_merge_ends_a_merge(record: Path) -> None:
    run(record, "people", "merge", "Bo Lund", LUND.id)
    assert run(record, "people", "never-merge", "Bo Lund", "Lund").exit_code == Exit.DONE
    assert names(record) == ["Ana Ruiz", "Bo Lund", "Lund"]


def test_a_new_name_is_shown_and_undo_takes_the_last_back(record: Path) -> None:
    run(record, "people", "rename", "Ana Ruiz", "Ana María Ruiz")
    assert names(record)[0] == "Ana María Ruiz"
    assert run(record, "people", "undo").exit_code == Exit.DONE
    assert names(record)[0] == "Ana Ruiz"


def test_nobody_is_decided_about_by_a_guess(record: Path) -> None:
    result = run(record, "people", "rename", "o", "X")
    assert result.exit_code == Exit.USAGE
    with Record.open(record) as opened:
        opened.add(reading(said=[Said("We saw", speaker=person("Eva Lund"))], url="https://a/1"))
    several = run(record, "people", "rename", "Lund Bo Eva", "X")
    assert "no speaker called" in several.stderr
    with Record.open(record) as opened:
        opened.add_name(LUND, "Bo Lund", "a page")
    assert "may be several" in run(record, "people", "rename", "Bo Lund", "X").stderr


def test_who_bears_the_surname_is_told_where_the_full_name_is_unknown(record: Path) -> None:
    told = run(record, "people", "rename", "Dmitri Ruiz", "X").stderr
    assert "it knows Ana Ruiz" in " ".join(told.split())


def test_a_statement_is_given_to_another_speaker(record: Path) -> None:
    assert run(record, "people", "reattribute", RAIN[:10], "Bo Lund").exit_code == Exit.DONE
    assert names(record)[0] == "Bo Lund"
    assert run(record, "correct", RAIN, "--speaker", "Cleo Vane").exit_code == Exit.USAGE
    run(record, "correct", RAIN, "--speaker", "Cleo Vane", "--new", "person")
    assert names(record)[0] == "Cleo Vane"
    run(record, "correct", RAIN, "--speaker", "?")
    assert names(record) == ["Bo Lund", "Lund"]


def test_a_statement_is_corrected_in_several_things_at_once(record: Path) -> None:
    words = ("--content", "said that it had rained", "--source", "0-3", "--cue", "")
    run(record, "correct", RAIN, "--act", "deny", "--denied", "--said-on", "2031-05", *words)
    row = lines(run(record, "search", "rained", "--json"))[0]
    assert (row["act"], row["denied"], row["said_on"]) == ("deny", True, "2031-05")
    assert (row["content_text"], row["source_text"]) == ("said that it had rained", "Ana")
    assert row["corrected"] == ["act", "denied", "said on", "span"]


def test_what_is_no_statement_is_gone(record: Path) -> None:
    assert run(record, "correct", RAIN, "--not-a-statement").exit_code == Exit.DONE
    assert run(record, "search", "rained", "--speaker", "Ana").exit_code == Exit.NOT_THERE


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "say what it should be"),
        (("--content", "it had snowed"), "does not have the words"),
        (("--content", "0-9999"), "beyond"),
        (("--content", "5-9 7-12"), "overlap"),
        (("--said-on", "yesterday"), "2019-12"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    record: Path, options: tuple[str, ...], words: str
) -> None:
    result = run(record, "correct", RAIN, *options)
    assert result.exit_code == Exit.USAGE
    assert words in result.stderr


def test_words_are_found_nearest_to_the_statement() -> None:
    text = "we were wet. It rained, we said, and we were wet."
    assert places_of("we were wet", text, 40) == (Span(37, 48),)
    assert places_of("It rained … wet", text, 0) == (Span(13, 22), Span(45, 48))
    assert places_of("", text, 0) == ()


def test_judgements_are_carried_to_another_record(record: Path, tmp_path: Path) -> None:
    run(record, "correct", RAIN, "--act", "deny", "--why", "“denied”")
    run(record, "people", "merge", "Bo Lund", LUND.id)
    run(record, "people", "undo")
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other.db"
    assert "3 judgements written" in run(record, "judgements", "export", file).stdout
    with Record.open(other) as opened:
        opened.add(reading(said=DEFAULT_SAID, version="v2"))
    assert "3 judgements taken" in run(other, "judgements", "import", file).stdout
    assert "0 judgements taken, 3 known" in run(other, "judgements", "import", file).stdout
    again = tmp_path / "again.jsonl"
    run(other, "judgements", "export", again)
    assert again.read_bytes() == file.read_bytes()
    assert lines(run(other, "search", "rained", "--json"))[0]["act"] == "deny"


def test_a_broken_line_costs_no_other_line(record: Path, tmp_path: Path) -> None:
    run(record, "correct", RAIN, "--act", "deny")
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other.db"
    run(record, "judgements", "export", file)
    good = file.read_text(encoding="utf8")
    deep = "[" * 100_000
    bad = f'{{"verdict":\n[]\n{good.replace("deny", "sing")}{deep}\n'
    file.write_text(f"{bad}{good}", encoding="utf8")
    result = run(other, "judgements", "import", file)
    assert result.exit_code == Exit.USAGE
    assert "1 judgement taken, 0 known already, 4 refused" in result.stdout
    assert f"{file}:3: 'sing' is no act" in " ".join(result.stderr.split())


def test_judgements_are_listed_in_words(record: Path) -> None:
    assert run(record, "judgements", "list").exit_code == Exit.NOT_THERE
    run(record, "correct", RAIN, "--act", "deny", "--why", "she rejects it")
    run(record, "people", "merge", "Bo Lund", LUND.id)
    run(record, "people", "rename", "Ana Ruiz", "A. Ruiz")
    run(record, "people", "undo")
    shown = run(record, "judgements", "list").stdout
    assert "“it had rained”: act deny" in shown
    assert "Lund is Bo Lund" in shown
    assert "she rejects it" in shown
    assert "A. Ruiz" not in shown
    assert "A. Ruiz" in run(record, "judgements", "list", "--all").stdout
    acts = lines(run(record, "judgements", "list", "--about", "act", "--json"))
    assert [(each["by"], each["stands"], each["gone"]) for each in acts] == [("Ida", True, False)]


def test_people_are_listed_and_shown(record: Path) -> None:
    run(record, "people", "merge", "Bo Lund", LUND.id, "--why", "one man")
    (first, *_) = lines(run(record, "people", "list", "--json"))
    assert (first["name"], first["statements"]) == ("Bo Lund", 2)
    shown = run(record, "people", "show", "Bo Lund").stdout
    assert "names: Bo Lund, Lund" in shown
    assert "one man" in shown
    assert "Bo Lund" in run(record, "people", "list", "Lund").stdout
    assert run(record, "people", "show", "Nobody").exit_code == Exit.NOT_THERE


def test_a_document_shows_the_ids_that_corrections_take(record: Path) -> None:
    run(record, "correct", RAIN, "--act", "deny")
    shown = run(record, "show", "https://fjord.example/rain", "--ids").stdout
    assert RAIN[:12] in shown
    assert "deny, corrected" in " ".join(shown.split())
    assert TEXT[:20] in shown


def test_people_are_brought_from_a_file_and_shown_with_their_roles(
    record: Path, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "name,wikidata,role,body,since\nBo Lund,Q7,mayor,Kellmar,2019\n,,,,\n", encoding="utf8"
    )
    result = run(record, "people", "import", file)
    assert result.exit_code == Exit.USAGE
    assert "1 people and bodies, 1 role; 1 row refused" in result.stdout
    assert f"{file}:3: a name is wanted" in " ".join(result.stderr.split())
    shown = run(record, "people", "show", "Bo Lund").stdout
    assert "mayor, Kellmar, since 2019, by people.csv" in shown
    assert "mayor, Kellmar" in run(record, "who", "Bo Lund").stdout
    (told,) = lines(run(record, "people", "show", "Bo Lund", "--json"))
    assert (told["wikidata"], told["roles"][0]["since"]) == ("Q7", "2019")


def test_a_name_may_hold_a_break_that_ends_no_line(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    given = {"id": "a", "schema": "Person", "properties": {"name": ["Bo\u2028Lund"]}}
    file.write_text(json.dumps(given, ensure_ascii=False), encoding="utf8")
    result = run(record, "people", "import", file)
    assert (result.exit_code, "0 rows refused" in result.stdout) == (Exit.DONE, True)


@pytest.mark.parametrize("words", ["", "who,what\n", None])
def test_a_file_of_people_that_is_none_is_told(
    record: Path, tmp_path: Path, words: str | None
) -> None:
    file = tmp_path / "people.csv"
    if words is not None:
        file.write_text(words, encoding="utf8")
    result = run(record, "people", "import", file)
    assert result.exit_code == Exit.USAGE
    assert "name" in result.stderr or "cannot be opened" in result.stderr


def test_corrections_teach_in_the_format_of_gold_data(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corrections"
    assert run(record, "judgements", "teach", folder).exit_code == Exit.NOT_THERE
    run(record, "correct", RAIN, "--act", "deny", "--speaker", "Bo Lund")
    wet = reading().statements[1].id
    run(record, "correct", wet, "--content", "We saw it too")
    assert run(record, "judgements", "teach", folder).exit_code == Exit.DONE
    (document,) = map(json.loads, (folder / "train.jsonl").read_text("utf8").splitlines())
    assert document["judged"] == [0, 1]
    places = document["attributions"][1]["content"]
    assert [document["text"][start:end] for start, end in places] == ["We saw it too"]
    speakers = (folder / "speakers.jsonl").read_text("utf8").splitlines()
    first = json.loads(speakers[0])
    assert (first["speaker"], first["act"], first["judged"]) == (
        "Bo Lund",
        "deny",
        ["act", "speaker"],
    )


def test_what_is_no_statement_is_left_out_of_what_is_taught(record: Path, tmp_path: Path) -> None:
    run(record, "correct", RAIN, "--not-a-statement")
    run(record, "judgements", "teach", tmp_path)
    (document,) = map(json.loads, (tmp_path / "train.jsonl").read_text("utf8").splitlines())
    assert (len(document["attributions"]), document["judged"]) == (1, [])
    assert (tmp_path / "speakers.jsonl").read_text("utf8") == ""


def test_what_is_taught_can_be_measured_against(record: Path, tmp_path: Path) -> None:
    run(record, "correct", RAIN, "--act", "state", "--said-on", "2031-05")
    run(record, "judgements", "teach", tmp_path)
    arguments = ["evaluate", "acts", str(tmp_path / "speakers.jsonl"), "--json", "--documents"]
    result = CliRunner().invoke(app(), [*arguments, str(tmp_path / "train.jsonl")])
    assert result.exit_code == Exit.DONE, result.output
    assert json.loads(result.stdout)["rows"] == 1
