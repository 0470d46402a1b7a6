"""The contradiction network is trained a few steps on a tiny encoder, exported and read back."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from onrecord.errors import BadInput

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

import numpy as np
import torch

from onrecord.nets.contradiction import UNTUNED, PairReader, load_pair_reader
from onrecord.train import PairRecipe, export_contradiction, train_contradiction
from onrecord.train.contradiction import read_pairs
from onrecord.train.export_contradiction import likeliest
from onrecord.train.written import LABELS, Pair, written_pairs
from tiny_encoders import tiny_encoder

pytestmark = pytest.mark.filterwarnings("ignore:You are using the legacy TorchScript")

PAIRS = [(each.premise, each.hypothesis) for each in written_pairs(12, 3)]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = {word for pair in PAIRS for text in pair for word in text.lower().split()}
    return tiny_encoder(tmp_path_factory.mktemp("encoder"), sorted(words), layers=3, positions=200)


@pytest.fixture(scope="module")
def run(encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("run")
    rows = [vars_of(each) for each in written_pairs(60, 1)]
    (data / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    train_contradiction(data, out, PairRecipe(encoder, epochs=1, written=20, frozen=1))
    return out


def vars_of(pair: object) -> dict[str, str]:
    return {name: getattr(pair, name) for name in ("premise", "hypothesis", "label")}


def test_a_run_goes_on_from_its_last_checkpoint(run: Path, encoder: Path, tmp_path: Path) -> None:
    out = shutil.copytree(run, tmp_path / "run")
    said: list[str] = []
    rows = [json.dumps(vars_of(each)) for each in written_pairs(60, 1)]
    (tmp_path / "pairs.jsonl").write_text("\n".join(rows), encoding="utf8")
    recipe = PairRecipe(encoder, epochs=1, written=20, frozen=1)
    before = torch.load(out / "final.pt")
    train_contradiction(tmp_path, out, recipe, said.append)
    assert said[0].startswith("goes on from step")
    after = torch.load(out / "final.pt")
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_whole_numbers_tell_what_floats_tell(encoder: Path, run: Path, tmp_path: Path) -> None:
    floats = load_pair_reader(export_contradiction(run, encoder, tmp_path / "f", False))
    whole = load_pair_reader(export_contradiction(run, encoder, tmp_path / "w"))
    np.testing.assert_allclose(whole.scores(PAIRS), floats.scores(PAIRS), atol=0.1)


def test_a_pair_is_read_as_it_is_whatever_stands_beside_it(
    encoder: Path, run: Path, tmp_path: Path
) -> None:
    reader = load_pair_reader(export_contradiction(run, encoder, tmp_path))
    alone = [reader.contradict([pair])[0] for pair in PAIRS]
    np.testing.assert_allclose(reader.contradict(PAIRS), alone, atol=1e-6)


def test_contradiction_has_no_direction(encoder: Path, run: Path, tmp_path: Path) -> None:
    reader = load_pair_reader(export_contradiction(run, encoder, tmp_path))
    turned = [(other, one) for one, other in PAIRS]
    np.testing.assert_allclose(reader.contradict(PAIRS), reader.contradict(turned), atol=1e-6)


class Hasty:
    """Takes every pair for a contradiction, those that are by more."""

    def scores(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        return np.array([[1.5 if "not" in one + other else 1, 0, 0.5] for one, other in pairs])


def test_a_network_that_finds_too_many_contradictions_is_biased_against_them() -> None:
    held = [Pair("It rained", "It did not rain", "contradict"), Pair("It rained", "Rain", "entail")]
    found = likeliest(cast(PairReader, Hasty()), [*held, Pair("It rained", "Yes", "neutral")])
    assert found.bias < -0.7
    assert found.temperature < 1


def test_neutral_pairs_calibrate_nothing() -> None:
    held = [Pair("It rained", "Yes", "neutral")]
    assert likeliest(cast(PairReader, Hasty()), held) == UNTUNED


def test_a_line_that_is_no_pair_is_told(encoder: Path, tmp_path: Path) -> None:
    rows = [vars_of(each) for each in written_pairs(2, 1)]
    rows[1]["label"] = "maybe"
    (tmp_path / "pairs.jsonl").write_text("\n\n".join(map(json.dumps, rows)), encoding="utf8")
    with pytest.raises(BadInput, match=r"pairs\.jsonl, line 3: label: "):
        read_pairs(tmp_path, PairRecipe(encoder))


def test_a_sentence_may_have_a_break_that_json_does_not_know(encoder: Path, tmp_path: Path) -> None:
    rows = [vars_of(each) | {"premise": f"It\u2028rained {each}"} for each in written_pairs(30, 1)]
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf8")
    assert sum(map(len, read_pairs(tmp_path, PairRecipe(encoder, neutral_share=1)))) == len(rows)


def test_a_folder_without_pairs_is_refused(encoder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no pairs"):
        train_contradiction(tmp_path, tmp_path / "out", PairRecipe(encoder))


def test_the_pairs_made_by_rule_are_of_all_labels_and_the_same_for_a_seed() -> None:
    made = written_pairs(300, 5)
    assert made == written_pairs(300, 5)
    counts = Counter(pair.label for pair in made)
    assert set(counts) == set(LABELS)
    assert min(counts.values()) > 60
    assert not any("{" in pair.premise + pair.hypothesis for pair in made)
