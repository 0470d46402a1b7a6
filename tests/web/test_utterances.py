"""Sayings in several pages, also while the pages are being read again."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_rendering_is_taken_out_and_put_back(client: TestClient) -> None:
    record = record_of(client)
    [saying] = record.utterances()
    there = f"/utterances/{saying.id}"
    leaving = saying.statements[1]
    html = client.post(f"{there}/apart", data={"statement": leaving, "back": there}).text
    assert "another saying" in html
    [judgement] = record.judgements(standing=True)
    assert (judgement.subject, judgement.other) == (saying.sentences[1], saying.sentences[0])
    assert client.get("/judgements").text.count(f"/statements/{leaving}") == 1
    client.post(f"/judgements/{judgement.id}/undo", data={"back": there})
    assert "The next <code>onrecord review</code>" not in client.get(there).text


def test_nothing_is_taken_out_of_a_saying_that_it_does_not_have(client: TestClient) -> None:
    [saying] = record_of(client).utterances()
    there = f"/utterances/{saying.id}/apart"
    assert client.post(there, data={"statement": "stm-none"}).status_code == 400


def test_a_saying_in_the_same_words_is_offered_and_joined(client: TestClient) -> None:
    record = record_of(client)
    [saying] = record.utterances()
    (first, second), keys = saying.documents, saying.sentences
    halves = tuple(
        replace(
            saying,
            id=utterance_id([key]),
            statements=(own,),
            sentences=(key,),
            documents=(document,),
            origins=1,
        )
        for key, own, document in zip(keys, saying.statements, (first, second), strict=True)
    )
    with record.reviewing() as reviewer:
        reviewer.forget_all()
        reviewer.keep(reviewer.beside.index(), Found([first, second], (), (), (), (), (), halves))
    one, other = halves
    there = f"/utterances/{one.id}"
    assert "Is one of these the same saying?" in client.get(f"{there}?near=true").text
    html = client.post(f"{there}/one", data={"other": other.id, "back": there}).text
    assert "one saying" in html
    [judgement] = record.judgements(standing=True)
    assert {judgement.subject, judgement.other} == set(keys)
    assert client.post(f"{there}/one", data={"other": one.id}).status_code == 400
