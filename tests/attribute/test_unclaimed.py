"""The sentences with a quotation that nobody claims, and which of them a parse may help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.unclaimed import claimable_quotations, unclaimed_quotations
from onrecord.model import Attribution, Layout, Span, Zone
from onrecord.pipeline import bare_document
from onrecord.segment import layout_of

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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The paper put it this way: “It rains on us all.”", True),
        ("“It rains on us all, they said to me.”", False),
        ("A sign in the window: “It rains on us all.”", False),
    ],
)
def test_only_a_verb_outside_of_the_quotation_may_claim_it(text: str, asked: bool) -> None:
    layout = layout_of(bare_document(text))
    assert claimable_quotations(text, layout, ()) == [Span(0, len(text))] * asked


def test_a_verb_that_is_a_cue_claims_nothing_more() -> None:
    text = "Ana said it rained, and “The fog of the north” was short."
    layout = layout_of(bare_document(text))
    said = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 18),), 0.9, "net")
    assert unclaimed_quotations(layout, [said])
    assert claimable_quotations(text, layout, [said]) == []
