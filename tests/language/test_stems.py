from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.language.polarity import polarity_of
from onrecord.language.stems import in_equal_words, root, stems_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Caldério's letters", "Calderio letter"),
        ("they meddled in elections", "meddling in the election"),
        ("the talks on water", "to discuss water"),
        ("1,900 metres", "1900 metre"),
    ],
)
def test_words_of_one_matter_share_their_stems(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other)


def test_negations_are_no_matter() -> None:
    assert stems_of("We did not, never, don't") == []


def test_words_keep_numbers_and_contractions() -> None:
    assert words_of("It didn’t cost 4.2bn") == ["it", "didn't", "cost", "4.2", "bn"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("We discussed water", False),
        ("We did not discuss water", True),
        ("We didn’t discuss water", True),
        ("That is a lie", True),
        ("No, that is a lie", True),
        ("Not only did we discuss it, we signed", False),
        ("Such charges are baseless", True),
        ("No matter who wins, we sign", False),
    ],
)
def test_polarity(text: str, negated: bool) -> None:
    assert polarity_of(text).negated is negated


def test_threads_do_not_spoil_each_others_stems() -> None:
    ends = ("ing", "ational", "ations", "iveness", "ed", "ousli", "izer", "ement", "s", "ies")
    words = [first + end for first in ("meddl", "relat", "declar", "x") for end in ends]
    alone = [root(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: [root(word) for word in words], range(64)))
    assert rounds == [alone] * 64


def test_equal_words_are_together_where_the_first_stood() -> None:
    said = ["“It rained.”", "It snowed", "it rained"]
    assert in_equal_words(said, str) == [["“It rained.”", "it rained"], ["It snowed"]]


@pytest.mark.parametrize(
    "said", [["It cost $5", "It cost €5"], ["by 5", "by 5%"], ["He lied.", "He lied?"]]
)
def test_marks_that_change_what_is_said_are_no_equal_words(said: list[str]) -> None:
    assert in_equal_words(said, str) == [[each] for each in said]
