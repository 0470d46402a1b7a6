"""Checking a draft: every quotation gets one of four answers."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.web.views.drafts import load_ahead
from record_builders import BO, Said, reading
from web.conftest import Serving

DRAFT = (
    "“We saw it too from here,” said Bo Lund.\n\n"
    "“We saw them too from here,” Bo Lund said.\n\n"
    "“We saw it too from here,” said Cy Holt.\n\n"
    "“Nobody will ever eat fish again,” said Bo Lund."
)


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """Bo Lund saw it."""
    text = "“We saw it too from here,” Bo Lund said."
    cy = Said("that Cy Holt slept", "Bo Lund", "said", BO)
    return serving(
        reading(text, [Said("We saw it too from here,", "Bo Lund", "said", BO)]),
        reading("Bo Lund said that Cy Holt slept.", [cy], url="https://fjord.example/2"),
    )


def answers(client: TestClient, draft: str) -> list[str]:
    html = client.post("/check", data={"draft": draft}).text
    return re.findall(r'class="verdict" data-answer="([^"]+)"', html)


def test_each_quotation_has_its_answer(client: TestClient) -> None:
    assert answers(client, DRAFT) == [
        "verbatim",
        "altered",
        "verbatim elsewhere",
        "not in the record",
    ]


def test_the_day_of_a_page_stands_in_brackets(client: TestClient) -> None:
    html = client.post("/check", data={"draft": DRAFT}).text
    assert re.search(r'class="published"[^>]*>\(<time[^>]*>2031-05-04</time>\)', html)


def test_what_differs_is_marked(client: TestClient) -> None:
    html = client.post("/check", data={"draft": DRAFT}).text
    assert "<del>it</del>" in html
    assert "<ins>them</ins>" in html
    assert "whom the record does not know" in html


def test_words_whose_speaker_was_not_understood_are_not_confirmed_as_anybodys(
    client: TestClient,
) -> None:
    unnamed = "“We saw it too from here” was the line."
    html = client.post("/check", data={"draft": unnamed}).text
    assert "✓?1" in html
    assert "speaker not understood" in html
    assert "✓?" not in client.post("/check", data={"draft": DRAFT}).text


def test_words_that_nobody_says_are_not_laid_to_a_speaker_that_the_draft_did_not_name(
    serving: Serving,
) -> None:
    html = (
        serving(reading("It rained upon the whole of Fjordby today.", []))
        .post("/check", data={"draft": "“upon the whole of Fjordby” stood on a wall."})
        .text
    )
    assert "but as nobody’s words" in html


def test_a_draft_without_quotations_is_said_to_be_so(client: TestClient) -> None:
    html = client.post("/check", data={"draft": "It rained. “Very wet,” he said."}).text
    assert "No quotation" in html


def test_a_draft_is_shown_harmlessly(client: TestClient) -> None:
    draft = "<script>alert(1)</script> “We saw it too <b>from here</b>,” said Bo Lund."
    html = client.post("/check", data={"draft": draft}).text
    assert "<script>alert" not in html
    assert "<b>from" not in html


def test_a_draft_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/check", data={"draft": "x" * 70_000}).status_code == 422


def test_the_form_lets_the_reader_be_loaded_once(client: TestClient) -> None:
    client.get("/check")
    assert load_ahead() is load_ahead()
    assert load_ahead().name == "reader of drafts"


def test_the_draft_is_given_back_as_it_was_typed(client: TestClient) -> None:
    html = client.post("/check", data={"draft": "One line.\r\nAnother line."}).text
    assert "One line.\nAnother line.</textarea>" in html
