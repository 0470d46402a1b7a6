from __future__ import annotations

import pytest

from onrecord.compare.positions.time_limits import may_be_in_time

ASKED = "Did the mill know of the leak before 2 October 2023?"


@pytest.mark.parametrize("words", ["We knew in August", "We had long known", "They knew before"])
def test_an_earlier_time_is_within_the_limit(words: str) -> None:
    assert may_be_in_time(words, ASKED)


@pytest.mark.parametrize("words", ["We learned of it on Monday", "We knew on 2 October"])
def test_who_names_no_earlier_time_says_nothing_of_it(words: str) -> None:
    assert not may_be_in_time(words, ASKED)


@pytest.mark.parametrize("matter", ["Did the mill know of the leak?", "leak before 2 October"])
def test_a_matter_without_a_limit_has_any_time(matter: str) -> None:
    assert may_be_in_time("We learned of it on Monday", matter)
