"""Whom a speaker speaks about, and to."""

from __future__ import annotations

import html
import re

from starlette.testclient import TestClient

from onrecord.record import Query
from onrecord.web.views.company import Spoken, spoken_about
from record_builders import ANA, BO, Said, reading
from web.conftest import Serving
from web.test_pages import record_of


def about(client: TestClient) -> dict[str, Spoken]:
    record = record_of(client)
    row = record.speaker(ANA.id)
    assert row
    return {each.name: each for each in spoken_about(record, row)}


def said(serving: Serving, *contents: str, addressee: str = "") -> TestClient:
    text = " ".join(f"Ana Ruiz told {addressee or 'us'} that {each}." for each in contents)
    rows = [Said(each, "", "", ANA, addressee=addressee) for each in contents]
    return serving(reading(text, [*rows, Said("us", "", "", BO)] if not addressee else rows))


def test_names_are_counted_once_a_statement(serving: Serving) -> None:
    client = said(serving, "Kofi Amar met Kofi Amar", "it was Kofi Amar who left")
    assert about(client)["Kofi Amar"].statements == 2


def test_a_surname_is_counted_with_the_one_full_name_and_found_by_it(serving: Serving) -> None:
    found = about(said(serving, "he saw Kofi Amar", "he trusts Amar"))
    assert list(found) == ["Kofi Amar"]
    assert (found["Kofi Amar"].statements, found["Kofi Amar"].words) == (2, '"Amar"')


def test_a_surname_of_two_stands_apart(serving: Serving) -> None:
    found = about(said(serving, "he saw Kofi Amar", "he saw Lena Amar", "he trusts Amar"))
    assert set(found) == {"Kofi Amar", "Lena Amar", "Amar"}


def test_the_names_of_a_state_are_one_and_counted_once_a_statement(serving: Serving) -> None:
    contents = ("he trusts the United States", "the U.S. and the United States err", "the U.S. is")
    found = about(said(serving, *contents))
    assert [(each.name, each.statements) for each in found.values()] == [("United States", 3)]
    assert found["United States"].words is None


def test_neither_oneself_nor_the_adjective_of_a_state_is_spoken_about(serving: Serving) -> None:
    assert not about(said(serving, "I am Ana Ruiz and eat Norwegian cheese"))


def test_an_adjective_is_nobody(serving: Serving) -> None:
    assert not about(said(serving, "it is a Norwegian-American fleet", "the Norsophobic lobby won"))


def test_a_statement_with_two_names_of_one_is_counted_once(serving: Serving) -> None:
    found = about(said(serving, "Kofi Amar is back and Amar stays", "he saw Amar"))
    assert [(each.name, each.statements) for each in found.values()] == [("Kofi Amar", 2)]


def test_who_is_told_by_two_names_is_told_once(serving: Serving) -> None:
    client = said(serving, "he saw Bo Lund", "he saw Lena Moor", "Lena Moor met Bo Lund")
    client.post(f"/speakers/{BO.id}/name", data={"called": "Lena Moor"})
    [found] = about(client).values()
    assert (found.statements, found.words, found.speaker and found.speaker.id) == (3, None, BO.id)


def test_a_word_that_has_its_capital_from_elsewhere_is_no_name(serving: Serving) -> None:
    headline = "Lund Denies That Moor Rules Were Broken In Vote"
    client = said(serving, "she spoke of a 'Norwegian Swindle' there", headline, "plan B failed")
    assert not about(client)


def test_it_is_one_where_another_sentence_has_it_as_such(serving: Serving) -> None:
    client = said(serving, "Amar Denies That Moor Rules Were Broken In Vote", "he saw Amar there")
    assert [(each.name, each.statements) for each in about(client).values()] == [("Amar", 1)]


def test_whom_the_record_knows_is_a_door(serving: Serving) -> None:
    client = said(serving, "he saw Bo Lund")
    assert about(client)["Bo Lund"].speaker == BO
    html = client.get(f"/speakers/{ANA.id}/company").text
    assert f'href="/speakers/{BO.id}"' in html
    assert "words=%22Bo+Lund%22" in html


def test_to_whom_is_a_door(serving: Serving) -> None:
    client = said(serving, "it rained", "it snowed", addressee="the Fjord Post")
    html = client.get(f"/speakers/{ANA.id}/company").text
    assert "?addressee=the%20Fjord%20Post" in html
    filtered = client.get(f"/speakers/{ANA.id}?addressee=the Fjord post").text
    assert "2 statements, to the Fjord post" in filtered
    assert "it snowed" in client.get("/search?addressee=fjord").text
    assert "Nothing found" in client.get("/search?addressee=fjo").text
    assert "Nothing found" in client.get("/search?addressee=nobody").text


def test_a_hearer_leads_to_the_speaker_page_and_from_there_to_what_is_said_to_them(
    serving: Serving,
) -> None:
    text = "Ana Ruiz told the minister that it rained. Bo Lind said so."
    rows = [
        Said("it rained", "", "", ANA, addressee="the minister", hearer=BO),
        Said("so", "", "", BO),
    ]
    client = serving(reading(text, rows))
    said = record_of(client).portion(Query(speakers=(ANA.id,)), 1).rows[0]
    head = client.get(f"/statements/{said.id}").text.split("</header>")[1]
    assert f'→ <a class="speaker" href="/speakers/{BO.id}">' in head
    company = client.get(f"/speakers/{BO.id}/company").text
    link = re.search(r'href="(/search\?[^"]+)">What is said to', company)
    assert link
    found = client.get(html.unescape(link[1])).text
    assert "it rained" in found
    table = re.search(r'href="(/api/v1/exports/statements/csv[^"]+)"', found)
    assert table
    assert "it rained" in client.get(html.unescape(table[1])).text
    feed = re.search(r'href="(/feeds/statements.atom[^"]+)">Atom feed', found)
    assert feed
    assert "it rained" in client.get(html.unescape(feed[1])).text
