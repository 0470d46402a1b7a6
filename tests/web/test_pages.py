"""The pages: each is there, leads on, and shows what pages of the web say as harmless words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from onrecord.model import Input, Reason, Rejected
from onrecord.record import Record
from record_builders import ANA, BO, Said, reading
from web.conftest import Serving

ATTACK = "<script>alert(1)</script>"
TURNED = "left \u202eright"


def record_of(client: TestClient) -> Record:
    record: Record = client.app.state.record  # type: ignore[attr-defined]
    return record


def links(html: str) -> set[str]:
    """The addresses of ours that a page leads to."""
    found = re.findall(r'(?:href|src)="(/[^"#]*)', html)
    return {address.replace("&amp;", "&") for address in found}


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen, todo = set[str](), {"/"}
    while todo:
        address = todo.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if "html" in response.headers["content-type"]:
            todo |= links(response.text) - seen
    assert {"/speakers", "/documents", "/search"} <= seen
    assert any(address.startswith("/statements/stm-") for address in seen)
    assert any(address.startswith(f"/speakers/{ANA.id}") for address in seen)


def test_an_empty_record_says_how_to_begin(serving: Serving) -> None:
    assert "onrecord read PAGES/" in serving().get("/").text


def test_the_document_holds_its_text_and_the_marks(client: TestClient) -> None:
    [row] = record_of(client).documents()
    html = client.get(f"/documents/{row.document.id}").text
    assert '<span class="cue" data-of="0">said</span>' in html
    text = re.sub(r"<[^>]+>", "", html.split('<div class="text"')[1])
    assert "that it had rained." in text


def test_a_page_that_changed_and_is_gone_says_so(serving: Serving) -> None:
    first, later = reading(), reading("Corrected. It had rained.", [])
    record = record_of(client := serving(first, later))
    url = str(first.document.url)
    record.reject(Rejected(url, Reason.GONE, "the server answered 410", url=url))
    html = " ".join(client.get(f"/documents/{first.document.id}").text.split())
    assert "no longer at its address: its server said so on" in html
    assert f'<a href="/documents/{later.document.id}">read again later' in html


def test_a_statement_leads_to_its_words(client: TestClient) -> None:
    row = next(record_of(client).statements())
    address = f"/documents/{row.document}#{row.id}"
    assert address in client.get("/search").text
    assert f'id="{row.id}"' in client.get(address).text


def test_a_search_marks_the_words_it_found(client: TestClient) -> None:
    assert "<mark>rained</mark>" in client.get("/search?words=rained").text


def test_a_search_that_finds_nothing_says_what_is_near(client: TestClient) -> None:
    html = client.get("/search", params={"words": "rained", "outlet": "Nobody's News"}).text
    assert "Nothing found" in html
    assert "/search?words=rained" in links(html)


def test_what_others_say_on_behalf_of_somebody_is_told_apart(serving: Serving) -> None:
    text = "Ana Ruiz said it rained. Bo Lund said that it snowed."
    said = [
        Said("it rained", "Ana Ruiz", "said", ANA),
        Said("it snowed", "Bo Lund", "said", BO, behalf=ANA),
    ]
    client = serving(reading(text, said))
    listed = client.get("/speakers").text
    assert f'<a href="/speakers/{ANA.id}">1</a>' in listed
    assert "own statements" in listed
    own = " ".join(client.get(f"/speakers/{ANA.id}").text.split())
    assert "2 statements, 1 of them made by others on behalf of Ana Ruiz" in own
    assert "on behalf" not in client.get(f"/speakers/{BO.id}").text


def test_an_unknown_speaker_is_said_to_be_unknown(client: TestClient) -> None:
    assert "No speaker here is called" in client.get("/search?speaker=Zebedee").text


def test_filters_keep_what_they_say(client: TestClient) -> None:
    assert client.get("/search?act=announce").text.count('class="statement"') == 1
    assert "Nothing found" in client.get("/search?act=warn").text


def test_what_each_run_gave_is_told_with_its_hour_and_what_was_forgotten(serving: Serving) -> None:
    client = serving(reading())
    began = datetime(2031, 5, 4, 17, 8, tzinfo=UTC)
    with client.app.state.record.writing() as writer:  # type: ignore[attr-defined]
        writer.account(Input("pages/", began, read=4, forgotten=3))
    html = client.get("/rejections").text
    assert all(each in html for each in ("pages/", "17:08", "3 forgotten", "not to its end"))


def test_what_has_no_date_is_found_by_that(serving: Serving) -> None:
    text = "Ana Ruiz said that it had rained. Bo Lund said that it had not."
    dated = Said("it had rained", "Ana Ruiz", "said", ANA, said_on="2031-05-04")
    client = serving(reading(text, [dated, Said("it had not", "Bo Lund", "", BO)], published=None))
    html = client.get("/search?undated=true").text
    assert "it had not" in html
    assert "it had rained" not in html


def test_pages_turn_by_cursor(serving: Serving) -> None:
    text = " ".join(f"Ana Ruiz said word{n}." for n in range(60))
    said = [Said(f"word{n}.", "", "", ANA) for n in range(60)]
    client = serving(reading(text, said))
    first = client.get("/search").text
    [after] = [each for each in links(first) if "after=" in each]
    second = client.get(after).text
    ids = [set(re.findall(r'data-statement="(stm-\w+)"', html)) for html in (first, second)]
    assert (len(ids[0]), len(ids[1])) == (50, 10)
    assert not ids[0] & ids[1]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404),
        ("/documents/doc-none", 404),
        ("/speakers/spk-none", 404),
        ("/statements/stm-none", 404),
        ("/search?since=yesterday", 400),
        ("/search?act=sing", 400),
        ("/search?words=%22%22", 400),
        ("/search?after=x~y", 400),
        ("/search?words=rained&after=x", 400),
        (f"/search?words=rained&after={'9' * 5_000}", 400),
        (f"/judgements?before={2**63}", 422),
        ("/judgements?before=x", 422),
    ],
)
def test_what_cannot_be_shown_is_a_page_too(client: TestClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert "This cannot be shown" in response.text


def test_an_attack_is_shown_as_words(serving: Serving) -> None:
    text = f"{ATTACK} said that {TURNED}."
    said = [Said(f"that {TURNED}", ATTACK, "said", ANA)]
    client = serving(reading(text, said, title=ATTACK, outlet=ATTACK, where=ATTACK))
    record = record_of(client)
    [row] = record.documents()
    statement = next(record.statements())
    for address in ("/", "/search", f"/documents/{row.document.id}", f"/statements/{statement.id}"):
        html = client.get(address).text
        assert ATTACK not in html
        assert "&lt;script&gt;" in html
        assert "\u202e" not in html
        assert "\ufffdright" in html


def test_an_address_that_runs_is_no_link(serving: Serving) -> None:
    client = serving(reading(url="javascript:alert(1)"))
    [row] = record_of(client).documents()
    assert 'href="javascript' not in client.get(f"/documents/{row.document.id}").text


def test_bytes_come_as_a_file(client: TestClient) -> None:
    [row] = record_of(client).documents()
    response = client.get(f"/documents/{row.document.id}/bytes")
    assert response.content == row.document.text.encode()
    assert response.headers["content-disposition"].startswith("attachment")
    assert response.headers["x-content-type-options"] == "nosniff"


def test_nothing_is_run_inline_or_asked_of_others(client: TestClient) -> None:
    response = client.get("/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*src=)|<style| style=| on\w+=", response.text)
    assert not re.findall(r'(?:src|<link[^>]*href)="https?:', response.text)


def test_a_long_document_is_sent_in_parts(serving: Serving) -> None:
    client = serving(reading("word " * 1_000_000, ()))
    [row] = record_of(client).documents()
    response = client.get(f"/documents/{row.document.id}")
    assert len(response.content) < 150_000
    assert 'rel="next"' in response.text
