from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import claim as made
from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.positions.reaching import Reach
from onrecord.compare.positions.stances import stance_of
from onrecord.model import Act, Stance

MATTER = "interference in the harvest"
AFFIRMS, DENIES, NEITHER = Stance.AFFIRMS, Stance.DENIES, Stance.NEITHER


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Lunde did interfere in the harvest", AFFIRMS),
        ("Lunde did not interfere in the harvest", DENIES),
        ("We will not tolerate interference in the harvest", AFFIRMS),
        ("We did not discuss interference in the harvest", NEITHER),
        ("We do not accept such allegations", DENIES),
        ("Such insinuations are baseless", DENIES),
        ("If Lunde interferes in the harvest, the bridge is shut", NEITHER),
        ("Don't interfere in the harvest", NEITHER),
        ("Who interfered in the harvest?", NEITHER),
        ("I trust their denials of interference", DENIES),
        ("He raised the interference with Lind", NEITHER),
        ("The inquiry into interference was costly", NEITHER),
    ],
)
def test_a_negation_turns_the_word_that_it_stands_before(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, MATTER) is stance


def test_a_reported_denial_denies() -> None:
    (claim,) = claims_of(said("Bo Lind", "that Lunde interfered", act=Act.DENY, denied=True))
    assert stance_of(claim, MATTER) is DENIES


def test_a_warning_against_what_is_unacceptable_takes_it_for_real() -> None:
    (claim,) = claims_of(said("Bo Lind", "Lunde against unacceptable interference", act=Act.WARN))
    assert stance_of(claim, MATTER) is AFFIRMS


def test_what_was_not_discussed_denies_that_it_was_discussed() -> None:
    (claim,) = claims_of(said("Bo Lind", "We did not discuss the harvest"))
    assert stance_of(claim, "the harvest was discussed") is DENIES


@pytest.mark.parametrize(
    ("words", "matter", "stance"),
    [
        ("I have never spoken to Lind", "call with Lind", DENIES),
        ("Two boxes left the school and never arrived", "missing boxes", AFFIRMS),
        ("Every box arrived", "missing boxes", DENIES),
    ],
)
def test_a_negation_may_affirm_what_its_word_excludes(
    words: str, matter: str, stance: Stance
) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, matter) is stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Lind told the mayor that Lunde did not interfere in the harvest", NEITHER),
        ("He (Lind) said that there was no interference in the harvest", NEITHER),
        ("Mayor Lind accepted their word that Lunde did not interfere", NEITHER),
        ("he trusts their denials of interference", DENIES),
    ],
)
def test_what_another_says_is_no_stand_of_who_tells_it(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, MATTER) is stance


def test_what_another_says_is_a_stand_where_that_is_asked() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "Lind accepted their word"))
    assert stance_of(claim, "Did Lind accept their word?") is AFFIRMS


@pytest.mark.parametrize(
    ("words", "matter", "stance"),
    [
        ("I did not accept anything", "Did Ruiz accept the gift?", DENIES),
        ("I raised the harvest twice", "Was the harvest raised?", AFFIRMS),
        ("The mayor promised to look, and nothing more", "Did the mayor promise a bridge?", DENIES),
        ("The mayor promised a bridge, nothing else", "Did the mayor promise a bridge?", AFFIRMS),
        ("He promised a bridge in 2016, nothing else", "Was a bridge promised in 2016?", AFFIRMS),
        ("Our guns were silent", "Did the guns fire?", DENIES),
        ("We warned the mayor that the wall was not dry", "Did Ruiz warn the mayor?", AFFIRMS),
        ("I gave the mayor nothing but a pen", "Did Ruiz give the mayor money?", DENIES),
        ("A letter of thanks, not an apology", "Did Ruiz apologise in a letter?", DENIES),
        ("We shall pay for the bridge", "Will Ruiz pay for the bridge?", AFFIRMS),
    ],
)
def test_it_depends_on_what_is_asked(words: str, matter: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, matter) is stance


@pytest.mark.parametrize(
    ("words", "act", "matter", "stance"),
    [
        ("Lind approved the bridge", Act.REQUEST, "Did Lind approve the bridge?", AFFIRMS),
        ("to approve the bridge", Act.REQUEST, "Did Lind approve the bridge?", NEITHER),
        ("we will pay for the bridge", Act.PROMISE, "Did the mayor pay for the bridge?", NEITHER),
        ("we will pay for the bridge", Act.PROMISE, "Will the mayor pay for it?", AFFIRMS),
    ],
)
def test_what_one_is_told_takes_a_stand_where_it_says_what_is(
    words: str, act: Act, matter: str, stance: Stance
) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words, act=act))
    assert stance_of(claim, matter) is stance


def test_who_does_not_believe_a_word_denies_what_it_is_of() -> None:
    row = replace(said("Bo Lind", "a word of the report on the theft"), cue_text="does not believe")
    (claim,) = claims_of(row)
    assert stance_of(claim, "the theft") is DENIES


@pytest.mark.parametrize(("words", "stance"), [("it did", AFFIRMS), ("that it did not", DENIES)])
def test_who_only_says_that_it_is_so_says_it_of_what_stands_before(
    words: str, stance: Stance
) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, MATTER, Reach(0.7, named=False)) is stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("receiving the letter from the mayor", NEITHER),
        ("the charge", DENIES),
        ("any part in it", DENIES),
        ("interfering in the harvest", DENIES),
    ],
)
def test_who_denies_another_thing_takes_no_stand(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Bo Lind", words, act=Act.DENY, denied=True))
    assert stance_of(claim, MATTER) is stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Lind tampered with the scales and kept no books", AFFIRMS),
        ("Lind kept no books and tampered with the scales", DENIES),
        ("Lind never touched the scales and told no lie", DENIES),
        ("Word of the scales went round and it was not true", DENIES),
    ],
)
def test_what_is_negated_beside_the_matter_says_nothing_of_it(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, "scales") is stance


