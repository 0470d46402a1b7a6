"""Where a speaker stands in the disputes that have their words."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.model import (
    Dispute,
    DisputeId,
    Evidence,
    PartialDate,
    Side,
    Stance,
    StatementRow,
)
from onrecord.record import Query, Requeued
from onrecord.web.standing import Standing, standing_of
from record_builders import ANA, BO, reading
from web.conftest import Serving
from web.test_pages import record_of

A, D = Stance.AFFIRMS, Stance.DENIES


@pytest.fixture
def client(serving: Serving) -> TestClient:
    return serving(*(reading(url=f"https://fjord.example/{n}") for n in range(3)))


def stood(
    client: TestClient, *sides: tuple[str, Stance, list[tuple[str, str]]], score: float = 0.8
) -> Standing | None:
    """Where Ana stands in a dispute of these sides: party, stance, whose words on which day."""
    record = record_of(client)
    rows: dict[str, list[StatementRow]] = {}
    for row in record.statements():
        rows.setdefault(row.known_speaker.name if row.known_speaker else "", []).append(row)

    def evidence(who: str, day: str) -> Evidence:
        row = rows[who].pop(0)
        return Evidence(row.id, row.document, row.content_text, PartialDate(day) if day else None)

    made = tuple(
        Side(party, stance, tuple(evidence(who, day) for who, day in said))
        for party, stance, said in sides
    )
    dispute = Dispute(DisputeId("dsp-0123456789abcdef0123"), "Did it rain?", made, score, ("Yes.",))
    with record.reviewing() as reviewer:
        reviewer.keep_queue(Requeued((dispute,), ()))
    return next(iter(standing_of(record, ANA.id)), None)


def test_a_matter_without_other_words_of_theirs_stands_behind_the_one_that_has_them(
    client: TestClient,
) -> None:
    record = record_of(client)
    first, second, *_ = (
        Evidence(row.id, row.document, row.content_text, None)
        for row in record.statements(Query(speakers=(ANA.id,)))
    )

    def made(number: int, *said: Evidence) -> Dispute:
        own = DisputeId(f"dsp-{number:020}")
        sides = (Side("Ana Ruiz", A, said), Side("Bo Lund", D, (first,)))
        return Dispute(own, f"Did it rain in {number}?", sides, 0.9 - number / 10, ("Yes.",))

    with record.reviewing() as reviewer:
        reviewer.keep_queue(Requeued((made(1, first), made(2, first), made(3, second)), ()))
    found = standing_of(record, ANA.id)
    also = {each.row.dispute.matter: [row.dispute.matter for row in each.also] for each in found}
    assert also == {"Did it rain in 1?": ["Did it rain in 2?"], "Did it rain in 3?": []}
    page = client.get(f"/speakers/{ANA.id}").text
    assert page.count("Did it rain in 2?") == 1
    assert "also in another dispute" in page


def test_own_words_are_stands_and_the_other_side_is_against(client: TestClient) -> None:
    found = stood(
        client,
        ("Ana Ruiz", A, [(ANA.name, "2031-05-04")]),
        ("Bo Lund", D, [(BO.name, "2031-05-04")]),
    )
    assert found
    assert [(each.stance, many) for each, many in found.stands] == [(A, 1)]
    assert [side.party for side in found.against] == ["Bo Lund"]
    assert "Did it rain?" in client.get(f"/speakers/{ANA.id}").text


def test_a_matter_far_down_the_queue_is_not_told_as_theirs(client: TestClient) -> None:
    found = stood(
        client,
        ("Ana Ruiz", A, [(ANA.name, "2031-05-04")]),
        ("Bo Lund", D, [(BO.name, "2031-05-04")]),
        score=0.3,
    )
    assert found is None


def test_who_is_one_party_under_two_names_is_not_against_oneself(client: TestClient) -> None:
    found = stood(
        client,
        ("Ana Ruiz", A, [(ANA.name, "2031-05-04")]),
        ("Ana Ruiz", D, [(BO.name, "2031-05-04")]),  # the words of who is told as another speaker
    )
    assert found
    assert found.against == ()


def test_a_turn_is_the_contrary_on_a_later_day(client: TestClient) -> None:
    found = stood(
        client,
        ("Ana Ruiz", D, [(ANA.name, "2032-01-02")]),
        ("Ana Ruiz", A, [(ANA.name, "2031-05-04"), (ANA.name, "2031-05-04")]),
    )
    assert found
    told = [
        (str(each.evidence.day), each.stance, many, each.turning) for each, many in found.stands
    ]
    assert told == [("2031-05-04", A, 2, False), ("2032-01-02", D, 1, True)]
    assert found.against == ()


def test_what_has_no_day_turns_nothing(client: TestClient) -> None:
    found = stood(
        client, ("Ana Ruiz", A, [(ANA.name, "2031-05-04")]), ("Ana Ruiz", D, [(ANA.name, "")])
    )
    assert found
    assert not any(each.turning for each, _ in found.stands)


def test_whose_words_are_in_no_dispute_stands_nowhere(client: TestClient) -> None:
    assert stood(client, ("Bo Lund", D, [(BO.name, ""), (BO.name, "")])) is None
    assert "No likely dispute has words of Ana Ruiz" in client.get(f"/speakers/{ANA.id}").text
