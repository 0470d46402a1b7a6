"""Matters: the stands of all who speak of it, with the way to each."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.model import (
    Dispute,
    DisputeId,
    Evidence,
    Side,
    Speaker,
    SpeakerKind,
    Stance,
    speaker_id,
)
from onrecord.record import Query, Requeued
from onrecord.web.views.matters import matter_of
from record_builders import ANA, BO, Said, reading
from web.conftest import Serving
from web.test_pages import record_of


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """Two on one dam, two years apart."""
    text = "Ana Ruiz said the dam is safe. Bo Lund said the dam is not safe."
    said = [Said("the dam is safe", "Ana Ruiz", "said", ANA)]
    later = [Said("the dam is not safe", "Bo Lund", "said", BO)]
    return serving(
        reading(text, said, url="https://fjord.example/1", published="2031-05-04"),
        reading(text + " ", later, url="https://fjord.example/2", published="2033-05-04"),
    )


def test_each_stand_is_drawn_with_its_shape_and_leads_to_its_statement(client: TestClient) -> None:
    html = client.get("/matters?words=the+dam").text
    drawing = html.split("<svg")[1].split("</svg>")[0]
    assert drawing.count("<circle") == 1
    assert drawing.count("<path") == 1
    assert drawing.count('href="/statements/stm-') == 2
    assert "Ana Ruiz affirms: the dam is safe" in " ".join(drawing.split())


def test_the_table_has_what_is_drawn(client: TestClient) -> None:
    html = client.get("/matters?words=the+dam").text
    table = html.split("The stands found")[1]
    assert table.index("the dam is safe") < table.index("the dam is not safe")


def test_of_more_than_are_listed_all_are_counted(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.pages.matters.LISTED", 1)
    html = client.get("/matters?words=the+dam").text
    assert "2 stands by 2 speakers" in html
    assert "The first 1 stands" in html
    assert html.split("The first 1 stands")[1].count('class="statement"') == 1


def test_a_matter_keeps_the_statements_of_its_stands_alone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.views.matters.SPEAKERS", 1)
    matter = matter_of(record_of(client), "the dam", Query())
    assert (len(matter.stands), len(matter.rows), matter.speakers) == (1, 1, 2)
    html = client.get("/matters?words=the+dam").text
    assert "1 stand by 1 speaker out of 2 who say one of these words" in html


def test_of_one_speaker_what_has_other_words_is_found_too(serving: Serving) -> None:
    text = "Ana Ruiz said the minister meddled. Bo Lund denied that he interfered."
    said = [
        Said("the minister meddled", "Ana Ruiz", "said", ANA),
        Said("that he interfered", "Bo Lund", "denied", BO),
    ]
    client = serving(reading(text, said, url="https://fjord.example/1", published="2031-05-04"))
    every = client.get("/matters?words=meddling").text
    assert "the minister meddled" in every.split("The stands found")[1]
    assert "asked of one speaker alone" in every
    own = client.get(f"/matters?words=meddling&speaker={BO.id}").text
    assert "that he interfered" in own.split("Every stand")[1]


def test_a_speaker_may_be_given_by_name(client: TestClient) -> None:
    by_id = client.get("/matters", params={"words": "the dam", "speaker": ANA.id}).text
    by_name = client.get("/matters", params={"words": "the dam", "speaker": "ruiz"}).text
    assert "<h1>Where" in by_name
    assert "All speakers" in by_name
    assert f'name="speaker" value="{ANA.name}"' in by_id
    assert (
        by_id.split("Every stand")[1].split("</ol>")[0]
        == (by_name.split("Every stand")[1].split("</ol>")[0])
    )


def test_a_name_that_nobody_has_is_told(client: TestClient) -> None:
    answer = client.get("/matters", params={"words": "the dam", "speaker": "Nobody Here"})
    assert (answer.status_code, "There is no speaker Nobody Here" in answer.text) == (404, True)


def test_of_several_of_one_name_all_are_asked(serving: Serving) -> None:
    text = "Ana Ruiz said the dam is safe. Bo Ruiz said the dam is not safe."
    other = Speaker(speaker_id("Bo Ruiz", SpeakerKind.PERSON), "Bo Ruiz", SpeakerKind.PERSON)
    said = [
        Said("the dam is safe", "Ana Ruiz", "said", ANA),
        Said("the dam is not safe", "Bo Ruiz", "said", other),
    ]
    client = serving(reading(text, said, url="https://fjord.example/1", published="2031-05-04"))
    html = client.get("/matters", params={"words": "the dam", "speaker": "Ruiz"}).text
    assert "Where those called “Ruiz” stood" in html
    assert "2 stands by 2 speakers" in html


def test_of_those_of_one_name_only_their_own_disputes_are_shown(serving: Serving) -> None:
    text = "Ana Ruiz said the dam is safe. Bo Ruiz said the dam is old. Bo Lund denied it all."
    other = Speaker(speaker_id("Bo Ruiz", SpeakerKind.PERSON), "Bo Ruiz", SpeakerKind.PERSON)
    said = [
        Said("the dam is safe", "Ana Ruiz", "said", ANA),
        Said("the dam is old", "Bo Ruiz", "said", other),
        Said("it all", "Bo Lund", "denied", BO),
    ]
    client = serving(reading(text, said, url="https://fjord.example/1", published="2031-05-04"))
    rows = list(record_of(client).statements())
    theirs = [[each for each in rows if each.known_speaker == one] for one in (other, BO)]
    made = tuple(
        Dispute(
            DisputeId(f"dsp-{number}" + "0" * 19),
            f"Is the dam matter {number}?",
            tuple(
                Side("One", stance, (Evidence(row.id, row.document, "the dam"),))
                for stance in (Stance.AFFIRMS, Stance.DENIES)
            ),
            0.8,
            ("Yes.",),
        )
        for number, (row,) in enumerate(theirs)
    )
    with record_of(client).reviewing() as reviewer:
        reviewer.keep_queue(Requeued(made, ()))
    html = client.get("/matters", params={"words": "dam", "speaker": "Ruiz"}).text
    assert ("matter 0" in html, "matter 1" in html) == (True, False)
    assert "who say one of these words" not in html


def test_what_has_no_day_is_no_turn(serving: Serving) -> None:
    text = "Ana Ruiz said the dam is safe. Ana Ruiz said the dam is not safe."
    first = [Said("the dam is safe", "Ana Ruiz", "said", ANA)]
    other = [Said("the dam is not safe", "Ana Ruiz", "said", ANA)]
    client = serving(
        reading(text, first, url="https://fjord.example/1", published="2031-05-04"),
        reading(text + " ", other, url="https://fjord.example/2", published=None),
    )
    html = client.get("/matters?words=the+dam").text
    assert html.count("denies") > 1
    assert "↻ turns" not in html


def test_a_period_is_a_filter(client: TestClient) -> None:
    html = client.get("/matters?words=the+dam&since=2033&until=2033").text
    assert "1 stand by 1 speaker" in html


@pytest.mark.parametrize("words", ["nothing of the kind", "the", "“”"])
def test_words_on_which_nobody_stands_are_said_to_be_so(client: TestClient, words: str) -> None:
    assert "takes a stand" in client.get("/matters", params={"words": words}).text


def test_without_words_it_asks_for_some(client: TestClient) -> None:
    assert client.get("/matters").status_code == 200
