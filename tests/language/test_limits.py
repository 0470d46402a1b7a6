from __future__ import annotations

import pytest

from onrecord.language.limits import limits_of
from onrecord.language.stems import words_of
from onrecord.language.words import word_table


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("most ferries", {"most"}),
        ("the largest number of ferries", {"most"}),
        ("as many ferries as any", {"as many"}),
        ("many ferries", {"many"}),
        ("ferries", set()),
    ],
)
def test_amounts_that_say_the_same_are_one(text: str, amounts: set[str]) -> None:
    assert limits_of(words_of(text)).amounts == amounts


def test_doubts_and_conditions_are_told() -> None:
    limits = limits_of(words_of("it may rain if it likes"))
    assert (limits.doubts, limits.conditions) == (True, True)


def test_a_manner_of_speaking_is_neither_doubt_nor_condition() -> None:
    limits = limits_of(words_of("our “pilot”, if I may say so, was the mayor"))
    assert (limits.doubts, limits.conditions) == (False, False)


def test_no_word_says_two_amounts() -> None:
    words = [word for row in word_table("limits")["amounts"] for word in row]
    assert len(words) == len(set(words))
