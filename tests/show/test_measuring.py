"""`onrecord evaluate` over gold labels that do not fit their texts: one sentence, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.show.command import app
from onrecord.show.failing import Exit

TEXT = "Ana Ruiz said that it had rained."
SPANS = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 32]]}


def evaluated(folder: Path, index: object, attributions: object) -> Result:
    gold, documents = folder / "gold.jsonl", folder / "documents.jsonl"
    gold.write_text(json.dumps({"id": "a", "attribution": index, "act": "state"}))
    documents.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": attributions}))
    return CliRunner().invoke(
        app(), ["evaluate", "acts", str(gold), "--documents", str(documents), "--json"]
    )


def test_a_label_is_of_the_attribution_that_it_counts(tmp_path: Path) -> None:
    assert evaluated(tmp_path, 0, [SPANS]).exit_code == Exit.DONE


@pytest.mark.parametrize("index", [1, -1, True, "0", None, 0.0])
def test_a_label_of_an_attribution_that_is_not_there_is_told(index: object, tmp_path: Path) -> None:
    result = evaluated(tmp_path, index, [SPANS])
    assert result.exit_code == Exit.USAGE
    assert "gold.jsonl, line 1: attribution: " in told(result)


@pytest.mark.parametrize(
    "attributions",
    [[SPANS | {"cue": [[9, 99]]}], [SPANS | {"cue": [9, 13]}], [SPANS | {"cue": [[13, 9]]}], ["x"]],
)
def test_spans_that_are_none_are_told(attributions: object, tmp_path: Path) -> None:
    result = evaluated(tmp_path, 0, attributions)
    assert result.exit_code == Exit.USAGE
    assert "documents.jsonl, line 1: attributions.0" in told(result)


def test_lines_are_counted_as_they_stand_in_the_file(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pair = {"premise": "It rained", "hypothesis": "It was dry", "label": "contradict"}
    pairs.write_text("\n".join([json.dumps(pair), "", json.dumps(pair | {"label": "no"})]))
    result = CliRunner().invoke(app(), ["evaluate", "contradiction", str(pairs)])
    assert result.exit_code == Exit.USAGE
    assert "pairs.jsonl, line 3: label: " in told(result)
    assert told(result).rstrip().endswith("mend it or leave the line out")


def test_a_page_that_the_affair_does_not_have_is_told(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text(json.dumps({"id": "one", "text": TEXT}))
    gold = {"relation": "copies", "pages": ["one", "two"]}
    (tmp_path / "gold_syndication.jsonl").write_text(json.dumps(gold))
    result = CliRunner().invoke(app(), ["evaluate", "dispatches", str(tmp_path)])
    assert result.exit_code == Exit.USAGE
    assert "gold_syndication.jsonl, line 1: pages.1: there is no page 'two'" in told(result)


def told(result: Result) -> str:
    """What stands on standard error, on one line."""
    return " ".join(result.stderr.split())
