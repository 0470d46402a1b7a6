"""What only was talked of is another matter than the thing; a short answer names what it is of."""

from __future__ import annotations

import pytest

from across_rows import claim, said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.answers import points_elsewhere, short_answer
from onrecord.compare.features.naming import names_another
from onrecord.compare.features.talk import only_talk_told, talk_denied
from onrecord.compare.pairs.pairs import Pair
from onrecord.model import Act


def apart(one: Claim, other: Claim) -> Pair:
    return Pair(one, other, frozenset(), 0.0, 0.0, meaning=0.4, context=0.9)


@pytest.mark.parametrize(
    ("told", "denied", "another"),
    [
        ("I raised the leak with him", "The leak is a myth", True),
        ("She issued a warning to the mayor on the leak", "The leak never happened", True),
        ("I raised the leak with him", "We did not discuss the leak", False),
        ("The dam leaked in March", "The leak is a myth", False),
    ],
)
def test_that_a_thing_was_talked_of_is_not_denied_by_who_denies_the_thing(
    told: str, denied: str, another: bool
) -> None:
    pair = apart(claim(told), claim(denied, "Bo Lind", page="two"))
    assert bool(only_talk_told(pair)) is another


def test_a_short_answer_has_a_word_of_what_another_page_says_there_or_in_its_title() -> None:
    joke = {"page": "two", "title": "The ferry was a joke, says Lind"}
    answer = claim("It was a joke", "Bo Lind", **joke)
    assert short_answer(apart(claim("They sold the ferry"), answer))
    assert not short_answer(apart(claim("She hopes for rain"), answer))


def test_whose_words_are_rejected_in_short_are_nobody_elses() -> None:
    rejected = claim("Ruiz's assertion", "Bo Lind", cue="disputes", act=Act.DENY, denied=True)
    assert names_another(rejected, claim("The ferry sank", "Kai Moss"))
    assert not names_another(rejected, claim("The ferry sank", "Ana Ruiz"))


def test_a_quotation_that_denies_what_was_not_denied_asserts_nothing() -> None:
    quoted = claim("“We did not meet”", cue="had not denied it")
    assert not quoted.asserts
    assert claim("“We did not meet”", cue="denied it").asserts


@pytest.mark.parametrize(
    ("words", "claims"),
    [("Nous n'avons aucune préférence", 0), ("Mayor denies Los Angeles leak", 1)],
)
def test_a_sentence_in_another_language_makes_no_claim(words: str, claims: int) -> None:
    assert len(claims_of(said("Ana Ruiz", words))) == claims


def test_beside_a_sentence_in_another_language_a_claim_has_its_own_words() -> None:
    [own] = claims_of(said("Ana Ruiz", "Nous n'avons aucune préférence. We have no preference."))
    assert own.words == "We have no preference."


def test_who_praised_something_did_not_raise_it() -> None:
    assert claim("She raised the dam with him").speaks_of_talk
    assert not claim("She praised the dam").speaks_of_talk


def test_a_state_at_the_beginning_is_a_name() -> None:
    assert claim("Norway: the ferry will stay").names == {"norway"}
    assert claim("Ferries will stay").names == frozenset()


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("The mayor refused to release the letters", True),
        ("The mayor failed to pay the ferry", True),
        ("The letters matter if they were not read", False),
        ("It is not supported by the facts", True),
        ("Lind checks every lie that she tells", False),
    ],
)
def test_what_is_not_done_is_denied_and_what_is_supposed_is_not(words: str, denies: bool) -> None:
    assert claim(words).denies is denies


def test_this_is_not_so_speaks_of_its_own_page() -> None:
    pointing = claim("This isn't tax reform", "Bo Lind", page="two")
    told = claim("The tax reform is ready")
    assert points_elsewhere(apart(told, pointing))
    assert not points_elsewhere(apart(told, claim("The reform isn't ready", page="two")))


def test_a_long_account_that_is_rejected_is_of_nothing_that_shares_a_word_of_it() -> None:
    finding = "the highly confident finding of the agencies on secret money for Brosk"
    rejected = claim(finding, "Bo Lind", cue="contradicts", act=Act.DENY, denied=True)
    assert names_another(rejected, claim("He showed them a highly guarded map"))
    assert not names_another(rejected, claim("The agencies found secret money"))


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("We did not discuss the leak with her", True),
        ("There was no warning about the leak", True),
        ("The films, they said, do not end with the leak", False),
    ],
)
def test_talk_is_denied_by_who_says_that_there_was_none(words: str, denied: bool) -> None:
    told, other = claim("I warned him of the leak"), claim(words, "Bo Lind", page="two")
    pair = Pair(told, other, told.stems & other.stems, 1.0, 1.0, meaning=0.6, context=0.9)
    assert bool(talk_denied(pair)) is denied
