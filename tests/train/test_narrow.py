"""What a network can do without is told, taken out, and the rest can be gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import torch
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.network.word_features import FEATURES
from onrecord.train.encoder import AttributionNet
from onrecord.train.loop import AttributionRun
from onrecord.train.narrow import HEAD, LEAST_CHANNELS, chosen, importance, narrow_attribution
from onrecord.train.recipe import Recipe
from tiny_encoders import tiny_encoder

CHANNELS = 128
ARTICLE = {
    "id": "a",
    "text": "Ana said that it rained.",
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 23]]}],
}


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    return tiny_encoder(tmp_path, ["ana", "said", "that", "it", "rained", "."], channels=CHANNELS)


@pytest.fixture
def run(encoder: Path, tmp_path: Path) -> AttributionRun:
    (tmp_path / "train.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf8")
    return AttributionRun(tmp_path, tmp_path / "run", Recipe(encoder, hidden_pieces=0), print)


def silenced(run: AttributionRun) -> None:
    """Nothing of the last half of the lowest layer's channels goes on."""
    with torch.no_grad():
        run.net.enc.encoder.layer[0].output.dense.weight[:, CHANNELS // 2 :] = 0


def test_what_goes_nowhere_does_not_matter(run: AttributionRun) -> None:
    silenced(run)
    ranks = importance(run)["channels", 0]
    assert float(ranks[: CHANNELS // 2].min()) > 0
    assert float(ranks[CHANNELS // 2 :].max()) == 0


def test_what_does_not_matter_is_taken_out_and_nothing_changes(
    run: AttributionRun, tmp_path: Path
) -> None:
    silenced(run)
    asked = (
        torch.tensor([[2, 5, 6, 7, 3]]),
        torch.zeros(1, 5, dtype=torch.int64),
        torch.ones(1, 1, dtype=torch.int64),
    )
    before = run.net.eval()(*asked)
    everything = 4 * HEAD + 2 * CHANNELS
    left = narrow_attribution(run, 1 - CHANNELS // 2 / everything, tmp_path / "narrow.pt")
    assert left["channels", 0] == CHANNELS // 2
    for one, other in zip(before, run.net.eval()(*asked), strict=True):
        torch.testing.assert_close(one, other)


def test_narrowed_weights_are_taken_by_a_new_network(run: AttributionRun, tmp_path: Path) -> None:
    narrow_attribution(run, 0.5, tmp_path / "narrow.pt")
    net = AttributionNet(run.recipe.encoder, FEATURES)
    net.take(torch.load(tmp_path / "narrow.pt"))
    ours, theirs = net.state_dict(), run.net.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


@given(st.floats(0, 1), st.integers(0, 1000))
def test_each_layer_keeps_some_and_the_best(share: float, seed: int) -> None:
    torch.manual_seed(seed)
    ranks = {("heads", 0): torch.rand(4), ("channels", 0): torch.rand(200)}
    kept = chosen(ranks, share)
    assert len(kept["heads", 0]) >= 2
    assert len(kept["channels", 0]) >= LEAST_CHANNELS
    for part, own in kept.items():
        others = set(range(len(ranks[part]))) - set(own)
        least = min(float(ranks[part][i]) for i in own)
        assert all(float(ranks[part][i]) <= least for i in others)


def test_what_was_still_is_still_in_a_narrowed_network(
    encoder: Path, run: AttributionRun, tmp_path: Path
) -> None:
    narrow_attribution(run, 0.5, tmp_path / "narrow.pt")
    net = AttributionNet(encoder, FEATURES, frozen=1)
    before = {name for name, each in net.named_parameters() if not each.requires_grad}
    net.take(torch.load(tmp_path / "narrow.pt"))
    still = {name for name, each in net.named_parameters() if not each.requires_grad}
    assert any("encoder.layer.0" in name for name in before)
    assert still == before
