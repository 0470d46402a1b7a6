"""Sayings in several pages, also while the pages are being read again."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.model import PartialDate, Utterance, utterance_id
from onrecord.record import Found
from record_builders import ANA, reading
from web.conftest import Serving
from web.test_pages import record_of

TWO = ("https://fjord.example/1", "https://fjord.example/2")


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """Two pages that render one saying."""
    client = serving(*(reading(url=url) for url in TWO))
    record = record_of(client)
    said = [row for row in record.statements() if row.known_speaker == ANA]
    documents = tuple(row.document for row in said)
    keys = tuple(f"{row.id}:0" for row in said)
    ids = tuple(row.id for row in said)
    day = PartialDate("2031-05-04")
    saying = Utterance(utterance_id(keys), ANA.id, ids, keys, documents, day, 2)
    with record.reviewing() as reviewer:
        reviewer.forget_all()
        reviewer.keep(
            reviewer.beside.index(), Found(list(documents), (), (), (), (), (), (saying,))
        )
    return client


def test_the_list_leads_to_the_renderings(client: TestClient) -> None:
    [saying] = record_of(client).utterances()
    assert f"/utterances/{saying.id}" in client.get("/utterances").text
    html = client.get(f"/utterances/{saying.id}").text
    assert "2 pages from 2 independent origins" in html
    assert html.count('class="wording"') == 2


def test_pages_that_are_read_again_break_no_list(client: TestClient) -> None:
    for url in TWO:
        record_of(client).add(reading(url=url, said=(), version="v2"))
    assert client.get("/utterances").status_code == 200
