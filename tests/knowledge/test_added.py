from datetime import date

from onrecord.knowledge import AddedPeople, Known, Tenure, load_people
from onrecord.model import SpeakerKind

QUIST = Known("q1", "Mara Quist", SpeakerKind.PERSON, "woman", None, "a user")


def test_an_added_person_is_found_by_name_and_alias() -> None:
    people = AddedPeople(load_people(), [(QUIST, ["M. Quist"])])
    assert people.named("mara quist") == people.named("M Quist") == (QUIST,)


def test_the_tables_are_still_asked() -> None:
    assert [k.wikidata for k in AddedPeople(load_people()).named("Sergei Lavrov")] == ["Q58217"]


def test_an_added_office_is_held_between_its_days() -> None:
    tenure = Tenure(QUIST, "foreign minister", "Norrland", date(2020, 1, 1), date(2021, 1, 1), "")
    people = AddedPeople(load_people(), [(QUIST, ())], [tenure])
    assert people.holders("foreign minister", "Norrland", date(2020, 6, 1)) == (QUIST,)
    assert people.holders("foreign minister", "Norrland", date(2022, 6, 1)) == ()


def test_additions_are_named_in_the_version() -> None:
    assert AddedPeople(load_people(), version="people.csv").version.endswith("+people.csv")
