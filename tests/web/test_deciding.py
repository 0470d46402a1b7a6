"""Decisions on disputes, from the page of the dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onrecord.model import Asked, Dispute, DisputeId, Evidence, Outcome, Side, Span, Stance
from onrecord.record import DisputeQuery, Requeued, Status
from record_builders import ANA, reading
from web.conftest import Serving
from web.test_pages import record_of


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """A record of one page with one dispute."""
    client = serving(reading())
    record = record_of(client)
    one, other = record.statements()
    sides = (
        Side("Ana Ruiz", Stance.AFFIRMS, (Evidence(one.id, one.document, one.content_text),)),
        Side("Bo Lund", Stance.DENIES, (Evidence(other.id, other.document, other.content_text),)),
    )
    dispute = Dispute(DisputeId("dsp-0123456789abcdef0123"), "Did it rain?", sides, 0.8, ("Yes.",))
    with record.reviewing() as reviewer:
        reviewer.keep_queue(Requeued((dispute,), ()))
    return client


def status(client: TestClient) -> Status:
    [row] = record_of(client).disputes(DisputeQuery())
    return row.status


def decide(client: TestClient, what: str, why: str = "") -> None:
    [row] = record_of(client).disputes(DisputeQuery())
    there = f"/disputes/{row.dispute.id}"
    fields = {"status": what, "why": why, "back": there}
    assert client.post(f"{there}/decision", data=fields).status_code == 200


def shown(client: TestClient, *sides: Side) -> str:
    """The page of the dispute, with these sides in place of its own."""
    record = record_of(client)
    [row] = record.disputes(DisputeQuery())
    with record.reviewing() as reviewer:
        reviewer.keep_queue(Requeued((replace(row.dispute, sides=sides),), ()))
    return client.get(f"/disputes/{row.dispute.id}").text


def test_the_queue_leads_to_the_dispute(client: TestClient) -> None:
    html = client.get("/disputes").text
    assert "Did it rain?" in html
    assert "/disputes/dsp-0123456789abcdef0123" in html


def test_both_sides_stand_in_the_dispute(client: TestClient) -> None:
    html = client.get("/disputes/dsp-0123456789abcdef0123").text
    assert "it had rained" in html
    assert "We saw it too" in html
    assert html.count("1 independent origin") == 2


def test_a_score_that_only_ranks_is_shown_as_a_rank(client: TestClient) -> None:
    html = client.get("/disputes/dsp-0123456789abcdef0123").text
    assert "1 of 1</a> in the queue" in html
    assert "sure" not in html.split("<main")[1].replace("unsure", "")


@pytest.mark.parametrize("what", ["accepted", "rejected", "unsure"])
def test_a_dispute_is_decided_with_a_note(client: TestClient, what: str) -> None:
    decide(client, what, "read both")
    assert status(client) is Status(what)
    html = client.get("/disputes/dsp-0123456789abcdef0123").text
    assert "read both" in html
    assert "Did it rain?" not in client.get("/disputes").text
    assert "Did it rain?" in client.get(f"/disputes?status={what}").text


def test_a_decision_is_taken_back(client: TestClient) -> None:
    decide(client, "rejected")
    [judgement] = record_of(client).judgements()
    client.post(f"/judgements/{judgement.id}/undo")
    assert status(client) is Status.OPEN


def test_words_find_disputes(client: TestClient) -> None:
    assert "Did it rain?" in client.get("/disputes?words=rain").text
    assert "No open dispute has the words" in client.get("/disputes?words=snow").text


def test_that_a_side_was_asked_is_told_in_the_words_of_the_page(client: TestClient) -> None:
    [row] = record_of(client).disputes(DisputeQuery())
    left, right = row.dispute.sides
    asked = Asked(Outcome.DECLINED, right.evidence[0].document, Span(0, 8), "Bo Lund declined.")
    html = shown(client, left, replace(right, asked=asked))
    assert "declined to comment" in html
    assert "Bo Lund declined." in html


def test_equal_words_are_shown_once_with_each_statement_that_has_them(client: TestClient) -> None:
    [row] = record_of(client).disputes(DisputeQuery())
    left, right = row.dispute.sides
    [own], [other] = left.evidence, right.evidence
    html = shown(client, replace(left, evidence=(own, replace(other, words=own.words))), right)
    column = html.partition('<div class="left">')[2].partition('<div class="right">')[0]
    assert column.count("<blockquote") == 1
    for each in (own, other):
        assert f'<a href="/statements/{each.statement}">' in column


def test_only_what_is_disputed_is_searched(client: TestClient) -> None:
    assert client.get("/search?disputed=true").text.count('class="statement"') == 2
    decide(client, "rejected")
    assert "Nothing found" in client.get("/search?disputed=true").text


def test_decisions_come_in_portions(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.pages.deciding.A_PAGE", 2)
    for name in ("Anna Ruiz", "Ana Ruiz", "Anne Ruiz"):
        client.post(f"/speakers/{ANA.id}/name", data={"called": name})
    html = client.get("/judgements").text
    assert "3 decisions" in html
    assert ("name: Anne Ruiz" in html, "name: Anna Ruiz" in html) == (True, False)
    where = html.partition('rel="next" href="')[2].partition('"')[0]
    older = client.get(f"/judgements{where}").text
    assert "name: Anna Ruiz" in older
    assert 'rel="next"' not in older


def test_the_list_of_decisions_tells_of_what_in_words(client: TestClient) -> None:
    [row] = record_of(client).disputes(DisputeQuery())
    decide(client, "rejected")
    client.post(f"/speakers/{ANA.id}/name", data={"called": "Anna Ruiz"})
    html = client.get("/judgements").text
    assert f'<a href="/disputes/{row.dispute.id}">{row.dispute.matter}</a>' in html
    assert f'<a href="/speakers/{ANA.id}">Anna Ruiz</a>' in html


def test_a_decision_that_is_taken_back_is_called_as_it_was(client: TestClient) -> None:
    decide(client, "rejected")
    [judgement] = record_of(client).judgements()
    client.post(f"/judgements/{judgement.id}/undo")
    html = client.get("/judgements").text
    assert "dispute rejected" in html
    assert "dispute: taken back" in html


def test_a_day_is_told_before_what_was_said_on_it(client: TestClient) -> None:
    html = client.get(f"/disputes/{next(iter(record_of(client).disputes())).dispute.id}").text
    spine = html.partition('<div class="spine">')[2]
    assert 0 < spine.index("no date") < spine.index("<blockquote")
