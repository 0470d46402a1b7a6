from __future__ import annotations

import pytest

from onrecord.compare.positions.time_limits import in_time

ASKED = "Did the mill know of the leak before 2 October 2023?"


@pytest.mark.parametrize(
    "words",
    [
        "We knew in August",
        "We had long known",
        "They knew before",
        "We knew on October 1",
        "We knew in December 2022",
    ],
)
def test_an_earlier_time_is_within_the_limit(words: str) -> None:
    assert in_time(words, ASKED)


@pytest.mark.parametrize(
    "words",
    [
        "We knew on 2 October",
        "We knew on October 3, 2023",
        "We learned of it in October, not one day earlier",
        "We learned of it in December 2023",
    ],
)
def test_the_day_of_the_limit_is_not_before_it(words: str) -> None:
    assert in_time(words, ASKED) is False


@pytest.mark.parametrize(
    "words",
    ["We learned of it on Monday", "We learned of it in December", "As long as I may remember"],
)
def test_who_names_no_earlier_time_does_not_tell(words: str) -> None:
    assert in_time(words, ASKED) is None


@pytest.mark.parametrize("matter", ["Did the mill know of the leak?", "leak before 2 October"])
def test_a_matter_without_a_limit_has_any_time(matter: str) -> None:
    assert in_time("We learned of it on Monday", matter)
