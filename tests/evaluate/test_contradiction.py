from __future__ import annotations

import pytest

from onrecord.evaluate.contradiction import by_words, score_contradictions

LABELS = ["contradict", "contradict", "entail", "entail", "neutral"]


def test_contradictions_are_counted() -> None:
    score = score_contradictions(LABELS, [0.9, 0.1, 0.8, 0.2, 0.3])
    assert (score.right, score.missed, score.wrong, score.others) == (1, 1, 1, 2)
    assert (score.precision, score.recall, score.f1, score.accuracy) == (0.5, 0.5, 0.5, 0.6)


@pytest.mark.parametrize(
    ("hypothesis", "told"),
    [
        ("The ferry to Lunde did not sail", 1.0),
        ("The ferry sailed to Lunde", 0.0),
        ("The baker sold old bread", 1.0),
    ],
)
def test_the_baseline_looks_at_negations_and_new_words(hypothesis: str, told: float) -> None:
    assert by_words("The ferry to Lunde sailed on Sunday", hypothesis) == told
