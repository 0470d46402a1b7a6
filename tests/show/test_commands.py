"""The commands as a user types them, on the record of the demo affair."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.show.command import COMMANDS, GROUPS, app, first_line
from onrecord.show.failing import Exit
from onrecord.version import VERSION
from test_architecture import LIBRARIES

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PAGE = (
    "<html><head><title>Rain</title></head><body><article><h1>Rain</h1>{}</article></body></html>"
)
STORY = "<p>“It will rain for a week,” the mayor, Ana Ruiz, said on Tuesday.</p>" + (
    "<p>The river rose through the night and the bridges of the town were closed until noon.</p>"
    * 4
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), [str(each) for each in arguments], env={"COLUMNS": "160"})


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "rain.html"
    path.write_text(PAGE.format(STORY), encoding="utf8")
    return path


@pytest.mark.parametrize(
    "command",
    ["", "read", "show", "who", "search", "check", "export", "attribute", "demo", "evaluate"],
)
def test_every_command_explains_itself(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == Exit.DONE
    assert "Example: onrecord" in result.stdout or "COMMAND" in result.stdout


def test_help_names_each_command_with_the_first_line_that_it_says_of_itself() -> None:
    said = " ".join(run("--help").stdout.replace("│", " ").split())
    assert "who Show what a speaker said, by date" in said
    assert all(f" {name} " in said for name, *_ in (*COMMANDS, *GROUPS))
    assert all(first_line(module, name) for name, module, _ in COMMANDS)


def test_help_loads_no_library_but_those_of_the_terminal() -> None:
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from onrecord.show.command import app\n"
        "assert CliRunner().invoke(app(), ['--help']).exit_code == 0\n"
        "print(*(name.partition('.')[0] for name in sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    loaded = set(ran.stdout.split())
    assert not loaded & (set().union(*LIBRARIES.values()) - LIBRARIES["show"])


def test_asking_loads_no_library_of_models(affair: Path) -> None:
    run("review", "--record", affair)
    asked = [["who", "Orszan"], ["search", "dam"], ["disputes"]]
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from onrecord.show.command import app\n"
        f"for each in {asked}:\n"
        f"    given = [*each, '--record', {str(affair)!r}]\n"
        "    assert CliRunner().invoke(app(), given).exit_code == 0, each\n"
        "print(*sys.modules.keys() & {'numpy', 'onnxruntime', 'tokenizers', 'torch'})\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (found.stdout, found.returncode) == ("\n", 0), found.stderr


def test_reading_twice_reads_once(page: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    first = run("read", page, "--record", record, "--json")
    second = run("read", page, "--record", record, "--json")
    assert first.exit_code == second.exit_code == Exit.DONE
    assert (json.loads(first.stdout)["read"], json.loads(second.stdout)["read"]) == (1, 0)
    assert json.loads(second.stdout)["known"] == 1


def test_a_changed_page_adds_a_document_beside_the_old_one(page: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    run("read", page, "--record", record, "--url", "https://a.example/rain")
    page.write_text(PAGE.format(STORY.replace("a week", "a month")), encoding="utf8")
    run("read", page, "--record", record, "--url", "https://a.example/rain")
    documents = lines(run("export", "documents", "--record", record))
    assert [row["latest"] for row in documents] == [False, True]


def test_one_broken_page_costs_nobody_else_its_reading(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(PAGE.encode())[:40])
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 64)
    record = tmp_path / "out" / "r.db"
    record.parent.mkdir()
    result = run("read", page.parent, "--record", record, "--json")
    assert result.exit_code == Exit.REJECTED
    account = json.loads(result.stdout)
    assert account["read"] == 1
    assert len(account["rejected"]) == 3
    assert all(each["why"] and each["detail"] for each in account["rejected"])


def test_two_workers_keep_the_same_record_as_one(tmp_path: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    run("read", EXAMPLES, "--record", one)
    run("read", EXAMPLES, "--record", two, "--workers", "2")
    exported = [run("export", "statements", "--record", each).stdout for each in (one, two)]
    assert exported[0] == exported[1]
    assert exported[0].count("\n") > 100


def test_a_document_is_shown_with_its_words_as_they_stand(affair: Path) -> None:
    with Record.open(affair, read_only=True) as record:
        row = next(record.documents())
    result = run("show", row.document.id[:10], "--record", affair)
    assert result.exit_code == Exit.DONE
    assert (row.document.title or "")[:30] in result.stdout


def test_who_counts_aliases_in(affair: Path) -> None:
    rows = lines(run("who", "Brežan", "--record", affair, "--json"))
    assert len(rows) > 10
    names = {row["speaker"]["name"] for row in rows if row["speaker"]}
    assert names >= {"Ilyo Brežan", "Ilio Brezhan"}


def test_who_is_dated_and_in_order(affair: Path) -> None:
    rows = lines(run("who", "Livia Orszan", "--record", affair, "--json"))
    days = [row["said_on"] or row["published"] for row in rows]
    assert days == sorted(days)
    assert days[0][:4] == "2019"


def test_search_finds_statements_and_documents(affair: Path) -> None:
    result = run("search", "Kellmar", "--record", affair)
    assert result.exit_code == Exit.DONE
    assert "Said: Kellmar" in result.stdout
    assert "Documents: Kellmar" in result.stdout


def test_search_keeps_to_its_filters(affair: Path) -> None:
    rows = lines(run("search", "water", "--record", affair, "--speaker", "Orszan", "--json"))
    assert rows
    assert {row["speaker"]["name"] for row in rows} == {"Livia Orszan"}


def test_a_statement_shows_its_document(affair: Path) -> None:
    (first, *_) = lines(run("search", "Kellmar", "--record", affair, "--json"))
    whole = run("show", first["document"], "--record", affair).stdout
    assert run("show", first["id"], "--record", affair).stdout == whole


def test_a_filter_on_speakers_or_acts_shows_no_documents(affair: Path) -> None:
    result = run("search", "Kellmar", "--act", "threaten", "--record", affair)
    assert result.exit_code == Exit.NOT_THERE
    assert "Documents" not in result.stdout


def test_without_words_search_lists_what_the_filters_keep(affair: Path) -> None:
    found = lines(run("search", "--act", "deny", "--to", "reporters", "--json", "--record", affair))
    assert found
    assert {(row["act"], row["addressee_text"]) for row in found} == {("deny", "reporters")}


def test_what_brackets_around_a_day_mean_is_told_where_there_are_any(affair: Path) -> None:
    printed = run("who", "Brežan", "--record", affair).stdout
    assert "(2021" in printed
    assert "in brackets: the page's day" in printed


def test_a_reader_that_leaves_early_is_no_failure(affair: Path) -> None:
    asked = [sys.executable, "-c", "from onrecord.show.command import main; main()", "who", "a"]
    with subprocess.Popen(
        [*asked, "--record", str(affair)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
    assert running.returncode == Exit.DONE


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"onrecord {VERSION}\n"


def test_a_speaker_that_the_record_does_not_know_is_named(affair: Path) -> None:
    result = run("check", "the lunch was very good", "--speaker", "Zyx", "--record", affair)
    assert "no speaker called Zyx" in result.stderr
    searched = run("search", "lunch", "--speaker", "Zyx", "--record", affair)
    assert "no speaker called Zyx" in searched.stderr
    assert searched.exit_code == Exit.NOT_THERE


def test_nothing_under_filters_is_not_said_to_be_nothing_at_all(affair: Path) -> None:
    kept = run("who", "Orszan", "--since", "2090", "--record", affair)
    assert kept.exit_code == Exit.NOT_THERE
    assert "nothing said by Orszan under these filters" in kept.stdout
    assert "no speaker called" in run("who", "Zyx", "--record", affair).stderr


def test_narrow_terminals_get_a_list(affair: Path) -> None:
    wide = ("who", "Orszan", "--record", str(affair))
    result = CliRunner().invoke(app(), wide, env={"COLUMNS": "40"})
    assert "│" not in result.stdout
    assert "Livia Orszan for Civic Union · deny" in " ".join(result.stdout.split())


def test_what_is_not_there_is_said_and_told_by_the_exit_code(affair: Path) -> None:
    for arguments in (("who", "Nobody Known"), ("search", "zyzzyva")):
        result = run(*arguments, "--record", affair)
        assert result.exit_code == Exit.NOT_THERE
        assert "nothing said" in result.stdout


@pytest.mark.parametrize(
    ("quote", "speaker", "answer"),
    [
        ("The subject of water never even came up", "Brežan", "verbatim"),
        ("The subject of rain never even came up", "Brežan", "altered"),
        ("The subject of water never even came up", "Caldério", "verbatim elsewhere"),
        ("The harbour seals have elected a treasurer", None, "not in the record"),
    ],
)
def test_a_quotation_gets_one_of_four_answers(
    affair: Path, quote: str, speaker: str | None, answer: str
) -> None:
    named = ("--speaker", speaker) if speaker else ()
    result = run("check", quote, *named, "--record", affair, "--json")
    assert json.loads(result.stdout)["answer"] == answer
    assert result.exit_code == (Exit.DONE if answer == "verbatim" else Exit.NOT_THERE)
    assert run("check", quote, *named, "--record", affair).stdout.strip()


def test_exports_hold_the_same_statements(affair: Path, tmp_path: Path) -> None:
    paths = {form: tmp_path / f"statements.{form}" for form in ("jsonl", "csv", "parquet")}
    for form, path in paths.items():
        done = run("export", "statements", "--record", affair, "--format", form, "--output", path)
        assert done.exit_code == Exit.DONE
    told = [json.loads(line) for line in paths["jsonl"].read_text(encoding="utf8").splitlines()]
    table = list(csv.DictReader(io.StringIO(paths["csv"].read_text(encoding="utf8"))))
    columns = pq.read_table(paths["parquet"]).to_pylist()
    ids = [row["id"] for row in told]
    assert ids == [row["id"] for row in table] == [row["id"] for row in columns]
    assert [row["content"] for row in told] == [row["content"] for row in columns]


def test_a_description_that_cannot_be_written_is_told(affair: Path, tmp_path: Path) -> None:
    (tmp_path / "out.csv.meta.json").mkdir()
    asked = ("export", "statements", "--format", "csv", "--output", tmp_path / "out.csv")
    result = run(*asked, "--record", affair)
    assert result.exit_code == Exit.USAGE
    assert "out.csv.meta.json cannot be written" in result.stderr


def test_exported_words_are_the_words_of_the_exported_document(affair: Path) -> None:
    texts = {
        row["id"]: row["text"] for row in lines(run("export", "documents", "--record", affair))
    }
    for row in lines(run("export", "statements", "--record", affair)):
        for part in ("source", "cue", "content"):
            words = " … ".join(texts[row["document"]][start:end] for start, end in row[part])
            assert words == row[f"{part}_text"]


def test_the_bare_extractor_counts_code_points_of_the_text_it_was_given(tmp_path: Path) -> None:
    given, made = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "𝔘nder  the\x00 rain \ud800\n\nAna Ruiz said that the bridge was closed."
    given.write_text(json.dumps({"id": "a", "text": text}) + "\n\n", encoding="utf8")
    assert run("attribute", given, made).exit_code == Exit.DONE
    row = json.loads(made.read_text(encoding="utf8"))
    (found,) = row["attributions"]
    assert [text[s:e] for s, e in found["source"]] == ["Ana Ruiz"]
    assert [text[s:e] for s, e in found["cue"]] == ["said"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("who", "X", "--record", "/nowhere/r.db"), Exit.USAGE, "there is no record"),
        (("who", " "), Exit.USAGE, "say who"),
        (("search", "x", "--limit", "9" * 20), Exit.USAGE, "--limit"),
        (("read", "/nowhere/page.html"), Exit.USAGE, "/nowhere/page.html"),
        (("read", "x", "--published", "yesterday"), Exit.USAGE, "2019-12"),
        (("attribute", "/nowhere.jsonl", "-"), Exit.USAGE, "cannot be opened"),
    ],
)
def test_what_was_typed_wrongly_is_named(
    arguments: tuple[str, ...], code: Exit, words: str, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == code
    assert words in " ".join(result.output.split())


def test_a_broken_line_is_named_by_file_and_line(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text('{"id": "a", "text": "x"}\n{"id":\n', encoding="utf8")
    result = run("attribute", given, tmp_path / "out.jsonl")
    assert result.exit_code == Exit.USAGE
    assert "line 2" in result.output


def test_the_bare_extractor_does_not_empty_its_input(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": 1, "text": "It rained."}\n', encoding="utf8")
    result = run("attribute", path, path, "--rules-only")
    assert result.exit_code == Exit.USAGE
    assert path.stat().st_size > 0


def test_lines_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": 1, "text": "caf\xe9"}\n')
    result = run("attribute", path, tmp_path / "out.jsonl", "--rules-only")
    assert result.exit_code == Exit.USAGE
    assert "not UTF-8" in result.stderr


def test_one_address_is_not_given_to_several_pages(page: Path, tmp_path: Path) -> None:
    (tmp_path / "sun.html").write_text(PAGE.format(STORY), encoding="utf8")
    result = run("read", tmp_path, "--url", "https://a.example/", "--record", tmp_path / "r.db")
    assert result.exit_code == Exit.USAGE
    assert "pages.jsonl" in result.stderr


@pytest.mark.parametrize("line", ["", '{"id": 1}', '{"id": 1, "text": "It rained."}'])
def test_gold_data_that_lack_something_are_told(line: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line + "\n", encoding="utf8")
    result = run("evaluate", "attribution", gold, "--rules-only")
    assert result.exit_code == Exit.USAGE
    assert "gold.jsonl" in result.stderr


@pytest.mark.parametrize("measure", ["speakers", "acts", "dates"])
@pytest.mark.parametrize("line", ["", '{"id": 1}', '{"id": 1, "attribution": 0}'])
def test_gold_labels_that_lack_something_are_told(measure: str, line: str, tmp_path: Path) -> None:
    gold, texts = tmp_path / "gold.jsonl", tmp_path / "texts.jsonl"
    gold.write_text(line + "\n", encoding="utf8")
    texts.write_text('{"id": 1, "text": "It rained.", "attributions": []}\n', encoding="utf8")
    result = run("evaluate", measure, gold, "--documents", texts)
    assert result.exit_code == Exit.USAGE
    assert "gold.jsonl" in result.stderr


def test_a_run_that_is_not_over_is_not_exported(tmp_path: Path) -> None:
    result = run("train", "export", "--run", tmp_path, "--data", tmp_path, "--out", tmp_path)
    assert result.exit_code == Exit.USAGE
    assert "final.pt" in result.stderr
