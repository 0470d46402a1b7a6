"""The sentences with a quotation that nobody claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.find import unclaimed_quotations
from onrecord.model import Attribution, Layout, Span, Zone

LENGTH = 2000  # characters; several cells of the grid by which neighbours are found


def spans_between(edges: set[int]) -> list[Span]:
    bounds = sorted(edges)
    return list(map(Span, bounds[::2], bounds[1::2]))


SPANS = st.sets(st.integers(0, LENGTH), max_size=40).map(spans_between)


@given(SPANS, SPANS, SPANS)
def test_nothing_of_the_quotation_is_content(
    sentences: list[Span], quotations: list[Span], contents: list[Span]
) -> None:
    layout = Layout((), tuple(sentences), tuple(Zone(each, each) for each in quotations))
    found = [Attribution((), (), (each,), 0.9, "net") for each in contents]
    left = [each for each in quotations if not any(map(each.overlaps, contents))]
    assert unclaimed_quotations(layout, found) == [
        each for each in sentences if any(map(each.overlaps, left))
    ]
