from __future__ import annotations

from onrecord.evaluate.across import (
    Pairs,
    exact_match,
    score_groups,
    score_pages,
    score_utterances,
)
from onrecord.group import Utterances
from reservoir import EVERY, ROWS, quote

VARIANTS = [
    {"renderings": [quote("two", "was not even discussed"), quote("three", "was never discussed")]},
    {"renderings": [quote("three", "Bread costs a crown"), quote("one", "not in any page")]},
]


def test_renderings_that_are_grouped_count_as_pairs() -> None:
    utterances = Utterances()
    utterances.add(EVERY)
    assert score_utterances(VARIANTS, utterances.all(), ROWS) == Pairs(1, 0, 0)


def test_one_group_of_everything_is_imprecise() -> None:
    named = dict.fromkeys((f"{row.id}:0" for row in EVERY), "all")
    assert score_groups(VARIANTS, named, ROWS) == Pairs(1, 2, 0)


def test_exact_match_knows_no_second_wording() -> None:
    assert score_groups(VARIANTS, exact_match(EVERY), ROWS) == Pairs(0, 0, 1)


def test_pages_of_a_dispatch_are_scored_by_pairs() -> None:
    score = score_pages([["a", "b", "c"], ["d"]], [["a", "b"], ["c", "d"]])
    assert (score.precision, round(score.recall, 2), score.pair_f1) == (0.5, 0.33, 0.4)
