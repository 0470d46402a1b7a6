"""Corrections: sent by a form, kept as judgements, seen at once, taken back."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.model import Act, StatementRow
from onrecord.record import Record
from onrecord.web import WebSettings, make_app
from record_builders import ANA, BO, reading
from web.conftest import Serving
from web.test_pages import record_of


@pytest.fixture
def row(client: TestClient) -> StatementRow:
    """What Ana Ruiz announced."""
    return next(record_of(client).statements())


def again(client: TestClient, row: StatementRow) -> StatementRow | None:
    return record_of(client).statement(row.id)


def send(client: TestClient, address: str, **fields: str) -> int:
    return client.post(address, data=fields, follow_redirects=False).status_code


def test_the_speaker_is_another(client: TestClient, row: StatementRow) -> None:
    assert send(client, f"/statements/{row.id}/speaker", speaker="Bo Lund") == 303
    found = again(client, row)
    assert found
    assert found.speaker == BO


def test_one_returns_to_where_one_was(client: TestClient, row: StatementRow) -> None:
    answer = client.post(
        f"/statements/{row.id}/act",
        data={"act": "deny", "back": f"/documents/{row.document}?part=1"},
        follow_redirects=False,
    )
    assert answer.headers["location"] == f"/documents/{row.document}?part=1"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_one_is_sent_nowhere_else(client: TestClient, row: StatementRow, back: str) -> None:
    answer = client.post(
        f"/statements/{row.id}/act", data={"act": "deny", "back": back}, follow_redirects=False
    )
    assert answer.headers["location"] == "/"


def test_a_name_of_several_is_chosen_from(serving: Serving) -> None:
    client = serving(reading(), reading(url="https://other.example/", where="b"))
    row = next(record_of(client).statements())
    answer = client.post(f"/statements/{row.id}/speaker", data={"speaker": "Zebedee Ruiz"})
    assert "Nobody in this record is called" in answer.text
    assert again(client, row) == row


def test_somebody_new_may_be_named(client: TestClient, row: StatementRow) -> None:
    fields = {"speaker": "Cy Holt", "kind": "person"}
    assert send(client, f"/statements/{row.id}/speaker", **fields) == 303
    found = again(client, row)
    assert found
    assert found.known_speaker
    assert found.known_speaker.name == "Cy Holt"


def test_whose_it_is_may_be_left_open(client: TestClient, row: StatementRow) -> None:
    send(client, f"/statements/{row.id}/speaker", speaker="")
    found = again(client, row)
    assert found
    assert found.known_speaker is None


def test_the_act_is_another(client: TestClient, row: StatementRow) -> None:
    send(client, f"/statements/{row.id}/act", act="deny")
    found = again(client, row)
    assert found
    assert found.act is Act.DENY


def test_what_a_person_decided_has_no_score(client: TestClient, row: StatementRow) -> None:
    send(client, f"/statements/{row.id}/act", act="deny")
    send(client, f"/statements/{row.id}/day", day="2031-05-03")
    html = " ".join(client.get(f"/statements/{row.id}").text.split())
    assert "<dt>act</dt><dd>deny, as a person decided" in html
    assert "2031-05-03</time>, as a person decided" in html


def test_what_is_no_statement_goes_and_comes_back(client: TestClient, row: StatementRow) -> None:
    send(client, f"/statements/{row.id}/none")
    assert again(client, row) is None
    assert "Kept: not a statement" in client.get("/").text
    [judgement] = record_of(client).judgements()
    send(client, f"/judgements/{judgement.id}/undo")
    assert again(client, row) == row
    assert "Kept:" not in client.get("/").text


def test_other_words_are_meant(client: TestClient, row: StatementRow) -> None:
    fields = {"part": "content", "words": "that it had rained"}
    send(client, f"/statements/{row.id}/words", **fields)
    found = again(client, row)
    assert found
    assert found.content_text == "that it had rained"


def test_words_that_are_not_there_are_refused_with_the_form(
    client: TestClient, row: StatementRow
) -> None:
    fields = {"part": "content", "words": "that it snowed"}
    answer = client.post(f"/statements/{row.id}/words", data=fields)
    assert answer.status_code == 400
    assert "does not stand in the text" in answer.text
    assert again(client, row) == row


def test_a_day_that_is_none_is_refused(client: TestClient, row: StatementRow) -> None:
    assert client.post(f"/statements/{row.id}/day", data={"day": "May"}).status_code == 400


def test_every_form_is_offered_on_the_statement_page(client: TestClient, row: StatementRow) -> None:
    html = client.get(f"/statements/{row.id}").text
    for what in ("speaker", "act", "denied", "day", "none", "words"):
        assert f'action="/statements/{row.id}/{what}"' in html


def test_who_may_only_read_is_offered_nothing_and_refused(client: TestClient) -> None:
    record = record_of(client)
    row = next(record.statements())
    with TestClient(
        make_app(record.store.place, WebSettings(read_only=True)), base_url="http://127.0.0.1"
    ) as reader:
        assert "<form method" not in reader.get(f"/statements/{row.id}").text
        assert send(reader, f"/statements/{row.id}/none") == 403
    assert record.statement(row.id) == row


def test_a_form_of_another_site_is_refused(client: TestClient, row: StatementRow) -> None:
    answer = client.post(f"/statements/{row.id}/none", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert again(client, row) == row


def test_two_speakers_are_made_one_and_two_again(client: TestClient) -> None:
    record: Record = record_of(client)
    send(client, f"/speakers/{ANA.id}/same", other="Bo Lund")
    assert {row.known_speaker for row in record.statements()} == {ANA}
    [judgement] = record.judgements()
    assert "Take back" in client.get(f"/speakers/{ANA.id}").text
    send(client, f"/judgements/{judgement.id}/undo")
    assert {row.known_speaker for row in record.statements()} == {ANA, BO}


def test_a_merge_against_what_stands_is_refused_with_the_reason(client: TestClient) -> None:
    send(client, f"/speakers/{ANA.id}/different", other=BO.id)
    answer = client.post(f"/speakers/{ANA.id}/same", data={"other": BO.id})
    assert answer.status_code == 400
    assert "This cannot be shown" in answer.text


def test_a_speaker_is_renamed(client: TestClient) -> None:
    send(client, f"/speakers/{ANA.id}/name", called="Ana  Ruiz Vega")
    assert "Ana Ruiz Vega" in client.get(f"/speakers/{ANA.id}").text


def test_decisions_are_listed_the_last_first(client: TestClient, row: StatementRow) -> None:
    send(client, f"/statements/{row.id}/act", act="deny")
    send(client, f"/statements/{row.id}/speaker", speaker="Bo Lund")
    html = client.get("/judgements").text
    assert html.index("speaker: Bo Lund") < html.index("act: deny")
