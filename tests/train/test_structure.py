"""The likelihood of whole readings, against counting all of them."""

from __future__ import annotations

import itertools
import math

import pytest

torch = pytest.importorskip("torch")

from onrecord.train.structure import NEVER, _Chain, _summed, structure_loss  # noqa: E402

OUT, BS, BQ, BC, IC = 0, 1, 3, 5, 6  # outside; source, cue and content, begun and gone on with


def scores(words: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(seed)
    return torch.randn(1, words, 7), torch.randn(1, words, words + 1)


def sure(tags: list[int], anchors: list[int], strength: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores that are `strength` nats sure of these."""
    words = len(tags)
    own = torch.zeros(1, words, 7), torch.zeros(1, words, words + 1)
    for i, (tag, anchor) in enumerate(zip(tags, anchors, strict=True)):
        own[0][0, i, tag] = own[1][0, i, anchor] = strength
    return own


def loss(tags: list[int], anchors: list[int], own: tuple[torch.Tensor, torch.Tensor]) -> float:
    real = torch.ones(1, len(tags), dtype=torch.bool)
    return float(structure_loss(*own, torch.tensor([tags]), torch.tensor([anchors]), real))


TAGS, ANCHORS = [BS, BQ, BC, IC, OUT], [5, 1, 1, 1, 5]
"""Ana said it rained . — five words, so that 5 points at nothing."""


def test_a_sure_and_right_reading_costs_nothing() -> None:
    assert loss(TAGS, ANCHORS, sure(TAGS, ANCHORS, 30.0)) == pytest.approx(0.0, abs=1e-3)


def test_a_wrong_reading_costs() -> None:
    split = [BS, BQ, BC, BC, OUT]
    assert loss(TAGS, ANCHORS, sure(split, ANCHORS, 5.0)) > 0.2


def test_the_loss_is_never_below_nothing() -> None:
    for seed in range(20):
        assert loss(TAGS, ANCHORS, scores(5, seed)) >= -1e-5


def test_a_marking_that_decoding_cannot_give_is_left_out() -> None:
    gap = [BQ, OUT, BQ, BC, IC]  # a cue in two pieces
    assert loss(gap, [0, 5, 0, 0, 0], scores(5)) == 0.0


def test_what_nobody_marked_may_be_anything() -> None:
    unknown = loss([BS, BQ, -100, -100, -100], [5, 1, -100, -100, -100], scores(5))
    assert unknown < loss(TAGS, ANCHORS, scores(5))


def test_padding_changes_nothing() -> None:
    own = scores(5)
    more = torch.zeros(1, 7, 7), torch.full((1, 7, 8), -1e4)
    more[0][:, :5], more[1][:, :5, :5], more[1][:, :5, 7] = own[0], own[1][..., :5], own[1][..., 5]
    tags, anchors = torch.tensor([[*TAGS, -100, -100]]), torch.tensor([[7, 1, 1, 1, 7, -100, -100]])
    real = torch.tensor([[True] * 5 + [False] * 2])
    padded = float(structure_loss(*more, tags, anchors, real))
    assert padded == pytest.approx(loss(TAGS, ANCHORS, own), rel=1e-3)


def test_the_sum_is_over_all_chains() -> None:
    torch.manual_seed(1)
    enter, stay = torch.randn(4, 3), torch.randn(4, 3)
    total = 0.0
    for labels in itertools.product(range(3), repeat=4):
        for goes_on in itertools.product((False, True), repeat=3):
            score = float(enter[0, labels[0]])
            for i, on in enumerate(goes_on, 1):
                if on and labels[i] != labels[i - 1]:
                    score = -math.inf
                score += float((stay if on else enter)[i, labels[i]])
            total += math.exp(score)
    real = torch.ones(1, 4, dtype=torch.bool)
    assert float(_summed(_Chain(enter[None], stay[None]), real)) == pytest.approx(math.log(total))


def test_an_outside_word_is_counted_once() -> None:
    """Outside after outside is one chain, not two."""
    own = sure([OUT, OUT, OUT], [3, 3, 3], 0.0)
    own[0][..., 1:] = NEVER
    assert loss([OUT, OUT, OUT], [3, 3, 3], own) == pytest.approx(0.0, abs=1e-4)
