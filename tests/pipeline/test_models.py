"""Which nets go together."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from onrecord.pipeline import Settings, load_models


def test_what_is_shipped_goes_together(caplog: pytest.LogCaptureFixture) -> None:
    assert load_models().acts is not None
    assert not caplog.records


def test_a_network_that_the_one_for_acts_does_not_go_with_is_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = tmp_path / "model"
    with as_file(files("onrecord.nets") / "weights" / "attribution") as shipped:
        shutil.copytree(shipped, own)
    card = json.loads((own / "model.json").read_text(encoding="utf8"))
    (own / "model.json").write_text(json.dumps(card | {"version": "of-ours"}), encoding="utf8")
    models = load_models(Settings(model=own))
    assert models.network is not None
    assert models.acts is None
    assert "attribution@of-ours" in caplog.text


def test_rules_alone_miss_no_network(caplog: pytest.LogCaptureFixture) -> None:
    assert load_models(Settings(rules_only=True)).acts is None
    assert not caplog.records
