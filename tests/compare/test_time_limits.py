from __future__ import annotations

import pytest

from onrecord.compare.positions.time_limits import in_time

ASKED = "Did the mill know of the leak before 2 October 2023?"


@pytest.mark.parametrize("words", ["We knew in August", "We had long known", "They knew before"])
def test_an_earlier_time_is_within_the_limit(words: str) -> None:
    assert in_time(words, ASKED)


@pytest.mark.parametrize(
    "words", ["We knew on 2 October", "We learned of it in October, not one day earlier"]
)
def test_the_day_of_the_limit_is_not_before_it(words: str) -> None:
    assert in_time(words, ASKED) is False


def test_who_names_no_earlier_time_does_not_tell() -> None:
    assert in_time("We learned of it on Monday", ASKED) is None


@pytest.mark.parametrize("matter", ["Did the mill know of the leak?", "leak before 2 October"])
def test_a_matter_without_a_limit_has_any_time(matter: str) -> None:
    assert in_time("We learned of it on Monday", matter)
