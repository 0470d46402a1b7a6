"""Texts as they stand, as documents."""

from __future__ import annotations

import pytest

from onrecord.attribute.find import by_forms
from onrecord.pipeline import bare_document
from onrecord.segment import layout_of

SPACES = ["\u00a0", "\u202f", "\u2009", "\t"]

TURN = "Ana Ruiz on the bridge: “It is safe to cross it.”"


@pytest.mark.parametrize("space", SPACES)
def test_white_space_of_a_line_is_a_space(space: str) -> None:
    document = bare_document(f"Ana{space}said.\n{space}\nIt{space}{space}rained.")
    assert document.text == "Ana said.\n \nIt  rained."
    assert [block.span.of(document.text) for block in document.blocks] == [
        "Ana said.",
        "It  rained.",
    ]


@pytest.mark.parametrize("space", SPACES)
def test_the_same_is_found_between_other_spaces(space: str) -> None:
    plain, other = bare_document(TURN), bare_document(TURN.replace(" ", space))
    found = by_forms(plain, layout_of(plain))
    assert found
    assert by_forms(other, layout_of(other)) == found


def test_a_lone_surrogate_is_replaced_and_offsets_stay() -> None:
    assert bare_document("It \ud800 rained.").text == "It \ufffd rained."
