"""The shipped network for acts: what it reads on from, and what its answers hang on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.label.acts.told import Asked, questions, told_by_rules
from onrecord.model import Act
from onrecord.nets import ActReader, load_acts, origin_of
from onrecord.nets.acts import act_inputs
from onrecord.pipeline import bare_document, load_models, spoken_in
from onrecord.pipeline.texts import found_in

TEXT = """Ana Ruiz said that the new dam was a disgrace and that the mayor had lied to everybody.
Ben Okoro warned that the bridge would fall within a year.
“What will you do about the harbour?” Cara Lind asked."""


@pytest.fixture(scope="module")
def asked() -> Sequence[Asked]:
    models = load_models()
    (page,) = spoken_in(found_in([bare_document(TEXT)], models), models)
    return [each for each in questions(page, told_by_rules(page)) if each]


@pytest.fixture(scope="module")
def reader() -> ActReader:
    found = load_acts()
    assert found is not None
    return found


def test_it_reads_on_from_the_shipped_network(reader: ActReader) -> None:
    assert reader.over == origin_of()
    assert load_acts("attribution@0") is None


def test_every_act_has_a_share(reader: ActReader, asked: Sequence[Asked]) -> None:
    assert len(asked) >= 3
    for shares in reader.acts(asked):
        assert set(shares) == set(Act)
        assert sum(shares.values()) == pytest.approx(1, abs=0.01)


def test_an_answer_does_not_depend_on_what_else_is_asked(
    reader: ActReader, asked: Sequence[Asked]
) -> None:
    together = reader.acts([*asked, *asked[::-1]])
    assert together[: len(asked)] == [reader.acts([each])[0] for each in asked]


def test_nothing_is_asked_of_nothing(reader: ActReader) -> None:
    assert reader.acts([]) == []


def test_pieces_of_an_attribution_are_aligned(asked: Sequence[Asked]) -> None:
    for each in asked:
        inputs = act_inputs(each, tuple(Act))
        assert len(inputs["states"]) == len(inputs["features"]) == len(inputs["parts"]) > 0


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    with as_file(files("onrecord.nets") / "weights" / "acts") as shipped:
        shutil.copytree(shipped, tmp_path / "model")
    (tmp_path / "model" / "acts.onnx").write_bytes(b"other")
    with pytest.raises(ModelError, match="changed"):
        load_acts(folder=tmp_path / "model")


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(json.dumps({"format": 0}))
    with pytest.raises(ModelError, match="format"):
        load_acts(folder=tmp_path)
