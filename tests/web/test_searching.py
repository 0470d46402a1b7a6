"""Searching: orders, counts and documents, each with the filters kept."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from record_builders import ANA, Said, reading
from web.conftest import Serving
from web.test_pages import links, record_of

TEXT = "Ana Ruiz said the dam is safe."
DAYS = ("2031-05-04", "2033-05-04", "2032-05-04")


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """The same words on three days, the middle one read last."""
    said = [Said("the dam is safe", "Ana Ruiz", "said", ANA)]
    pages = (
        reading(f"{TEXT} {day}", said, url=f"https://fjord.example/{n}", published=day)
        for n, day in enumerate(DAYS)
    )
    return serving(*pages)


def days(html: str) -> list[str]:
    """When the statements of a list were published, from its beginning."""
    found = html.split('<ol class="statements">')[1]
    return re.findall(r'class="published" href="/search\?since=([\d-]+)', found)


@pytest.mark.parametrize("words", ["", "&words=dam"])
def test_statements_come_by_date_where_that_is_asked_for(client: TestClient, words: str) -> None:
    newest = client.get(f"/search?order=newest{words}").text
    oldest = client.get(f"/search?order=oldest{words}").text
    assert days(newest) == ["2033-05-04", "2032-05-04", "2031-05-04"]
    assert days(oldest) == days(newest)[::-1]


def test_words_found_are_marked_in_any_order(client: TestClient) -> None:
    assert client.get("/search?order=newest&words=dam").text.count("<mark>dam</mark>") == len(DAYS)


def test_the_order_is_kept_by_the_next_ones(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.pages.search.A_PAGE", 2)
    html = client.get("/search?order=oldest&words=dam").text
    assert days(html) == ["2031-05-04", "2032-05-04"]
    following = next(each for each in links(html) if "after=" in each)
    assert days(client.get(following).text) == ["2033-05-04"]


def test_an_order_that_is_none_is_told(client: TestClient) -> None:
    answer = client.get("/search?order=sideways")
    assert answer.status_code == 400
    assert "newest, oldest" in answer.text


def test_a_search_tells_how_many_there_are(client: TestClient) -> None:
    assert "<strong>3 statements</strong>" in client.get("/search?words=dam").text


def test_a_count_by_year_and_act_opens_what_it_counts(client: TestClient) -> None:
    html = client.get("/search/counts?words=dam&speaker=Ruiz").text
    doors = {each for each in links(html) if "since=2032" in each and "act=" in each}
    assert len(doors) == 1
    found = client.get(doors.pop()).text
    assert days(found) == ["2032-05-04"]


def test_what_is_counted_is_told(client: TestClient) -> None:
    html = client.get("/search/counts?words=dam&denied=true").text
    assert "Statements: words “dam”, denied ·" in html
    assert "Statements: everything ·" in client.get("/search/counts").text


def test_a_count_of_a_part_of_a_year_opens_that_part(client: TestClient) -> None:
    html = client.get("/search/counts?words=dam&since=2031-05&until=2032-05-04").text
    assert {
        re.sub(r".*words=dam&", "", each)
        for each in links(html)
        if "since=" in each and "act=" in each
    } == {
        "act=state&since=2031-05&until=2031",
        "act=state&since=2032&until=2032-05-04",
        "act=state&since=2031-05&until=2032-05-04",
    }


def test_documents_with_words_are_listed_with_what_was_found(client: TestClient) -> None:
    html = client.get("/documents?words=dam").text
    assert html.count("<mark>dam</mark>") == len(DAYS)


@pytest.mark.parametrize("words", ["", "?words=dam"])
def test_documents_are_paged_to_the_last(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr("onrecord.web.pages.documents.A_PAGE", 2)
    first = client.get(f"/documents{words}").text
    following = next(each for each in links(first) if "after=" in each)
    second = client.get(following).text
    seen = [set(re.findall(r"doc-[0-9a-f]{20}", html)) for html in (first, second)]
    every = {row.document.id for row in record_of(client).documents()}
    assert (seen[0] | seen[1], seen[0] & seen[1]) == (every, set())
