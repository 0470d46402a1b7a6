from __future__ import annotations

from across_rows import said
from onrecord.compare import find_disputes, positions_of
from onrecord.evaluate.across import (
    DisputeScore,
    Pairs,
    StanceScore,
    exact_match,
    score_disputes,
    score_groups,
    score_pages,
    score_positions,
    score_utterances,
    statements_quoting,
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


MATTER = {
    "sides": [
        {"stance": "affirms", "evidence": [quote("one", "I warned him about the reservoir")]},
        {"stance": "denies", "evidence": [quote("two", "was not even discussed")]},
    ]
}
LOST = {"sides": [MATTER["sides"][0], {"stance": "denies", "evidence": [quote("two", "xyz abc")]}]}


def test_a_statement_that_covers_half_of_a_quotation_finds_it() -> None:
    found = statements_quoting("three", "The reservoir was never discussed by us", ROWS)
    assert found == {AGAIN.id}


def test_a_statement_of_another_page_does_not_find_it() -> None:
    assert not statements_quoting("one", "was not even discussed", ROWS)


def test_a_matter_counts_where_its_sides_are_opposed() -> None:
    queue = find_disputes(EVERY)
    assert score_disputes([MATTER, LOST], queue, ROWS) == DisputeScore(2, 1, 1, 1, 1)


def test_a_matter_behind_the_first_disputes_does_not_count() -> None:
    (dispute,) = find_disputes([YES, NO])
    other = find_disputes(
        [said("C", "Bread was dear", page="x"), said("D", "Bread was never dear", page="y")]
    )
    score = score_disputes([MATTER], [*other * 3, dispute], ROWS)
    assert (score.recall, score.head_known) == (0.0, 1)


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


def test_stances_are_compared_with_gold() -> None:
    gold = [quote("two", "was not even discussed") | {"stance": "denies"}]
    gold += [quote("three", "never discussed") | {"stance": "affirms"}]
    gold += [quote("three", "Bread costs a crown") | {"stance": "other"}]
    assert NO.known_speaker
    found = positions_of(NO.known_speaker.id, "reservoir discussed", EVERY)
    assert score_positions(gold, found, ROWS) == StanceScore(3, 3, 2, 1)
