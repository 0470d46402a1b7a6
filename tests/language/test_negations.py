"""What only looks like a negation negates nothing."""

from __future__ import annotations

import pytest

from onrecord.language.negations import negations_in
from onrecord.language.polarity import negated_heads, polarity_of
from onrecord.language.stems import words_of


@pytest.mark.parametrize(
    "text",
    [
        "Nobody left without paying",
        "The attack cannot be left without consequences",
        "She wouldn't sail if it were up to Lind",
        "You can't talk about ice if you don't know what it is",
        "We did not have to pay",
        "They need not; they don't need to sail",
        "Hill would have never sold the ferry",
        "A mayor would not have sold it",
        "Those without a boat stayed",
        "Not paying was a mistake",
        "It is for people who do not sail",
    ],
)
def test_what_is_made_good_bound_to_a_condition_or_free_is_not_negated(text: str) -> None:
    assert not polarity_of(text).negated


@pytest.mark.parametrize(
    "text",
    [
        "He left without paying",
        "He would not sail even if he could",
        "We did not pay if you look at the books",
        "They have nothing to pay",
        "I would never have sold it",
        "He would not sell it",
        "People do not sail",
        "Ruiz, who did not sail, stayed",
    ],
)
def test_what_only_looks_so_is_negated(text: str) -> None:
    assert polarity_of(text).negated


def test_what_is_avoided_is_not_done() -> None:
    words = words_of("ships that he used to avoid paying the toll")
    assert [*negated_heads(words)] == ["pay"]
    assert not [*negations_in(words_of("they avoid the harbour"))]


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("He defends the wrong people", False),
        ("That is the wrong number", True),
        ("They are wrong", True),
        ("It was wrong to sell the ferry", False),
        ("He was wrong to say so", True),
    ],
)
def test_wrong_people_are_people(text: str, false: bool) -> None:
    assert polarity_of(text).calls_false is false
