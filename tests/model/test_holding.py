from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.model.holding import NOWHERE, Holding

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 20)
)


@given(st.lists(SPANS), SPANS)
def test_a_place_is_held_where_one_of_the_spans_holds_it(spans: list[Span], place: Span) -> None:
    assert Holding(spans).holds(place) == any(span.holds(place) for span in spans)


@given(st.lists(SPANS), SPANS)
def test_a_place_is_touched_where_one_of_the_spans_overlaps_it(
    spans: list[Span], place: Span
) -> None:
    assert Holding(spans).touches(place) == any(span.overlaps(place) for span in spans)


def test_two_spans_that_meet_do_not_hold_what_lies_in_both() -> None:
    assert not Holding([Span(0, 5), Span(5, 9)]).holds(Span(3, 7))


def test_nowhere_holds_nothing() -> None:
    assert not NOWHERE.holds(Span(0, 1))


@given(st.lists(SPANS), SPANS)
def test_the_spans_that_hold_a_place_are_told_by_their_places(
    spans: list[Span], place: Span
) -> None:
    holding = {at for at, span in enumerate(spans) if span.holds(place)}
    assert set(Holding(spans).places_holding(place)) == holding
