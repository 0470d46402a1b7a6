from __future__ import annotations

import re

import pytest

from onrecord.language.claims import any_of, begins, claim_words


@pytest.mark.parametrize("written", ["don't", "don’t", "stop"])
def test_any_of_the_words_is_found_whatever_its_apostrophe(written: str) -> None:
    assert re.fullmatch(any_of(claim_words().orders), written)


@pytest.mark.parametrize(("text", "found"), [("if it rains", True), ("iffy", False), ("if", False)])
def test_a_word_at_the_beginning_is_a_whole_one_with_more_behind(text: str, found: bool) -> None:
    assert begins(text, claim_words().conditions) is found
