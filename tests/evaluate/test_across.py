from __future__ import annotations

from across_rows import said
from onrecord.evaluate.across import (
    Pairs,
    exact_match,
    score_groups,
    score_pages,
    score_utterances,
)
from onrecord.group import Utterances
from onrecord.model import Act

YES = said("Ana Ruiz", "I warned him about the reservoir in Lunde", page="one", act=Act.WARN)
NO = said("Bo Lind", "The reservoir in Lunde was not even discussed", page="two")
AGAIN = said("Bo Lind", "the reservoir in Lunde was never discussed", page="three")
OTHER = said("Bo Lind", "Bread costs a crown", page="three", at=90)
ROWS = {"one": [YES], "two": [NO], "three": [AGAIN, OTHER]}
EVERY = [row for rows in ROWS.values() for row in rows]


def quote(page: str, words: str) -> dict[str, str]:
    return {"page": page, "quote": words}


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
