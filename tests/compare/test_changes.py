"""What changed between the words of the record and those of a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.quotation.changes import (
    changes_between,
    negation_changed,
    number_changed,
    similarity,
)
from onrecord.compare.quotation.wording import words_of

words = st.lists(
    st.sampled_from(["a", "b", "c", "d", "not", "7", "Seven"]), min_size=1, max_size=12
)


@given(words, words)
def test_changes_tell_the_whole_way_between_two_wordings(one: list[str], other: list[str]) -> None:
    changes = changes_between(one, other)
    record = [word for change in changes for word in change.record]
    quoted = [word for change in changes for word in change.quoted]
    assert record == other
    assert quoted[1:] == one[1:]
    assert quoted[0].casefold() == one[0].casefold()


@given(words, words)
def test_likeness_is_between_none_and_all(one: list[str], other: list[str]) -> None:
    assert 0.0 <= similarity(changes_between(one, other)) <= 1.0


@pytest.mark.parametrize(
    ("record", "quote", "number", "negation"),
    [
        ("we sent 12 boats", "we sent 15 boats", True, False),
        ("we sent 12 boats", "we sent twelve boats", False, False),
        ("we sent 1,200 boats", "we sent 1200 boats", False, False),
        ("we sent all boats", "we sent some boats", True, False),
        ("we sent two grey boats", "we sent two red boats", False, False),
        ("we did not go", "we did go", False, True),
        ("we did not go", "we didn't go", False, False),
        ("we never went", "we went", False, True),
        ("nobody went", "Nobody left", False, False),
    ],
)
def test_a_change_of_meaning_is_flagged(
    record: str, quote: str, number: bool, negation: bool
) -> None:
    changes = changes_between(words_of(quote), words_of(record))
    assert number_changed(changes) is number
    assert negation_changed(changes) is negation
