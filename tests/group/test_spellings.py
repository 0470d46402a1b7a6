from __future__ import annotations

import pytest

from across_rows import said
from onrecord.group import one_spelling
from onrecord.language.sounds import sound_of


def names(*spoken: str) -> list[str]:
    rows = one_spelling(said(name, "It rained", page=f"p{n}") for n, name in enumerate(spoken))
    return [row.known_speaker.name for row in rows if row.known_speaker]


def test_the_commonest_spelling_is_used_for_all() -> None:
    assert names("Ilyo Brežan", "Ilio Brezhan", "Ilio Brezhan") == ["Ilio Brezhan"] * 3


def test_of_two_as_common_the_one_with_accents_is_used() -> None:
    assert names("Ines Calderio", "Inês Caldério") == ["Inês Caldério"] * 2


def test_a_surname_alone_is_joined_to_nobody() -> None:
    assert names("Brežan", "Brezhan") == ["Brežan", "Brezhan"]


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Ruiz", "Anna Ruiz"), ("Jon Ash", "Jan Ash"), ("Bo Lind", "Bo Lindt")]
)
def test_names_that_are_only_alike_stay_apart(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


def test_rows_without_a_known_speaker_pass() -> None:
    assert len(one_spelling([said(None, "It rained")])) == 1


def test_two_who_were_judged_to_be_two_are_not_joined() -> None:
    rows = [said(name, "It rained") for name in ("Ilyo Brežan", "Ilio Brezhan", "Ilio Brežan")]
    one, other = (row.known_speaker.id for row in rows[:2] if row.known_speaker)
    kept = one_spelling(rows, {frozenset((one, other))})
    assert [row.speaker for row in kept] == [row.speaker for row in rows]
