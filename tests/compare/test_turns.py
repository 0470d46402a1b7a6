from __future__ import annotations

import pytest

from across_rows import said
from onrecord.compare.claiming import claims_of
from onrecord.compare.claims import Claim
from onrecord.compare.gathering import gathered
from onrecord.compare.pairs import Pair
from onrecord.model import Act


def claim(words: str, speaker: str = "Ana Ruiz", **more: object) -> Claim:
    (own,) = claims_of(said(speaker, words, **more))  # type: ignore[arg-type]
    return own


@pytest.mark.parametrize(
    ("cue", "words"), [("does not deny", "that it rained"), ("had not called", "the story a lie")]
)
def test_who_does_not_deny_denies_nothing(cue: str, words: str) -> None:
    assert not claim(words, cue=cue, act=Act.CONCEDE).denies


def test_own_words_with_which_something_is_denied_deny_it() -> None:
    denial = claim("“Nobody called me that night”", cue="rejects", act=Act.REJECT, denied=True)
    assert denial.denies


@pytest.mark.parametrize(
    ("words", "denies"), [("I did not accept it", True), ("I will not accept it", False)]
)
def test_what_was_not_accepted_is_denied_and_what_will_not_be_is_taken_for_real(
    words: str, denies: bool
) -> None:
    assert claim(words).denies is denies


def test_what_was_done_to_nothing_was_not_done() -> None:
    assert "accept" in claim("I accepted nothing").turned


def test_a_sentence_that_is_quoted_whole_says_something() -> None:
    assert claim("“First Lunde withdraws, and then Marrow votes,”").asserts
    assert not claim("the bridge of Lunde").asserts


def test_own_words_beside_what_is_affirmed_are_evidence_too() -> None:
    told = claim("that the mayor was warned", cue="insists")
    words = claim("“The mayor was warned in writing”", at=60)
    denied = claim("I was not warned", "Bo Lind", at=300)
    (dispute,) = gathered(
        [(0.9, Pair(told, denied, frozenset({"warn"}), 1.0, 0.5))],
        same={},
        renderings=lambda _: (),
        beside=lambda own: (words,) if own is told else (),
        alike=lambda _, others: [0.5 for _ in others],
        against=lambda _, __: 0.1,
    )
    assert [len(side.evidence) for side in dispute.sides] == [2, 1]
