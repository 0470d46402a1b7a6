from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import person, said
from onrecord.compare import bearers
from onrecord.compare.positions.bearers import one_by_name
from onrecord.model import SpeakerKind

RUIZ, BARE, LIND = person("Ana Ruiz"), person("Ruiz"), person("Bo Lind")


def test_a_whole_name_means_the_last_name_alone_too() -> None:
    assert bearers("Ana Ruiz", [RUIZ, BARE, LIND]) == {RUIZ, BARE}


def test_a_last_name_alone_is_meant_where_the_record_has_no_whole_name() -> None:
    assert bearers("Ana Ruiz", [BARE, LIND]) == {BARE}


def test_a_last_name_alone_is_not_meant_by_another_first_name() -> None:
    assert bearers("Eva Ruiz", [RUIZ, BARE]) == set()


def test_the_last_word_of_a_body_is_another_body() -> None:
    house = replace(person("House"), kind=SpeakerKind.BODY)
    assert bearers("White House", [house]) == set()


def test_a_last_name_that_two_have_is_neither_s() -> None:
    assert bearers("Ana Ruiz", [RUIZ, person("Eva Ruiz"), BARE]) == {RUIZ}


@pytest.mark.parametrize("name", ["", "Moss", "Bo Ruiz"])
def test_nobody_bears_a_name_that_nobody_has(name: str) -> None:
    assert bearers(name, [RUIZ, LIND]) == set()


def test_two_who_speak_at_once_are_no_other_of_that_last_name() -> None:
    both = person("Lind and Ruiz")
    assert bearers("Ana Ruiz", [RUIZ, both, BARE]) == {RUIZ, BARE}


def test_a_body_is_meant_by_its_words_in_another_form_and_with_an_article() -> None:
    body = replace(person("Senate Pacific"), kind=SpeakerKind.BODY)
    assert bearers("the Pacifics", [body, RUIZ]) == {body}


def test_a_person_s_name_has_one_form() -> None:
    assert bearers("Linds", [LIND]) == set()


def test_a_last_name_is_one_with_the_only_whole_name() -> None:
    rows = [said(each, "It rains") for each in ("Ana Ruiz", "Ruiz", "Bo Lind")]
    ids = {RUIZ.id, BARE.id, LIND.id}
    assert sorted(map(len, one_by_name(ids, rows))) == [1, 2]
    others = [*rows, said("Eva Ruiz", "It rains")]
    assert {len(each) for each in one_by_name({*ids, person("Eva Ruiz").id}, others)} == {1}


def test_a_body_of_a_state_is_meant_by_any_name_of_the_state() -> None:
    ministry = replace(person("Kazakhstan foreign ministry"), kind=SpeakerKind.BODY)
    assert bearers("Kazakh foreign ministry", [ministry]) == {ministry}
    assert bearers("Uzbek foreign ministry", [ministry]) == set()
