from __future__ import annotations

import pytest

from onrecord.language.asking import OUTCOMES, asking_in, may_tell_of_asking
from onrecord.language.words import word_table

ENTRIES = [entry for outcome in OUTCOMES for entry in word_table("asking")[outcome]]


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_sentence_that_tells_of_asking_is_passed_over(entry: str) -> None:
    sentence = f"Mr Lind {entry.replace('…', 'yet')} the questions ’til Sunday.".upper()
    assert asking_in(sentence)
    assert may_tell_of_asking(sentence)


def test_what_tells_of_other_things_is_passed_over() -> None:
    assert not may_tell_of_asking("It rained in Lunde, and Ruiz spoke of the dam.")
