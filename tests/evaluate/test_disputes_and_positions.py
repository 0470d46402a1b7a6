from __future__ import annotations

from typing import Any

from across_rows import said
from onrecord.compare import find_disputes, positions_of
from onrecord.evaluate.disputes import DisputeScore, StanceScore, score_disputes, score_positions
from onrecord.evaluate.quoting import statements_quoting
from reservoir import AGAIN, EVERY, NO, ROWS, YES, quote

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


def stand(page: str, words: str, stance: str) -> dict[str, Any]:
    return quote(page, words) | {"speaker": "B", "matter": "the reservoir", "stance": stance}


def test_stances_are_compared_with_gold() -> None:
    gold = [stand("two", "was not even discussed", "denies")]
    gold += [stand("three", "never discussed", "affirms")]
    gold += [stand("three", "Bread costs a crown", "other")]
    assert NO.known_speaker
    found = positions_of(NO.known_speaker.id, "reservoir discussed", EVERY)
    score = score_positions(gold, {("B", "the reservoir"): found}, ROWS)
    assert score == StanceScore(3, 3, 2, 1)


def test_what_was_found_for_somebody_else_does_not_count() -> None:
    gold = [stand("two", "was not even discussed", "denies")]
    assert NO.known_speaker
    found = positions_of(NO.known_speaker.id, "reservoir discussed", EVERY)
    score = score_positions(gold, {("C", "the reservoir"): found}, ROWS)
    assert score == StanceScore(1, 1, 0, 0)
