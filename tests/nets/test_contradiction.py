"""The shipped contradiction network on sentences that were written for this test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.nets.contradiction import Calibration, PairReader, against, load_pair_reader

AGAINST = [
    ("The ferry sailed to Lunde on Sunday.", "The ferry did not sail to Lunde on Sunday."),
    ("Nobody was hurt in the fire.", "Twelve people were hurt in the fire."),
]
FOLLOWING = [("Ana Ruiz and Bo Lind met on Sunday.", "Bo Lind met Ana Ruiz.")]


@pytest.fixture(scope="module")
def reader() -> PairReader:
    return load_pair_reader()


def test_a_denial_contradicts_and_a_rewording_does_not(reader: PairReader) -> None:
    assert min(reader.contradict(AGAINST)) > 0.6 > 0.4 > max(reader.contradict(FOLLOWING))


def test_order_and_company_change_nothing(reader: PairReader) -> None:
    turned = [(other, one) for one, other in AGAINST]
    together = reader.contradict([*FOLLOWING, *AGAINST, *turned])
    assert together[1:3] == pytest.approx(together[3:], abs=1e-6)
    assert together[1] == pytest.approx(reader.contradict(AGAINST[:1])[0], abs=1e-6)


def test_no_pairs_give_no_probabilities(reader: PairReader) -> None:
    assert reader.contradict([]) == []


def test_a_bias_shifts_the_odds_of_a_contradiction_whatever_they_are() -> None:
    scores = np.array([[2, 0, 1], [0, 3, 0]], np.float32)
    found = against(scores, scores, Calibration(temperature=1, bias=-0.5))
    np.testing.assert_allclose(np.log(found / (1 - found)), [0.5, -0.5], atol=1e-5)


def test_weights_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_pair_reader(tmp_path)
