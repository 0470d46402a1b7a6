"""People out of users' files, whatever is wrong with some rows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.knowledge import PersonTold, RoleTold, people_told
from onrecord.model import PartialDate, SpeakerKind

HEADER = "name,aliases,kind,gender,state,wikidata,role,body,since,until\n"


def table(*rows: str) -> list[str]:
    return [HEADER, *(f"{row}\n" for row in rows)]


def entities(*rows: dict[str, object]) -> list[str]:
    return [json.dumps(row) for row in rows]


def entity(own: str, schema: str, **properties: list[str]) -> dict[str, object]:
    return {"id": own, "schema": schema, "properties": properties}


def test_a_row_tells_a_person_with_a_role() -> None:
    row = "Mara  Quist,M. Quist; Mara Kvist,,woman,Norrland,Q7,envoy,,2019,2020-03"
    told, bad = people_told(table(row))
    role = RoleTold("envoy", "Norrland", PartialDate("2019"), PartialDate("2020-03"))
    names = ("M. Quist", "Mara Kvist")
    assert told == (PersonTold("Mara Quist", SpeakerKind.PERSON, names, "woman", "Q7", (role,)),)
    assert bad == ()


def test_rows_of_one_person_are_one_person_with_several_roles() -> None:
    told, _ = people_told(table("Mara Quist,,,,,,envoy,,,", "Mara Quist,MQ,,woman,,,mayor,Ny,,"))
    assert [(each.aliases, each.gender) for each in told] == [(("MQ",), "woman")]
    assert [(each.title, each.body) for each in told[0].roles] == [("envoy", ""), ("mayor", "Ny")]


def test_namesakes_with_ids_of_their_own_are_two() -> None:
    told, _ = people_told(table("Mara Quist,,,,,Q7,,,,", "Mara Quist,,,,,Q8,,,,"))
    assert [each.wikidata for each in told] == ["Q7", "Q8"]


def test_columns_may_be_few_and_in_any_order_after_a_byte_order_mark() -> None:
    told, _ = people_told(["\ufeffRole,Name\n", '"head, acting",Mara Quist\n'])
    assert told == (PersonTold("Mara Quist", roles=(RoleTold("head, acting"),)),)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,,,,,,,,", "a name is wanted"),
        ("1,,,,,,,,,", "a name is wanted"),
        ("A,,,fish,,,,,,", "'fish' is no gender"),
        ("A,,ship,,,,,,,", "'ship' is no kind"),
        ("A,,,,,58217,,,,", "no Wikidata id"),
        ("A,,,,,,mayor,,spring,", "'spring' is not a date"),
        ("A,,,,,,mayor,,2020,2019", "ends (2019) before it begins (2020)"),
        ("A,,,,,,,,2020,", "a date and no role"),
        ("A,B", "more or fewer cells"),
        ("A,,,,,,,,,,,", "more or fewer cells"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_costs_no_other(row: str, why: str) -> None:
    told, (bad,) = people_told(table("Mara Quist,,,,,,,,,", row, "Ilan Torvald,,,,,,,,,"))
    assert [each.name for each in told] == ["Mara Quist", "Ilan Torvald"]
    assert bad.line == 3
    assert why in bad.why


@pytest.mark.parametrize("lines", [[], ["\n"], ["who,what\n"], ["name,shoe size\n", "A,7\n"]])
def test_a_file_that_is_not_understood_is_refused_whole(lines: list[str]) -> None:
    with pytest.raises(BadInput, match="name"):
        people_told(lines)


def test_entities_tell_people_and_bodies() -> None:
    person = entity(
        "a", "Person", name=["Mara Quist", "Q."], alias=["MQ"], gender=["female"], wikidataId=["Q7"]
    )
    body = entity("b", "PublicBody", name=["Ministry of Rain"])
    told, bad = people_told(entities(person, body))
    assert told[0] == PersonTold("Mara Quist", SpeakerKind.PERSON, ("Q.", "MQ"), "woman", "Q7")
    assert (told[1].name, told[1].kind) == ("Ministry of Rain", SpeakerKind.BODY)
    assert bad == ()


def test_ties_are_roles_wherever_they_stand_in_the_file() -> None:
    lines = entities(
        entity("o", "Occupancy", holder=["a"], post=["p"], startDate=["2019-03"]),
        entity("m", "Membership", member=["a"], organization=["b"], role=["chair"]),
        entity("p", "Position", name=["Foreign Minister"], country=["no"]),
        entity("b", "Organization", name=["Rain Party"]),
        entity("a", "Person", name=["Mara Quist"]),
    )
    told, bad = people_told(lines)
    roles = {each.name: each.roles for each in told}
    assert set(roles["Mara Quist"]) == {
        RoleTold("Foreign Minister", "no", PartialDate("2019-03")),
        RoleTold("chair", "Rain Party"),
    }
    assert roles["Rain Party"] == ()
    assert bad == ()


def test_what_is_no_entity_or_ties_nobody_is_told_by_its_line() -> None:
    lines = ["{", "[]", "", *entities(entity("o", "Occupancy", holder=["x"], post=["y"]))]
    lines += entities(entity("a", "Person"), entity("v", "Vessel", name=["Sea Rose"]))
    told, bad = people_told(lines)
    assert told == ()
    assert [each.line for each in bad] == [1, 2, 4, 5]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "b", "properties": {}}',
        '{"id": "b", "schema": "Person"}',
        '{"id": "b", "schema": "Person", "properties": 7}',
        '{"id": "b", "schema": "Person", "properties": {"name": [["Mara"]]}}',
        '{"id": "b", "schema": "Person", "properties": {"name": null}}',
        '{"id": "b", "schema": "Person", "properties": {"name": ["Mara"], "wikidataId": 7}}',
    ],
)
def test_an_entity_of_another_shape_costs_no_other(line: str) -> None:
    told, bad = people_told([*entities(entity("a", "Person", name=["Mara Quist"])), line])
    assert [each.name for each in told] == ["Mara Quist"]
    assert [each.line for each in bad] == [2]


def test_a_value_need_not_be_in_a_list() -> None:
    line = '{"id": 7, "schema": "Person", "properties": {"name": "Mara Quist", "gender": "female"}}'
    told, _ = people_told([line])
    assert told == (PersonTold("Mara Quist", gender="woman"),)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_file_breaks_reading_it(lines: list[str]) -> None:
    for start in ([HEADER], ['{"id": "a", "schema": "Person", "properties": {}}'], []):
        try:
            told, bad = people_told([*start, *lines])
        except BadInput:
            continue
        assert all(each.name for each in told)
        assert all(each.why for each in bad)
