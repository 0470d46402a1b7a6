from datetime import date
from importlib.resources import files

import pytest

from onrecord.knowledge import PlaceWord, load_people

PEOPLE = load_people()
PEOPLE_ROWS = (
    (files("onrecord.knowledge") / "data/people.tsv").read_text(encoding="utf8").splitlines()[1:]
)


@pytest.mark.parametrize(
    "spelling", ["Sergey Lavrov", "sergei lavrov", "Sergej Lawrow", "Sergey Viktorovich Lavrov"]
)
def test_spellings_meet_in_one_person(spelling: str) -> None:
    assert [known.wikidata for known in PEOPLE.named(spelling)] == ["Q58217"]


def test_a_surname_alone_names_nobody() -> None:
    assert PEOPLE.named("Lavrov") == ()


@pytest.mark.parametrize(
    ("day", "name"), [(date(2019, 12, 10), "Mike Pompeo"), (date(2024, 11, 1), "Antony Blinken")]
)
def test_an_office_has_its_holder_by_day(day: date, name: str) -> None:
    assert [k.name for k in PEOPLE.holders("secretary of state", "USA", day)] == [name]


def test_an_open_tenure_is_not_taken_to_last_for_ever() -> None:
    assert PEOPLE.holders("foreign minister", "RUS", date(2031, 1, 1)) == ()


@pytest.mark.parametrize(
    ("word", "kind", "state"),
    [
        ("Russia", PlaceWord.STATE, "RUS"),
        ("Moscow", PlaceWord.CAPITAL, "RUS"),
        ("Russians", PlaceWord.DEMONYM, "RUS"),
        ("Kremlin", PlaceWord.SEAT, "RUS"),
        ("Kiev", PlaceWord.CAPITAL, "UKR"),
        ("Kyiv", PlaceWord.CAPITAL, "UKR"),
        ("U.S.", PlaceWord.STATE, "USA"),
    ],
)
def test_words_for_a_state(word: str, kind: PlaceWord, state: str) -> None:
    place = PEOPLE.place(word)
    assert place is not None
    assert (place.word, place.state.key) == (kind, state)


def test_an_invented_state_is_unknown() -> None:
    assert PEOPLE.place("Norrland") is None


def test_every_row_names_its_source() -> None:
    assert all(tenure.source for tenures in PEOPLE._by_holder.values() for tenure in tenures)
    assert all(known.source for known, _ in PEOPLE._people.values())


def test_no_tenure_ends_before_it_begins() -> None:
    for tenures in PEOPLE._by_holder.values():
        for tenure in tenures:
            assert tenure.since is None or tenure.until is None or tenure.since <= tenure.until


def test_a_surname_finds_the_holders_of_prominent_offices_on_the_day() -> None:
    assert [k.name for k in PEOPLE.surnamed("Lavrov", date(2019, 12, 10))] == ["Sergey Lavrov"]


def test_a_surname_finds_nobody_before_the_office_was_held() -> None:
    assert PEOPLE.surnamed("Pompeo", date(2010, 1, 1)) == ()


@pytest.mark.parametrize(
    ("name", "wikidata"), [("George W. Bush", "Q207"), ("George H. W. Bush", "Q23505")]
)
def test_father_and_son_of_one_name_are_told_apart(name: str, wikidata: str) -> None:
    assert [known.wikidata for known in PEOPLE.named(name)] == [wikidata]


def test_a_wikidata_id_is_one_persons() -> None:
    told = [row.split("\t")[3] for row in PEOPLE_ROWS if row.split("\t")[3]]
    assert len(told) == len(set(told))
