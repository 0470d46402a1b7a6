"""Words that a person chose, found in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.model import Span
from onrecord.web.views.selecting import chosen

TEXT = "It rained. She said that it rained, and that\nit was wet."


def test_the_nearest_is_meant() -> None:
    assert chosen(TEXT, "rained", 0) == (Span(3, 9),)
    assert chosen(TEXT, "rained", 30) == (Span(28, 34),)


def test_white_space_may_differ() -> None:
    [span] = chosen(TEXT, "  that   it was ", 0)
    assert span.of(TEXT) == "that\nit was"


def test_pieces_follow_each_other() -> None:
    spans = chosen(TEXT, "She said … it was wet", 0)
    assert [span.of(TEXT) for span in spans] == ["She said", "it was wet"]


def test_no_words_are_no_place() -> None:
    assert chosen(TEXT, " ", 0) == ()


@pytest.mark.parametrize("words", ["it snowed", "it was wet … She said"])
def test_words_that_do_not_stand_there_are_refused(words: str) -> None:
    with pytest.raises(BadInput):
        chosen(TEXT, words, 0)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_whatever_is_copied_is_found_where_it_was(start: int, end: int) -> None:
    words = TEXT[start:end]
    for span in chosen(TEXT, words, start):
        assert span.of(TEXT) == words.strip()
