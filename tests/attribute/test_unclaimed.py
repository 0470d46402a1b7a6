"""Which sentences with a quotation that nobody claims are parsed for it."""

from __future__ import annotations

import pytest

from onrecord.attribute.unclaimed import claimable_quotations
from onrecord.model import Attribution, Span
from onrecord.pipeline import bare_document
from onrecord.segment import layout_of


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The paper put it this way: “It rains on us all.”", True),
        ("“It rains on us all, they said to me.”", False),
        ("A sign in the window: “It rains on us all.”", False),
        (f"Ana said it of the {'very ' * 20}old sign “It rains on us all.”", False),
    ],
)
def test_only_a_verb_outside_of_the_quotation_may_claim_it(text: str, asked: bool) -> None:
    layout = layout_of(bare_document(text))
    assert claimable_quotations(text, layout, ()) == [Span(0, len(text))] * asked


def test_a_verb_that_is_a_cue_claims_nothing_more() -> None:
    text = "Ana said it rained, and “The fog of the north” was short."
    layout = layout_of(bare_document(text))
    said = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 18),), 0.9, "net")
    assert claimable_quotations(text, layout, [said]) == []


def test_a_quotation_that_is_content_is_claimed() -> None:
    text = "Ana said: “It rains on us all.” Ivo replied."
    content = Attribution((Span(0, 3),), (), (Span(10, 31),), 0.9, "net")
    assert claimable_quotations(text, layout_of(bare_document(text)), [content]) == []
