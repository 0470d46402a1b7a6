from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadSpan
from onrecord.model import Span, hull, overlapping, words_at

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_reversed_empty_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(BadSpan):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_symmetric_and_means_a_shared_code_point(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(spans, spans)
def test_the_hull_holds_both(a: Span, b: Span) -> None:
    assert hull([a, b]).holds(a)
    assert hull([a, b]).holds(b)


@given(st.text(alphabet=" \nab", min_size=1, max_size=12))
def test_trimming_leaves_the_words_and_nothing_else(text: str) -> None:
    trimmed = Span(0, len(text)).trimmed(text)
    assert (trimmed.of(text) if trimmed else "") == text.strip()


def test_words_left_out_between_spans_are_shown_as_a_gap() -> None:
    assert words_at("we will, he said, win", [Span(0, 7), Span(18, 21)]) == "we will … win"


def test_overlapping_looks_at_every_pair() -> None:
    assert overlapping([Span(0, 1), Span(5, 9)], [Span(2, 3), Span(8, 10)])
    assert not overlapping([Span(0, 1)], [Span(1, 2)])
