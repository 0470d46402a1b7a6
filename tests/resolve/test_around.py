from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Attribution, Span
from onrecord.model.holding import NOWHERE, Holding
from onrecord.resolve.around import NEIGHBOURS, Around

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12)
)
SAID = st.lists(
    st.builds(lambda source, content: said(source, content), st.none() | SPANS, SPANS), max_size=8
)


def said(source: Span | None, content: Span) -> Attribution:
    return Attribution((source,) if source else (), (), (content,), 1.0, "test@1")


@given(SAID, SPANS)
def test_those_hold_a_place_in_whose_content_it_lies(told: list[Attribution], at: Span) -> None:
    holding = {index for index, each in enumerate(told) if each.content[0].holds(at)}
    assert Around(told, NOWHERE).holding(at) == holding


@given(SAID, SPANS, SPANS)
def test_sources_beside_a_place_come_in_the_order_of_their_distance(
    told: list[Attribution], at: Span, block: Span
) -> None:
    near = [
        (abs(source.start - at.start), index)
        for index, each in enumerate(told)
        for source in each.source
        if block.holds(source) and source != at
    ]
    assert list(Around(told, NOWHERE).beside(at, block)) == [index for _, index in sorted(near)]


def test_a_source_in_quotation_marks_stands_beside_nothing() -> None:
    around = Around([said(Span(4, 6), Span(8, 9))], Holding([Span(3, 7)]))
    assert list(around.beside(Span(0, 1), Span(0, 10))) == []


def test_a_paragraph_of_very_many_sources_is_not_looked_through() -> None:
    many = [said(Span(n, n + 1), Span(n, n + 1)) for n in range(9 * NEIGHBOURS)]
    assert len(list(Around(many, NOWHERE).beside(Span(7, 9), Span(0, 10_000)))) == NEIGHBOURS