def test_who_stands_by_an_account_is_against_nothing() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "she stands by every line of it"))
    assert stance_of(claim, MATTER, Reach(0.6, named=False)) is NEITHER


def test_an_amount_is_asked_for_without_a_mark() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "How much interference there was you must ask Lind"))
    assert stance_of(claim, MATTER) is NEITHER


def test_who_is_not_known_to_have_done_it_is_left_open() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "Who interfered in the harvest was not established"))
    assert stance_of(claim, MATTER) is NEITHER


def test_what_is_hardly_on_a_matter_takes_no_stand_on_it() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "Lunde did not interfere in the harvest"))
    assert stance_of(claim, MATTER, Reach(0.45, named=True)) is NEITHER


@pytest.mark.parametrize(
    ("words", "stance"),
    [("I was wrong, and I am sorry", NEITHER), ("I was wrong to deny the harvest", AFFIRMS)],
)
def test_who_was_wrong_denies_nothing(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, MATTER) is stance


def test_who_was_not_warned_did_not_know() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "There was no warning of the flood"))
    assert stance_of(claim, "Did the town know of the flood?") is DENIES


def test_who_ordered_a_deed_is_told_of() -> None:
    told = replace(said("Bo Lind", "the interference was known"), cue_text="said directly that")
    (claim,) = claims_of(told)
    assert stance_of(claim, MATTER) is AFFIRMS
    for words in ("the interference in the harvest", "a hidden interference, with a paid clerk"):
        (claim,) = claims_of(replace(said("Bo Lind", words), cue_text="had ordered"))
        assert stance_of(claim, MATTER) is NEITHER


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("They're tired old clerks", NEITHER),
        ("We regret that papers of that kind have a direct influence on our trade", NEITHER),
        ("It was a private lunch", AFFIRMS),
    ],
)
def test_what_somebody_is_says_nothing_of_what_was_done(words: str, stance: Stance) -> None:
    (claim,) = claims_of(said("Bo Lind", words))
    assert stance_of(claim, MATTER, Reach(0.93, named=False)) is stance


@pytest.mark.parametrize(("state", "stance"), [("Norway", NEITHER), ("Sweden", DENIES)])
def test_who_calls_a_charge_against_one_state_a_lie_clears_no_other(
    state: str, stance: Stance
) -> None:
    lie = "The charge that Sweden had a hand in the harvest is a lie spread by the king of Norway"
    (claim,) = claims_of(said("Ana Ruiz", lie))
    assert stance_of(claim, f"Did {state} have a hand in the harvest?") is stance


def test_who_hopes_for_it_does_not_say_that_it_is() -> None:
    (hoped,) = claims_of(said("Ana Ruiz", "Lunde did interfere in the harvest", cue="hopes that"))
    assert stance_of(hoped, MATTER) is NEITHER


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("It was an explosive", AFFIRMS),
        ("The pipe was corroded", DENIES),
        ("Corrosion does not leave craters", AFFIRMS),
        ("There was no explosive", DENIES),
    ],
)
def test_of_two_alternatives_who_says_the_one_denies_the_other(words: str, stance: Stance) -> None:
    asked = "Was the fire caused by an explosive rather than by corrosion?"
    assert stance_of(made(words), asked) is stance


def test_who_read_of_it_in_the_newspapers_did_not_know() -> None:
    asked = "Did the mayor know of the crack?"
    read = made("The mayor learned of this crack from the newspapers")
    assert stance_of(read, asked) is DENIES
    assert stance_of(made("The mayor learned of the crack in May"), asked) is AFFIRMS


def test_what_is_not_of_one_kind_may_be_of_another() -> None:
    near = Reach(0.6, named=False)
    asked = "Was the ferry sunk by a mine?"
    assert stance_of(made("This was not an accident"), asked, near) is NEITHER
    assert stance_of(made("This was not consular work"), asked, near) is NEITHER
    assert stance_of(made("This is not true"), asked, near) is DENIES


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("We have never said that it was the ministry that sold the ferry", NEITHER),
        ("Nothing in it says that the ministry sold the ferry", NEITHER),
        ("I gave no order, oral or written, to sell the ferry", DENIES),
        ("The ministry did not sell the ferry", DENIES),
        ("It was the ministry that sold the ferry", AFFIRMS),
    ],
)
def test_what_was_never_said_is_no_stand_and_what_was_not_ordered_is(
    words: str, stance: Stance
) -> None:
    assert stance_of(made(words), "Did the ministry sell the ferry?") is stance


def test_who_denies_the_opposite_affirms() -> None:
    unsafe = made("that the dam was unsafe", cue="denied", act=Act.DENY, denied=True)
    assert stance_of(unsafe, "Is the dam safe?") is AFFIRMS
    assert stance_of(made("The dam was unsafe"), "Is the dam safe?") is DENIES


@pytest.mark.parametrize(
    ("cue", "words", "stance"),
    [
        ("publicly opposed", "the harbour deal", DENIES),
        ("did not oppose", "the harbour deal", AFFIRMS),
        ("questioned", "the harbour deal", NEITHER),
        ("views on", "the harbour deal", NEITHER),
        ("is talking about", "the harbour deal", NEITHER),
        ("signed", "the harbour deal", AFFIRMS),
        ("opposed", "the shelling of the harbour", AFFIRMS),
    ],
)
def test_a_cue_leans_to_what_its_words_only_name(cue: str, words: str, stance: Stance) -> None:
    claim = made(words, cue=cue)
    matter = "the shelling of the harbour" if "shelling" in words else "the harbour deal"
    assert stance_of(claim, matter) is stance
