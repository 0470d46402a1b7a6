from __future__ import annotations

import pytest

from across_rows import claim
from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.answers import charge_rejected, short_answer
from onrecord.compare.pairs.meeting import may_contradict, talkers_in
from onrecord.compare.pairs.pairs import Pair, excluded
from onrecord.compare.queue.matters import asking, matter_of
from onrecord.model import Act


def test_a_hope_says_nothing_of_what_is() -> None:
    assert not claim("that the ferry was sold", cue="hoped").asserts


def test_what_the_speaker_wanted_is_a_wish() -> None:
    assert claim("As mayor I wanted to share the report").wishes


def test_that_no_evidence_was_given_denies_nothing() -> None:
    assert not claim("he gave no evidence").asserts
    assert claim("there is no evidence of a theft").asserts


def test_a_word_of_a_compound_excludes_nothing() -> None:
    backed = claim("A Lunde-supported group opened the gate")
    assert not excluded(backed, claim("We opposed the group of the gate"))


@pytest.mark.parametrize(("day", "meet"), [("2021-03-12", True), ("2021-06-01", False)])
def test_talk_of_who_knows_what_on_another_day_is_another_talk(day: str, meet: bool) -> None:
    told = claim("It was discussed", "Bo Lind", page="one", on="2021-03-11")
    denied = claim("We did not discuss it", page="two", on=day)
    assert may_contradict(told, denied) is meet


def test_whose_talk_was_not_is_told_by_names() -> None:
    assert talkers_in(claim("Ruiz and Bo Lind did not discuss the gate")) == {"ruiz", "bo", "lind"}
    assert not talkers_in(claim("We did not discuss Ruiz and Lind"))


def beside(one: Claim, other: Claim) -> Pair:
    return Pair(one, other, one.stems & other.stems, 1.0, 1.0, meaning=0.9, context=0.9)


def test_the_account_of_one_is_not_that_of_another() -> None:
    account = claim("Bo Lind's account", cue="disputes", act=Act.DENY, denied=True, at=200)
    lind, moss = (claim("The gate was open", who) for who in ("Bo Lind", "Cy Moss"))
    assert short_answer(beside(lind, account)) > 0.0 == short_answer(beside(moss, account))


def test_two_who_reject_a_charge_agree() -> None:
    one = claim("The charges were not backed by anything")
    other = claim("Such charges are fake", "Bo Lind", page="two")
    assert short_answer(beside(one, other)) == 0.0


def test_a_word_of_scorn_charges_nobody() -> None:
    joke = claim("It was a joke", act=Act.CRITICIZE)
    denied = claim("There was no reason for it at all", "Bo Lind", at=90, act=Act.REJECT)
    assert charge_rejected(beside(joke, denied)) == 0.0


def test_the_question_is_of_talk_where_only_the_denial_says_of_what() -> None:
    asked = claim("I asked him again")
    denied = claim("We did not discuss the sale of the ferry", "Bo Lind")
    assert matter_of(asked, [denied]) == "Was it talked of: “the sale of the ferry”?"


def test_a_name_may_begin_with_a_capital_that_is_not_of_ascii() -> None:
    assert claim("She told Živa Orr about it").names == {"ziva", "orr"}
    assert claim("that Živa had told him it rained").relays


@pytest.mark.parametrize(
    "words",
    [
        "he had not read it and did not comment on drafts",
        "it would not comment while the inquiry lasted",
        "he cannot comment on a letter",
        "she would neither confirm nor deny a sale",
        "Did the bank sell the ferry",
        "Have you ever been on the ferry",
        "the films do not show whether she had a key",
        "it was not clear if the ferry was sold",
    ],
)
def test_who_declines_or_asks_says_nothing_of_what_is(words: str) -> None:
    assert not claim(words).asserts


@pytest.mark.parametrize(
    "words",
    [
        "Was told of it in May",
        "Will Lind sold it",
        "He did not sell it",
        "Was the only one who signed it",
        "He sold the ferry and did not comment",
    ],
)
def test_what_begins_like_a_question_may_be_none(words: str) -> None:
    assert claim(words).asserts


@pytest.mark.parametrize(
    ("words", "dismisses"), [("I was wrong about the ferry", False), ("You are wrong", True)]
)
def test_who_was_wrong_calls_nothing_of_others_false(words: str, dismisses: bool) -> None:
    assert claim(words).dismissive is dismisses


def test_what_was_not_touched_was_not_only_not_talked_of() -> None:
    assert not claim("The seals had not been touched").denies_talk
    assert claim("We touched on the seals").speaks_of_talk


def test_that_something_was_not_touched_on_is_denied_talk() -> None:
    assert claim("We did not touch on the seals").denies_talk


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("The strait has never been so calm", False),
        ("Relations have never been better", False),
        ("They have never been more than friends", True),
        ("The ferry was never sold", True),
        ("She has never been so foolish as to sell it", True),
    ],
)
def test_what_never_was_so_much_so_is_so(words: str, denies: bool) -> None:
    assert claim(words).denies is denies


def test_a_question_is_asked_by_the_plain_sentence_that_is_denied_most() -> None:
    warned = claim("meddling in the vote is unacceptable", act=Act.WARN)
    told = claim("Norrland meddled in the vote", "Bo Lind")
    aside = claim("Ships lay off the coast", "Bo Lind")
    denied = claim("We did not meddle", "Cy Moss")

    def against(one: Claim, _: Claim) -> float:
        return 0.9 if one is not aside else 0.1

    affirming = [warned, aside, told]
    assert asking(affirming, [denied], against, set()) is told
    assert matter_of(told, [denied]) == "Is it true: “Norrland meddled in the vote”?"
    assert asking(affirming, [denied], lambda _, __: 0.0, set()) is aside


def test_two_disputes_are_asked_by_two_sentences_where_another_is_plain() -> None:
    told = claim("Norrland meddled in the vote", "Bo Lind")
    paid = claim("Norrland paid for the ferry", "Bo Lind")
    warned = claim("meddling in the vote is unacceptable", act=Act.WARN)
    denied = claim("We did not meddle", "Cy Moss")
    asked = {told.words}
    assert asking([told, paid], [denied], lambda _, __: 0.9, asked) is paid
    assert asking([told, warned], [denied], lambda _, __: 0.9, asked) is told
