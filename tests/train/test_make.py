"""The steps of making a network: how far each narrows, and what a cut leaves to do."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

import math

from onrecord.train import make


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The shares that a network of which nothing is trained is narrowed to, one after another."""
    shares: list[float] = []

    def export(*given: object) -> None:
        folder = given[3]
        assert isinstance(folder, Path)
        folder.mkdir(exist_ok=True)
        (folder / "model.json").write_text("untuned", encoding="utf8")

    def tune(folder: Path, *_given: object) -> None:
        (folder / "model.json").write_text("tuned", encoding="utf8")

    monkeypatch.setattr(make, "train_attribution", lambda _data, out, *_: out / "final.pt")
    monkeypatch.setattr(make, "AttributionRun", lambda *_: None)
    monkeypatch.setattr(make, "narrow_attribution", lambda _run, share, _out: shares.append(share))
    monkeypatch.setattr(make, "export_attribution", export)
    monkeypatch.setattr(make, "set_decoding", tune)
    monkeypatch.setattr(make, "keeps_states", lambda _model: False)
    return shares


def test_each_narrowing_leaves_its_share_of_the_whole(steps: list[float], tmp_path: Path) -> None:
    make.make_attribution(tmp_path, tmp_path, tmp_path)
    left = [math.prod(steps[:number]) for number in range(1, len(steps) + 1)]
    assert left == pytest.approx(make.SHARES)


@pytest.mark.usefixtures("steps")
def test_a_run_that_is_cut_off_before_decoding_is_set_goes_on_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def cut(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(make, "set_decoding", cut)
        with pytest.raises(KeyboardInterrupt):
            make.make_attribution(tmp_path, tmp_path, tmp_path)
    model = make.make_attribution(tmp_path, tmp_path, tmp_path)
    assert (model / "model.json").read_text(encoding="utf8") == "tuned"
