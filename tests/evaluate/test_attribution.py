"""The measures of attributions, on texts small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluate.attribution import (
    by_publisher,
    calibration_error,
    correct,
    figures,
    interval,
    kind_of,
    tallies,
    tally,
)

TEXT = "Ana Ruiz said that it rained in the far north of the country. Ben denied it."


def attribution(source: str, cue: str, content: str) -> dict[str, Any]:
    roles = {"source": source, "cue": cue, "content": content}
    return {
        role: [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []
        for role, words in roles.items()
    }


def row(*attributions: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "attributions": list(attributions), **more}


GOLD = attribution("Ana Ruiz", "said", "that it rained in the far north of the country")


def test_the_same_is_wholly_right() -> None:
    found = figures([tally(row(GOLD), row(GOLD))])
    assert found["attribution_f1"] == found["content_exact_f1"] == found["source_exact"] == 1


def test_nine_words_of_ten_are_enough_but_not_exact() -> None:
    near = attribution("Ana Ruiz", "said", "it rained in the far north of the country")
    found = figures([tally(row(GOLD), row(near))])
    assert found["attribution_f1"] == 1
    assert found["content_exact_f1"] == 0
    assert found["content_soft_r"] == pytest.approx(9 / 10)


def test_half_of_the_source_is_enough() -> None:
    half = attribution("Ruiz", "said", "that it rained in the far north of the country")
    found = figures([tally(row(GOLD), row(half))])
    assert found["attribution_f1"] == 1
    assert found["source_exact"] == 0


def test_no_source_is_not_some_source() -> None:
    none = attribution("", "said", "that it rained in the far north of the country")
    assert figures([tally(row(GOLD), row(none))])["attribution_f1"] == 0


def test_a_gold_attribution_is_matched_once() -> None:
    found = figures([tally(row(GOLD), row(GOLD, GOLD))])
    assert found["attribution_p"] == 0.5
    assert correct(row(GOLD), row(GOLD, GOLD)) == [True, False]


def test_a_missing_document_counts_as_predicted_empty() -> None:
    assert figures(tallies([row(GOLD)], []))["attribution_r"] == 0


def test_marks_at_the_edge_do_not_count() -> None:
    wide = {**GOLD, "content": [[GOLD["content"][0][0], GOLD["content"][0][1] + 1]]}
    assert figures([tally(row(GOLD), row(wide))])["content_exact_f1"] == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“it rained”", "direct"),
        ('"it rained,"', "direct"),
        ("that it “rained”", "mixed"),
        ("“it rained,” “and blew”", "mixed"),
        ("that it rained", "indirect"),
    ],
)
def test_kinds_by_quotation_marks(text: str, kind: str) -> None:
    assert kind_of(text, [(0, len(text))]) == kind


def test_figures_by_publisher() -> None:
    rows = [row(GOLD, publisher="Herald"), row(GOLD, publisher="Post")]
    counted = [tally(rows[0], rows[0]), tally(rows[1], None)]
    found = by_publisher(rows, counted)
    assert found["Herald"]["attribution_f1"] == 1
    assert found["Post"]["attribution_f1"] == 0


def test_an_interval_holds_the_figure() -> None:
    counted = [tally(row(GOLD), row(GOLD)), tally(row(GOLD), None)] * 10
    low, high = interval(counted, "attribution_r", samples=200)
    assert low < 0.5 < high


def test_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([0.95] * 4, [False] * 4) == pytest.approx(0.95)
    assert calibration_error([], []) == 0
