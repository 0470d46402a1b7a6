"""Training the network for acts: what it learns from, and that what is exported says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch")

import torch

from onrecord.label.acts.runs import Part
from onrecord.model import Act
from onrecord.nets.acts import load_acts, stacked
from onrecord.train.act_learning import learned, scored
from onrecord.train.act_net import ActNet, Kept, Width, side_by_side
from onrecord.train.act_rows import ACTS, ActRow
from onrecord.train.acts import ActRecipe, Lessons, folds, train_acts

KEPT = Kept(8, 0.1, 100)
TINY = Width(hidden=16, layers=1, heads=2, inner=16)
TOLD = (Act.WARN, Act.PRAISE)


def row(number: int, act: Act, pieces: int = 6, rules: Act = Act.STATE) -> ActRow:
    """A row whose states tell its act: the content's numbers are high or low."""
    rng = np.random.default_rng(number)
    states = rng.integers(95, 106, (pieces, KEPT.width), dtype=np.uint8)
    states[3:] += np.uint8(60 if act is Act.WARN else 0)
    parts = np.array([Part.SOURCE, Part.CUE, *[Part.CONTENT] * (pieces - 2)], np.int64)
    inputs: dict[str, NDArray[Any]] = {
        "states": states,
        "features": np.zeros(pieces, np.int64),
        "parts": parts,
        "told": np.array(ACTS.index(rules)),
    }
    target = np.zeros(len(ACTS), np.float32)
    target[ACTS.index(act)] = 1.0
    gold = {"id": str(number), "attribution": 0, "act": act.value}
    return ActRow(inputs, target, 1.0, str(number), 0, gold)


def rows(count: int, pieces: int = 6) -> list[ActRow]:
    return [row(i, TOLD[i % 2], pieces + i % 3) for i in range(count)]


def test_a_new_network_says_what_the_rules_say() -> None:
    net = ActNet(KEPT, TINY)
    for act in ACTS:
        added = net.told(torch.tensor(ACTS.index(act)))
        assert added.argmax().item() == ACTS.index(act)


def test_it_learns_what_can_be_told() -> None:
    given = rows(240)
    net = ActNet(KEPT, TINY)
    net.load_state_dict(learned(net, given, 40, seed=1))
    told = [ACTS[best] for best in scored(net, given).argmax(axis=1)]
    right = sum(
        act.value == each.gold["act"] for act, each in zip(told, given, strict=True) if each.gold
    )
    assert right > 220


def test_filled_up_rows_are_scored_as_alone() -> None:
    net = ActNet(KEPT, TINY).eval()
    short, long = row(1, Act.WARN, 5), row(2, Act.PRAISE, 9)
    side = side_by_side([short, long])
    with torch.no_grad():
        both = net(side.states, side.features, side.parts, side.told, side.mask).numpy()
    np.testing.assert_allclose(both, scored(net, [short, long]), atol=1e-5)


def test_an_article_is_in_one_fifth_whatever_the_order_of_rows() -> None:
    given = [row(i % 7, Act.WARN) for i in range(28)]
    dealt = dict(zip((each.article for each in given), folds(given), strict=True))
    assert [dealt[each.article] for each in given[::-1]] == folds(given[::-1])
    assert len(set(dealt.values())) == 5


def test_what_is_exported_loads_and_says_the_same(tmp_path: Path) -> None:
    given = rows(60)
    recipe = ActRecipe(TINY, clear_epochs=1, epochs=8)
    score = train_acts(Lessons(given, given), KEPT, "attribution@9", tmp_path, recipe)
    assert score.rows == len(given)
    reader = load_acts("attribution@9", tmp_path)
    assert reader is not None
    few = [each for each in given if len(each) == 6]
    shares = reader.shares_of(stacked([each.inputs for each in few]))
    assert shares.shape == (len(few), len(ACTS))
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=0.01)


def test_it_is_not_asked_over_another_network(tmp_path: Path) -> None:
    given = rows(20)
    recipe = ActRecipe(TINY, clear_epochs=1, epochs=1)
    train_acts(Lessons(given, given), KEPT, "attribution@9", tmp_path, recipe)
    assert load_acts("attribution@10", tmp_path) is None
