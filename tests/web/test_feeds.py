"""Feeds and the searches that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from starlette.testclient import TestClient

from onrecord.model import Act
from onrecord.record import Record
from onrecord.web import make_app
from onrecord.web.pages.feeds import said as told
from record_builders import ANA, Said, reading
from web.api_readings import readings

HERE = "http://127.0.0.1:8321"
ATTACK = "Ana Ruiz said <script>alert(1)</script> & \u202eevil\x08 ]]> things."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("feeds") / "some.db"
    said = Said("<script>alert(1)</script> & \u202eevil\x08 ]]> things", "Ana Ruiz", "said", ANA)
    with Record.open(path) as record, record.writing() as writer:
        for each in readings():
            writer.add(each)
        writer.add(reading(ATTACK, (said,), url="https://moor.example/attack", title="A & B"))
    with TestClient(make_app(path), base_url=HERE, follow_redirects=False) as made:
        yield made


def parsed(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    headers = {"content-location": HERE + address, "content-type": answer.headers["Content-Type"]}
    found = feedparser.parse(answer.content, response_headers=headers)
    assert not found.bozo, found.bozo_exception
    return found


def test_a_search_has_a_feed_of_its_statements(client: TestClient) -> None:
    found = parsed(client, "/feeds/statements.atom?act=deny&words=dam")
    assert found.feed.title == "onrecord: deny · dam"
    assert len(found.entries) == 2
    for entry in found.entries:
        assert entry.author == "Bo Lund"
        assert entry.title.startswith("Bo Lund, deny: that the dam at Fell had burst")
        assert entry.tags[0].term == Act.DENY


def test_what_was_read_last_comes_first(client: TestClient) -> None:
    newest = parsed(client, "/feeds/statements.atom?speaker=Ana").entries[0]
    assert "things" in newest.summary
    assert newest.updated_parsed.tm_year >= 2026


def test_an_entry_leads_to_its_words(client: TestClient) -> None:
    entry = parsed(client, "/feeds/statements.atom?words=burst&speaker=Ana").entries[0]
    links = {link.rel: link.href for link in entry.links}
    assert client.get(links["alternate"]).status_code == 200
    assert links["via"].startswith("https://fjord.example/dam#:~:text=")
    assert entry.id.startswith("urn:onrecord:stm-")


def test_words_of_pages_are_text_and_steer_nothing(client: TestClient) -> None:
    answer = client.get("/feeds/statements.atom?words=things")
    assert b"<script" not in answer.content
    entry = parsed(client, "/feeds/statements.atom?words=things").entries[0]
    assert "\u202e" not in entry.summary
    assert "\x08" not in entry.summary


def test_a_feed_reader_is_not_sent_what_it_has(client: TestClient) -> None:
    first = client.get("/feeds/statements.atom?words=dam")
    again = client.get(
        "/feeds/statements.atom?words=dam", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_search_is_kept_told_and_taken_away(client: TestClient) -> None:
    new = {"name": "Lund denies", "asked": {"speaker": "Lund", "act": "deny"}}
    made = client.post("/api/v1/searches", json=new)
    assert made.status_code == 201, made.text
    kept = made.json()
    assert (kept["by"], kept["asked"]) == ("reader", new["asked"])
    assert client.get("/api/v1/searches").json()["items"] == [kept]
    found = parsed(client, kept["feed"])
    assert found.feed.title == "onrecord: Lund denies"
    assert len(found.entries) == 2
    assert client.delete(f"/api/v1/searches/{kept['id']}").status_code == 204
    assert client.get(kept["feed"]).status_code == 404


def test_the_same_question_is_one_search(client: TestClient) -> None:
    asked = {"words": "dam", "denied": True}
    first, second = (
        client.post("/api/v1/searches", json={"name": name, "asked": asked}).json()
        for name in ("one", "two")
    )
    assert (first["id"], second["name"]) == (second["id"], "two")
    client.delete(f"/api/v1/searches/{first['id']}")


@pytest.mark.parametrize(
    ("asked", "status"),
    [({}, 400), ({"words": "..."}, 400), ({"act": "sing"}, 422), ({"x": "y"}, 422)],
)
def test_what_cannot_be_asked_is_not_kept(
    client: TestClient, asked: dict[str, str], status: int
) -> None:
    answer = client.post("/api/v1/searches", json={"name": "n", "asked": asked})
    assert answer.status_code == status
    assert client.get("/api/v1/searches").json()["items"] == []


def test_a_person_keeps_what_the_search_page_asks(client: TestClient) -> None:
    assert 'href="/alerts?words=dam"' in client.get("/search?words=dam").text
    assert "Keep this search: dam" in client.get("/alerts?words=dam").text
    kept = client.post("/alerts", data={"words": "dam", "name": "The dam"})
    assert (kept.status_code, kept.headers["Location"]) == (303, "/alerts")
    [search] = client.get("/api/v1/searches").json()["items"]
    assert search["name"] == "The dam"
    assert search["feed"] in client.get("/alerts").text
    client.post(f"/alerts/{search['id']}/forget")
    assert "No search is kept yet" in client.get("/alerts").text


def test_a_line_of_megabytes_is_cut(tmp_path: Path) -> None:
    words = "that" + " word" * 1_000_000
    said = Said(words, "Ana Ruiz", "said", ANA)
    with Record.open(tmp_path / "long.db") as record:
        record.add(reading(f"Ana Ruiz said {words}.", (said,)))
    with TestClient(make_app(tmp_path / "long.db"), base_url=HERE) as client:
        assert len(client.get("/feeds/statements.atom?words=word").content) < 10_000
        for address in ("/", "/search", "/search?words=word"):
            assert len(client.get(address).content) < 100_000


def test_an_empty_feed_is_valid(client: TestClient) -> None:
    found = parsed(client, "/feeds/statements.atom?words=nowhere")
    assert found.entries == []
    assert found.feed.updated


def test_what_is_true_or_false_is_told_by_its_name() -> None:
    assert told({"speaker": "Ana", "denied": "true"}) == "Ana · denied"
    assert told({"denied": "false"}) == "not denied"
    assert told({"act": "deny", "disputed": "false", "undated": "false"}) == "deny"


@pytest.mark.parametrize("said", ["1", "yes", "True"])
def test_what_is_true_may_be_spelled_as_an_address_may(client: TestClient, said: str) -> None:
    found = parsed(client, f"/feeds/statements.atom?denied={said}&speaker=Lund")
    assert found.feed.title == "onrecord: Lund · denied"
