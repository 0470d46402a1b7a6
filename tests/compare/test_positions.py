from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import person, said
from onrecord.compare import positions_of, positions_of_all
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.model import Act, Position, Stance, StatementRow

ANA = person("Ana Ruiz").id
AGAINST = said("Ana Ruiz", "This ferry must never be built", "2019-05-01", page="a")
STILL = said("Ana Ruiz", "The ferry is not needed", "2020-05-01", page="b")
FOR = said("Ana Ruiz", "The ferry is needed and I support it", "2022-05-01", page="c")
ASKED = said("Ana Ruiz", "Who pays for the ferry?", "2021-01-01", page="d", act=Act.ASK)
OTHERS = [said("Bo Lind", "The ferry is needed", "2022-01-01"), said("Ana Ruiz", "Rye is dear")]


def stands(*rows: StatementRow, matter: str = "ferry") -> tuple[Position, ...]:
    return positions_of(ANA, matter, [*OTHERS, *rows])


def test_positions_are_dated_and_in_order() -> None:
    days = [str(stand.evidence.day) for stand in stands(FOR, AGAINST, STILL)]
    assert days == ["2019-05-01", "2020-05-01", "2022-05-01"]


def test_only_what_the_speaker_says_is_cut_into_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[StatementRow] = []

    def counted(row: StatementRow) -> tuple[Claim, ...]:
        cut.append(row)
        return claims_of(row)

    whole = stands(AGAINST, FOR)
    monkeypatch.setattr("onrecord.compare.positions.positions.claims_of", counted)
    assert stands(AGAINST, FOR) == whole
    assert cut == [OTHERS[1], AGAINST, FOR]


def test_a_turning_point_is_the_opposite_of_the_last_stand() -> None:
    assert [stand.turning for stand in stands(AGAINST, STILL, FOR)] == [False, False, True]


def test_a_question_is_no_stand_and_no_turn() -> None:
    found = stands(AGAINST, ASKED, FOR)
    assert [(stand.stance, stand.turning) for stand in found] == [
        (Stance.DENIES, False),
        (Stance.NEITHER, False),
        (Stance.AFFIRMS, True),
    ]


def test_denying_a_negated_matter_affirms() -> None:
    assert stands(AGAINST, matter="the ferry must not be built")[0].stance is Stance.AFFIRMS


def test_words_of_others_and_of_other_matters_are_left_out() -> None:
    assert stands() == ()


@pytest.mark.parametrize(
    ("words", "title", "found"),
    [
        ("Such insinuations are fake", "Ruiz on the ferry", 1),
        ("Such insinuations are fake", "Ruiz on bread", 0),
        ("Bread costs more than it did in spring this year", "Ruiz on the ferry", 0),
    ],
)
def test_few_words_answer_what_the_page_is_about(words: str, title: str, found: int) -> None:
    assert len(stands(said("Ana Ruiz", words, page="t", title=title))) == found


def test_undated_stands_come_last() -> None:
    undated = said("Ana Ruiz", "No ferry will sail", None, page="u")
    assert stands(undated, FOR)[-1].evidence.day is None


def test_what_else_is_said_on_a_day_turns_nothing() -> None:
    aside = said("Ana Ruiz", "I was on the ferry to Lunde", "2020-05-01", page="b", at=90)
    both = said("Ana Ruiz", "The ferry is not needed in Lunde", "2020-05-01", page="b")
    found = stands(AGAINST, both, aside, matter="ferry needed")
    assert [stand.turning for stand in found] == [False] * len(found)


def test_a_bare_name_is_no_stand() -> None:
    assert stands(said("Ana Ruiz", "the ferry", page="n")) == ()


def test_what_a_matter_is_of_tells_more_than_its_other_words() -> None:
    elections = said("Ana Ruiz", "Lunde will respect the election", page="e")
    meddled = said("Ana Ruiz", "Lunde did not interfere", page="m")
    found = stands(elections, meddled, matter="election interference")
    surest = max(found, key=lambda stand: stand.score)
    assert surest.evidence.words == "Lunde did not interfere"


def test_what_a_speaker_denies_having_said_is_no_stand_of_its_own() -> None:
    whole = said("Ana Ruiz", "I never said that the ferry was needed", page="w")
    inside = replace(said("Ana Ruiz", "the ferry was needed", page="w", at=18), parent=whole.id)
    assert [stand.stance for stand in stands(whole, inside)] == [Stance.NEITHER]


def test_what_has_no_day_turns_nothing() -> None:
    undated = said("Ana Ruiz", "The ferry will be needed", None, page="u")
    found = stands(AGAINST, undated)
    assert [stand.stance for stand in found] == [Stance.DENIES, Stance.AFFIRMS]
    assert not any(stand.turning for stand in found)


def test_what_is_hardly_on_the_matter_turns_nothing() -> None:
    hardly = said("Ana Ruiz", "The roads are no good", "2021-05-01", page="h", title="The ferry")
    assert not any(stand.turning for stand in stands(FOR, hardly))


def test_a_matter_of_talk_is_denied_by_denying_the_talk() -> None:
    denied = said("Ana Ruiz", "We did not discuss the ferry", page="t")
    (stand,) = stands(denied, matter="ferry discussed")
    assert stand.stance is Stance.DENIES


def test_what_was_instead_affirms_nothing_beside_a_denial() -> None:
    rows = said(
        "Ana Ruiz", "There was no leak in the ferry. It was rain.", title="The ferry", page="i"
    )
    found = stands(rows, matter="leak in the ferry")
    assert Stance.AFFIRMS not in {stand.stance for stand in found}
    assert Stance.DENIES in {stand.stance for stand in found}


def test_who_stands_by_their_words_takes_the_last_stand_again() -> None:
    held = said("Ana Ruiz", "I stand by every word on the ferry", "2023-01-01", page="k")
    assert [stand.stance for stand in stands(FOR, held)] == [Stance.AFFIRMS, Stance.AFFIRMS]
    assert [stand.stance for stand in stands(AGAINST, held)] == [Stance.DENIES, Stance.DENIES]


def test_who_stands_by_a_denial_in_its_own_words_denies() -> None:
    held = said("Ana Ruiz", "I stand by my words: the ferry is not needed", "2023-01-01", page="k")
    assert [stand.stance for stand in stands(FOR, held)] == [Stance.AFFIRMS, Stance.DENIES]


def test_who_is_named_in_two_ways_turns_once() -> None:
    bare = said("Ruiz", "The ferry is needed and I support it", "2022-05-01", page="r")
    rows = [AGAINST, bare, FOR]
    found = positions_of_all({ANA, person("Ruiz").id}, "ferry", rows)
    assert [stand.stance for stand in found] == [Stance.DENIES, Stance.AFFIRMS, Stance.AFFIRMS]
    assert sum(stand.turning for stand in found) == 1


def test_who_trusts_whom_they_told_of_takes_the_same_stand() -> None:
    told = "Each time we meet he says “I did not sell the ferry”."
    trusting = said("Ana Ruiz", f"{told} I really believe that when he says it, he means it.")
    assert {each.stance for each in stands(trusting, matter="Was the ferry sold?")} == {
        Stance.DENIES
    }
