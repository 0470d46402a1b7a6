"""Roles that pages teach and users bring, and what the next reading knows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.knowledge import AddedPeople, PersonTold, RoleTold, load_people
from onrecord.model import Document, PartialDate, Reading, Role, Span, Speaker, SpeakerKind
from onrecord.model.speakers import speaker_id
from onrecord.record import Query, Record
from onrecord.record.judging import deciding
from onrecord.record.judging.roles import LEARNED_REACH, SHIPPED
from record_builders import DEFAULT_SAID, TEXT, Said, person, reading

TORVALD, HALE = person("Ilan Torvald"), person("Jon Hale")
OFFICE = "foreign minister"


@pytest.fixture
def record(place: str | Path) -> Record:
    return Record.open(place)


def teaching(
    outlet: str | None,
    day: str | None = "2031-05-04",
    who: Speaker = TORVALD,
    title: str = OFFICE,
    body: str = "Norwegian",
    url: str | None = None,
) -> Reading:
    given = reading(url=url or f"https://{outlet}.example/{day}", outlet=outlet, published=day)
    seen_on = PartialDate(day) if day else None
    return replace(given, roles=(Role(who, title, body, seen_on, Span(0, 8)),))


def told(record: Record, who: Speaker = TORVALD) -> list[tuple[str, str, str, int]]:
    return [
        (each.title, each.body, f"{each.since} {each.until}", each.origins)
        for each in record.people.roles(who.id)
    ]


def with_torvald(record: Record) -> None:
    said = [*DEFAULT_SAID, Said("wet", speaker=TORVALD)]
    record.add(reading(said=said, url="https://fjord.example/said"))


def holders(record: Record, on: date, state: str = "NOR") -> list[str]:
    people = AddedPeople.of(load_people(), record.people.additions())
    return [each.name for each in people.holders(OFFICE, state, on)]


def test_a_role_is_told_with_its_days_and_its_evidence(record: Record) -> None:
    with_torvald(record)
    record.add(teaching("Dune", "2031-05-04"))
    record.add(teaching("Fjord", "2031-02-01", body="Norway"))
    assert told(record) == [(OFFICE, "Norway", "2031-02-01 2031-05-04", 2)]
    (role,) = record.people.roles(TORVALD.id)
    assert [(page.outlet, page.words) for page in role.pages] == [
        ("Fjord", TEXT[:8]),
        ("Dune", TEXT[:8]),
    ]


def test_a_page_that_is_read_again_teaches_once(record: Record) -> None:
    with_torvald(record)
    record.add(teaching("Dune"))
    record.add(replace(teaching("Dune", title="mayor", body=""), version="v2"))
    assert told(record) == [("mayor", "", "2031-05-04 2031-05-04", 1)]


def test_those_who_only_hold_an_office_are_no_speakers(record: Record) -> None:
    record.add(teaching("Dune"))
    assert not record.speakers_named("Torvald")


def test_the_roles_of_merged_speakers_are_one_persons(record: Record) -> None:
    with_torvald(record)
    record.add(reading(said=[Said("wet", speaker=HALE)], url="https://fjord.example/hale"))
    record.add(teaching("Dune", who=HALE))
    record.judge(deciding.same(TORVALD.id, HALE.id, "Ida"))
    assert told(record) == [(OFFICE, "Norwegian", "2031-05-04 2031-05-04", 1)]


def test_what_two_outlets_teach_is_learned_for_a_while(record: Record) -> None:
    record.add(teaching("Dune", "2031-02-01"))
    assert holders(record, date(2031, 3, 1)) == []
    record.add(teaching("Fjord", "2031-05-04", body="Norway"))
    assert holders(record, date(2031, 1, 31)) == []
    assert holders(record, date(2031, 3, 1)) == ["Ilan Torvald"]
    assert holders(record, date(2031, 5, 4) + LEARNED_REACH) == ["Ilan Torvald"]
    assert holders(record, date(2031, 12, 1)) == []


@pytest.mark.parametrize(
    "second",
    [
        teaching("dune", "2031-05-05"),  # the same outlet
        teaching(None, "2031-05-05", url="https://a.example/"),
        teaching("Fjord", None),  # undated
        teaching("Fjord", body="Fjordland"),
        teaching("Fjord", who=HALE),
    ],
)
def test_what_is_no_second_witness_teaches_nothing(record: Record, second: Reading) -> None:
    first = teaching("Dune" if second.document.outlet else None, body="Fjordland")
    record.add(replace(first, roles=teaching("Dune").roles))
    record.add(second)
    assert holders(record, date(2031, 5, 4)) == []


def test_copies_of_one_dispatch_are_one_witness(record: Record) -> None:
    for outlet in ("Dune", "Fjord"):
        record.add(teaching(outlet))
    with record._engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO dispatches VALUES ('dpt-1', NULL, 0, '[]')")
        connection.exec_driver_sql(
            "INSERT INTO copies SELECT id, 'dpt-1', number, id FROM documents"
        )
    assert holders(record, date(2031, 5, 4)) == []


def test_a_learned_office_ends_where_anothers_begins(record: Record) -> None:
    for outlet in ("Dune", "Fjord"):
        record.add(teaching(outlet, "2031-05-04"))
        record.add(teaching(outlet, "2031-06-01", HALE))
    assert holders(record, date(2031, 5, 31)) == ["Ilan Torvald"]
    assert holders(record, date(2031, 6, 1)) == ["Jon Hale"]


def test_the_tables_come_before_what_pages_teach(record: Record) -> None:
    for outlet in ("Dune", "Fjord"):
        record.add(teaching(outlet, "2019-12-10", body="Russian"))
    assert holders(record, date(2019, 12, 10), "RUS") == ["Sergey Lavrov"]


def quist(**more: object) -> PersonTold:
    role = RoleTold("Foreign Minister", "no", PartialDate("2030"))
    given = {"aliases": ("M. Quist",), "gender": "woman", "roles": (role,)} | more
    return PersonTold("Mara Quist", **given)  # type: ignore[arg-type]


def test_whom_a_user_brings_the_next_reading_knows(record: Record) -> None:
    record.people.bring([quist()], "people.csv")
    added = record.people.additions()
    ((known, names),) = added.people
    assert (known.name, known.gender, names) == ("Mara Quist", "woman", ("M. Quist",))
    assert holders(record, date(2035, 1, 1)) == ["Mara Quist"]
    assert holders(record, date(2029, 12, 31)) == []


def test_what_was_brought_names_the_version_whatever_was_learned(record: Record) -> None:
    assert record.people.additions().version == ""
    record.people.bring([quist()], "people.csv")
    version = record.people.additions().version
    assert version.startswith("people-")
    record.people.bring([quist()], "people.csv")
    record.add(teaching("Dune"))
    assert record.people.additions().version == version
    record.people.bring([PersonTold("Jon Hale")], "more.csv")
    assert record.people.additions().version != version


def test_someone_brought_is_the_speaker_of_that_whole_name(record: Record) -> None:
    record.add(reading(said=[Said("wet", speaker=person("Mara Quist"))]))
    (merged,) = record.people.bring([quist(wikidata="Q7")], "people.csv").merged
    own = speaker_id("Mara Quist", SpeakerKind.PERSON, "Q7")
    assert [who.id for row in record.statements(Query()) if (who := row.known_speaker)] == [own]
    record.undo(merged.id, "Ida")
    assert [who.id for row in record.statements() if (who := row.known_speaker)] != [own]


def test_nobody_is_merged_for_a_surname_or_against_a_judgement(record: Record) -> None:
    said = [Said("wet", speaker=person("Quist")), Said("rain", speaker=person("Mara Quist"))]
    record.add(reading(said=said))
    own = speaker_id("Mara Quist", SpeakerKind.PERSON, "Q7")
    record.judge(deciding.never_the_same(person("Mara Quist").id, own, "Ida"))
    brought = record.people.bring([quist(aliases=("Quist",), wikidata="Q7")], "people.csv")
    assert brought.merged == ()


def test_roles_go_through_json(record: Record) -> None:
    with_torvald(record)
    record.add(teaching("Dune"))
    (role,) = record.people.roles(TORVALD.id)
    (page,) = role.as_dict()["pages"]
    assert (page["outlet"], page["span"], page["seen_on"]) == ("Dune", [0, 8], "2031-05-04")


def test_a_role_stands_where_its_document_says_so(
    example_readings: list[Reading],
) -> None:
    texts: dict[str, Document] = {each.document.id: each.document for each in example_readings}
    roles = [(each.document.id, role) for each in example_readings for role in each.roles]
    assert roles
    for own, role in roles:
        assert role.speaker.name.split()[-1].casefold() in role.span.of(texts[own].text).casefold()


def test_whom_the_shipped_tables_know_has_their_offices_first(record: Record) -> None:
    known = person("Sergey Lavrov", wikidata="Q58217")
    record.add(reading(said=[*DEFAULT_SAID, Said("wet", speaker=known)]))
    record.add(teaching("Dune", who=known, body="Russian"))
    shipped, taught = record.people.roles(known.id)
    assert (shipped.title, shipped.body, str(shipped.since)) == (OFFICE, "Russia", "2004-03-09")
    assert (shipped.origin, shipped.until, taught.origin) == (SHIPPED, None, None)
