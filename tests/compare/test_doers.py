from __future__ import annotations

import pytest

from onrecord.compare.positions.doers import another_did_it, rivals_did_it

ASKED = "Did Norway meddle in the harvest?"


@pytest.mark.parametrize(
    "words",
    [
        "the charge that Sweden had a hand in the harvest is a lie",
        "Denmark was behind it",
        "South Korea was behind it",
    ],
)
def test_what_is_said_of_another_state_is_not_asked(words: str) -> None:
    assert another_did_it(words, ASKED)


@pytest.mark.parametrize(
    "words",
    [
        "Sweden has told us that Norway did it",
        "Oslo did not meddle",
        "We did not meddle",
        "It was",
        "Sweden has its own vote, but we have never meddled",
        "the ships of Sweden were not ours",
        "Sweden was hit, and so was every port of Norway",
    ],
)
def test_what_is_said_of_the_one_that_is_asked_for_is(words: str) -> None:
    assert not another_did_it(words, ASKED)


def test_a_matter_that_asks_of_no_state_has_any_doer() -> None:
    assert not another_did_it("Denmark was behind it", "meddling in the harvest")


@pytest.mark.parametrize(
    ("words", "rivals"),
    [
        ("Those were rebel mortars, and they fell short", True),
        ("It was the rebels who shelled it", True),
        ("The rebels did it", True),
        ("Those were not rebel mortars", False),
        ("They were army shells, not the rebels'", False),
        ("It was a tragedy", False),
        ("The rebels did not do it", False),
    ],
)
def test_of_two_forces_one_did_it(words: str, rivals: bool) -> None:
    assert rivals_did_it(words, "Did the army shell the market?") is rivals
    assert not rivals_did_it(words, "the shelling of the market")
