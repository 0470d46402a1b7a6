from __future__ import annotations

import pytest

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.positions.nearness import nearness_to
from topics import Topics


def claim(words: str, page: str = "one") -> Claim:
    (made,) = claims_of(said("Ana Ruiz", words, page=page))
    return made


@pytest.mark.parametrize(
    ("words", "near"), [("the ferry was sold", True), ("the bridge was sold", False)]
)
def test_what_a_matter_is_of_is_near_to_the_word_that_means_it(words: str, near: bool) -> None:
    (found,) = nearness_to(Matter("dear ferry"), [claim(words)], [""], Topics())
    assert (found.head > 0.9) is near


def test_one_word_that_means_the_matters_is_not_lost_among_others() -> None:
    few = claim("the ferry")
    many = claim("the ferry was sold by the company in Lunde in the rain", page="two")
    one, other = nearness_to(Matter("a ferry"), [few, many], ["", ""], Topics())
    assert one.head == pytest.approx(other.head)
    assert one.words > other.words


def test_words_of_no_matter_are_near_to_nothing() -> None:
    (found,) = nearness_to(Matter("a ferry"), [claim("it was they")], [""], Topics())
    assert (found.words, found.head) == (0.0, 0.0)
