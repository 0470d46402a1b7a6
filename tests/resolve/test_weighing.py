"""Whom a source stands for where the rules cannot tell."""

import pytest

from marked_pages import marked
from onrecord.model import UNSURE, Speaker
from onrecord.resolve.weighing.doubts import Sort
from onrecord.resolve.weighing.signs import GROUPS
from onrecord.resolve.weighing.weighing import shared, weights


def test_shares_of_belief_add_up_to_one_and_follow_the_weights() -> None:
    shares = shared(Sort.DESCRIPTION, [{"ruled": 1.0}, {}, {"unsure": 1.0}])
    assert sum(shares) == pytest.approx(1.0)
    assert shares[0] > shares[1]


def test_options_without_signs_are_equally_likely() -> None:
    assert shared(Sort.PRONOUN, [{}, {}]) == [0.5, 0.5]


def test_every_sort_of_source_has_weights() -> None:
    assert set(weights()) == {sort.value for sort in Sort}


def test_every_group_of_signs_says_what_it_looks_at() -> None:
    assert all(group.__doc__ for group in GROUPS)


def test_a_description_that_no_rule_tells_goes_to_who_is_told_so_beside_the_name() -> None:
    page = marked(
        "Peter Hale served in the Ferry Guard for years and met John Torvald on Monday.\n"
        "[“The bridge was never safe,”|t] [Hale|s] [said|c]. [“Nobody listened.”|t2] "
        "[The Ferry Guard veteran|s2] [said|c2].\n[Hale|s3] [wants|c3] [a new one|t3]."
    )
    told = page.resolved()[1]
    assert isinstance(told.speaker, Speaker)
    assert told.speaker.name == "Peter Hale"
    assert 0.0 < told.score < 1.0


def test_who_is_not_told_so_is_no_option() -> None:
    page = marked(
        "Peter Hale served in the Ferry Guard with John Torvald. [Hale|s] [said|c] [it rained|t].\n"
        "[The Harbour League veteran|s2] [said|c2] [it snowed|t2]."
    )
    assert page.resolved()[1].speaker is UNSURE


def test_an_answer_by_rule_is_not_weighed() -> None:
    page = marked("Mary Quist met John Torvald. [She|s] [said|c] [it rained|t].")
    assert "likeliest" not in page.resolved()[0].evidence
