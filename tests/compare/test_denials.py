from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import claim, said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.features.against import (
    denies_its_words,
    denies_what_is_kin,
    negates_another,
    own_earlier_words,
    say_the_same,
)
from onrecord.compare.features.answers import (
    any_part_denied,
    charge_rejected,
    nothing_in_common,
    rejected_by_name,
    short_answer,
)
from onrecord.compare.features.matter import near_in_meaning, of_other_things
from onrecord.compare.features.naming import named_as_false, names_another
from onrecord.compare.features.talk import talk_denied
from onrecord.compare.pairs.pairs import Pair, excluded, pair_of
from onrecord.compare.queue.gathering import gathered
from onrecord.model import Act


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


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("There is no cease-fire in Lunde", True),
        ("The toll follows the weight, nothing more", False),
        ("The lorry came to the wrong bridge", False),
        ("The report of the bridge is wrong", True),
        ("The idea of it is wrong, and so is the map", True),
    ],
)
def test_what_negates_a_sentence_is_of_what_it_says(words: str, denies: bool) -> None:
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


def test_years_are_no_matter() -> None:
    assert claim("I asked for proof in 2017").stems.isdisjoint(claim("We left in 2017").stems)


def test_what_is_unacceptable_may_have_been_accepted() -> None:
    assert not excluded(claim("The call was unacceptable"), claim("She accepted the call"))


def test_who_believes_an_account_does_not_reject_it() -> None:
    told = claim("that the talks went well", "Bo Lind", page="two")
    believing = claim("I believe Lind's claims that it did not rain")
    assert not rejected_by_name(Pair(told, believing, frozenset(), 0.0, 0.0, meaning=0.9))


def test_a_clause_behind_a_semicolon_may_turn_alone() -> None:
    whole, changed = claims_of(said("Ana Ruiz", "Every page is genuine; we have changed nothing"))
    assert (whole.denies, changed.denies) == (False, True)


def test_who_accuses_and_who_denies_any_part_speak_of_one_thing() -> None:
    accused = claim("that the mayor ordered the fire", act=Act.ACCUSE)
    denied = claim("We had nothing to do with it", "Bo Lind", at=400)
    assert any_part_denied(Pair(accused, denied, frozenset(), 0.0, 0.0))
    apart = claim("We had nothing to do with it", "Bo Lind", page="two")
    assert not any_part_denied(Pair(accused, apart, frozenset(), 0.0, 0.0))


def test_what_is_called_false_and_named_is_not_something_else() -> None:
    story = claim("The story of the sold ferry and the captain is a lie")
    assert names_another(story, claim("The bridge was burnt", "Bo Lind"))
    assert not names_another(story, claim("The ferry was sold by its captain", "Bo Lind"))
    assert not names_another(claim("That is a lie from the first page to the last"), story)


def test_a_charge_against_one_state_that_is_a_lie_clears_no_other() -> None:
    lie = claim("The story that Lunde meddled in the Brosk vote is a lie spread to win time")
    assert names_another(lie, claim("We saw that Norrland meddled in the vote", "Bo Lind"))
    assert not names_another(lie, claim("We saw that Lunde meddled in a vote", "Bo Lind"))


def test_what_is_called_a_lie_stands_before_it() -> None:
    lie = claim("The story that the ferry sank is a lie spread by the harbour to please the union")
    assert named_as_false(lie, claim("The ferry sank", "Bo Lind")) == {"ferri", "sank"}


def test_talk_of_two_things_is_no_contradiction() -> None:
    one = claim("We did not discuss the railway")
    other = claim("He spoke of his grandmother", "Bo Lind")
    apart = Pair(one, other, frozenset(), 0.0, 0.0, meaning=0.05, context=0.9)
    assert not talk_denied(apart)
    assert talk_denied(replace(apart, meaning=0.6))


def test_a_negation_in_another_clause_is_of_something_else() -> None:
    one = claim("These are sailors, there is nothing special about them")
    other = claim("They are sailors", "Bo Lind")
    assert negates_another(Pair(one, other, one.stems & other.stems, 1.0, 1.0))


def test_a_negation_is_of_something_else_where_nothing_is_shared_but_a_name() -> None:
    denied = claim("He believes that Norway did not sell the ferry", "Bo Lind")
    called = claim("She called on Norway to end the strike")
    sold = claim("The ferry was sold by Norway")
    assert negates_another(pair_of(called, denied, lambda _: 1.0))
    assert not negates_another(pair_of(sold, denied, lambda _: 1.0))


def test_what_is_kin_to_what_is_denied_is_denied_less() -> None:
    denied = claim("At the harbour we paid nothing", "Bo Lind", page="two")
    told = claim("The ransom was left at the harbour", "Ana Ruiz", page="one")
    pair = pair_of(told, denied, lambda _: 1.0)
    assert denies_what_is_kin(pair)
    assert not denies_its_words(pair)


