from __future__ import annotations

import re

import pytest

from onrecord.language.letters import CAPITAL


@pytest.mark.parametrize("word", ["Ana", "Živa", "Éva", "Łucja", "Ștefan"])
def test_a_capital_of_any_latin_alphabet_is_one(word: str) -> None:
    assert re.match(CAPITAL, word)


@pytest.mark.parametrize("word", ["ana", "živa", "ß", "[", "_", "7"])
def test_small_letters_and_marks_are_none(word: str) -> None:
    assert not re.match(CAPITAL, word)
