from __future__ import annotations

from onrecord.model import SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.said import Spoken

ANA = Character(("Ana", "Ruiz"), SpeakerKind.PERSON)
JO = Character(("Jo", "Hill"), SpeakerKind.PERSON)


def spoken(*said: tuple[int, Character]) -> Spoken:
    found = Spoken()
    for start, character in said:
        found.add(start, start + 10, Found(None, 1.0, "", character))
    return found


def test_the_last_before_a_place_is_told_though_it_was_answered_first() -> None:
    last = spoken((40, ANA), (10, JO)).last(50)
    assert last is not None
    assert last[0] == 40
    assert last[1].character is ANA


def test_who_speaks_at_a_place_did_not_speak_before_it() -> None:
    assert spoken((40, ANA)).last(40) is None


def test_those_before_a_place_come_last_one_first() -> None:
    assert [at for at, _ in spoken((1, ANA), (3, JO), (5, ANA)).before(5)] == [3, 1]


def test_how_often_one_spoke_counts_only_what_is_before() -> None:
    assert spoken((1, ANA), (3, JO), (5, ANA)).often(ANA, 5) == 1


def test_words_end_not_beyond_the_place_that_asks() -> None:
    said = spoken((10, ANA))
    assert (said.until(10, 100), said.until(10, 15)) == (20, 15)