def test_who_denies_the_opposite_of_a_kin_word_agrees() -> None:
    denied = claim("The ferry was not dangerous in the harbour", "Bo Lind", page="two")
    told = claim("The ferry was safe in the harbour", "Ana Ruiz", page="one")
    assert not denies_what_is_kin(pair_of(told, denied, lambda _: 1.0))


def test_who_tells_that_it_was_not_so_agrees_with_who_denies_it() -> None:
    told = claim("She accepted his word that they did not meddle")
    denied = claim("that the mayor interfered", "Bo Lind", cue="denied", act=Act.DENY, denied=True)
    assert say_the_same(Pair(told, denied, frozenset(), 0.0, 0.0))
    accused = claim("They meddled, and she did not mind")
    assert not say_the_same(Pair(accused, denied, frozenset(), 0.0, 0.0))


@pytest.mark.parametrize(("page", "answers"), [("one", True), ("two", False)])
def test_who_denied_it_speaks_of_the_page_that_says_what(page: str, answers: bool) -> None:
    charge = claim("The mayor burnt the bridge", act=Act.ACCUSE)
    denied = claim("it", "Bo Lind", cue="denied", act=Act.DENY, denied=True, page=page, at=90)
    pair = Pair(charge, denied, frozenset(), 0.0, 0.0, meaning=0.4, context=0.9)
    assert bool(charge_rejected(pair)) is answers
    assert bool(short_answer(pair)) is answers


def test_two_pages_without_a_word_in_common_have_little_to_do_with_each_other() -> None:
    one = claim("We regret the delay of the talks")
    other = claim("Nobody found a map", "Bo Lind", page="two")
    assert nothing_in_common(Pair(one, other, frozenset(), 0.0, 0.0, meaning=0.1)) == 1.0
    assert nothing_in_common(Pair(one, other, frozenset({"map"}), 0.5, 0.2, meaning=0.1)) == 0.0
    assert nothing_in_common(Pair(one, other, frozenset(), 0.0, 0.0, meaning=0.6)) == 0.0


def test_pronouns_are_near_in_meaning_to_nothing() -> None:
    one, other = claim("That's it"), claim("The gate was open", "Bo Lind")
    assert near_in_meaning(Pair(one, other, frozenset(), 0.0, 0.0, meaning=0.7)) == 0.0


@pytest.mark.parametrize(
    ("meaning", "context", "far"), [(0.1, 0.2, 1.0), (0.6, 0.5, 0.0), (0.3, 0.4, 0.5)]
)
def test_two_pages_may_be_of_other_things(meaning: float, context: float, far: float) -> None:
    one = claim("The ferry sank off Lunde")
    other = claim("No ferry was sold", "Bo Lind", page="two")
    pair = Pair(one, other, frozenset({"ferri"}), 0.5, 0.5, meaning=meaning, context=context)
    assert of_other_things(pair) == pytest.approx(far)
    assert of_other_things(replace(pair, other=replace(other, row=one.row))) == 0.0


def test_on_another_page_only_who_rejects_answers_a_charge() -> None:
    charge = claim("Lind sank the ferry", act=Act.ACCUSE)
    other = claim("The ferry did not sail on Monday", "Bo Lind", page="two")
    assert charge_rejected(Pair(charge, other, frozenset({"ferri"}), 1.0, 1.0)) == 0.0
    rejected = claim("the charge that he sank the ferry", "Bo Lind", page="two", act=Act.REJECT)
    rejected = replace(rejected, rejects=True)
    assert charge_rejected(Pair(charge, rejected, frozenset({"ferri"}), 1.0, 1.0)) > 0.0


def test_who_denied_the_opposite_did_not_say_otherwise_before() -> None:
    denied = claim("that the ferry was unsafe", cue="denied", act=Act.DENY, denied=True)
    later = claim("The ferry is safe", page="two", on="2021-03-14")
    assert own_earlier_words(pair_of(denied, later, lambda _: 1.0)) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        ("the ferry was not sold", "the ferry was sold in May", True),
        ("the ferry was not sold", "she will ask whether the ferry was sold", False),
        ("the ferry was not sold", "if it rains, the ferry was sold", True),
        ("20 percent of the crew did not sail", "30 percent of the crew sailed", False),
        ("20 of the crew did not sail", "30 of the crew sailed", True),
    ],
)
def test_what_is_only_asked_and_another_share_deny_nothing(
    one: str, other: str, denied: bool
) -> None:
    pair = pair_of(claim(one), claim(other, page="two"), lambda _: 1.0)
    assert bool(denies_its_words(pair)) is denied
