from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tags.near import Near
from onrecord.model import Span

SPANS = st.tuples(st.integers(0, 3000), st.integers(1, 2000)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(SPANS), SPANS)
def test_finds_what_overlaps_each_once(spans: list[Span], here: Span) -> None:
    near: Near[int] = Near()
    for index, span in enumerate(spans):
        near.put(span, index)
    expected = [index for index, span in enumerate(spans) if span.overlaps(here)]
    assert sorted(near.at(here)) == expected
