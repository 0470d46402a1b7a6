"""Which sentence of a layout a span lies in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Layout, Span

PLACES = st.integers(0, 30)


@given(st.sets(PLACES), PLACES, st.integers(1, 9))
def test_the_first_sentence_that_a_span_has_a_part_in(
    edges: set[int], start: int, length: int
) -> None:
    bounds = sorted(edges)
    sentences = tuple(map(Span, bounds[::2], bounds[1::2]))
    span = Span(start, start + length)
    first = next((each for each in sentences if each.overlaps(span)), None)
    assert Layout((), sentences, ()).sentence_at(span) == first
