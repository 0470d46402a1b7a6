"""Scoring political events, and reading marked sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.events import event_of, marked_of, score_events, unmarked
from onrecord.model import Event


def test_marks_leave_the_sentence_and_tell_the_actors() -> None:
    marked = unmarked("On Monday <s>Kenya</s> warned <t>Chile</t>.")
    assert marked.text == "On Monday Kenya warned Chile."
    assert [span.of(marked.text) for span in marked.source] == ["Kenya"]
    assert [span.of(marked.text) for span in marked.target] == ["Chile"]


def test_an_actor_may_be_marked_twice_inside_the_other_or_not_at_all() -> None:
    marked = unmarked("<s><t>Kenyan</t> police</s> freed <t>Kenya</t>'s envoy")
    assert [span.of(marked.text) for span in marked.source] == ["Kenyan police"]
    assert [span.of(marked.text) for span in marked.target] == ["Kenyan", "Kenya"]
    assert unmarked("<t>Chile</t> was warned").source == ()


@given(st.lists(st.sampled_from(["<s>", "</s>", "<t>", "</t>", "a", " b"])))
def test_any_marks_give_places_in_the_sentence(parts: list[str]) -> None:
    marked = unmarked("".join(parts))
    assert "<" not in marked.text
    assert all(span.end <= len(marked.text) for span in (*marked.source, *marked.target))


def test_older_names_of_events_are_read() -> None:
    assert event_of({"event": "DEMAND"}) is Event.REQUEST
    with pytest.raises(ValueError, match="WHISPER"):
        event_of({"event": "WHISPER"})


def test_rows_without_marks_name_their_actors() -> None:
    row = {"text": "Kenya warned Chile.", "source": [{"text": "Kenya"}], "target": [{"text": "X"}]}
    marked = marked_of(row)
    assert [span.of(marked.text) for span in marked.source] == ["Kenya"]
    assert marked.target == ()


def test_macro_f1_weighs_rare_events_like_frequent_ones() -> None:
    rows = [{"event": "AID"}] * 3 + [{"event": "YIELD"}]
    score = score_events(rows, ["AID", "AID", "AID", "AID"])
    assert score.accuracy == 0.75
    assert score.macro_f1 == pytest.approx((6 / 7 + 0) / 2)
    assert score.by_event["YIELD"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}


def test_no_rows_have_no_score() -> None:
    assert score_events([], []).macro_f1 == 0.0
