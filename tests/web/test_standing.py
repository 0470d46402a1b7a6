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
from onrecord.web.views.standing import Standing, standing_of
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
    assert page.count('title="Did it rain in 2?"') == 1
    assert ">Did it rain in 2?" not in page
    assert "also in another dispute" in page


def queued(
    client: TestClient, *disputes: tuple[str, list[tuple[int, Stance, str]]]
) -> list[Standing]:
    """Where Ana stands in several disputes: each a matter and her statements, stances and days."""
    record = record_of(client)
    rows = list(record.statements(Query(speakers=(ANA.id,))))
    made = []
    for number, (matter, said) in enumerate(disputes):
        sides = [
            Side("Ana Ruiz", stance, (Evidence(row.id, row.document, row.content_text, day),))
            for row, stance, day in ((rows[n], stance, PartialDate(day)) for n, stance, day in said)
        ]
        own = DisputeId(f"dsp-{number:020}")
        made.append(Dispute(own, matter, tuple(sides), 0.9 - number / 10, ("Yes.",)))
    with record.reviewing() as reviewer:
        reviewer.keep_queue(Requeued(tuple(made), ()))
    return list(standing_of(record, ANA.id))


def test_the_stands_of_two_disputes_on_one_matter_stand_together(client: TestClient) -> None:
    matter = "Did it rain?"
    [found] = queued(
        client, (matter, [(0, A, "2031-05-04")]), (matter, [(0, A, "2031-05-04"), (1, D, "2032")])
    )
    assert [(each.stance, many, each.turning) for each, many in found.stands] == [
        (A, 1, False),
        (D, 1, True),
    ]
    assert len(found.also) == 1


def test_a_turn_does_not_stand_behind_another_matter(client: TestClient) -> None:
    said = [(0, A, "2031-05-04"), (1, A, "2032-01-02")]
    turned = [(0, A, "2031-05-04"), (1, D, "2032-01-02")]
    found = queued(client, ("Did it rain?", said), ("Was it wet?", turned), ("Was it cold?", said))
    assert [each.row.dispute.matter for each in found] == ["Did it rain?", "Was it wet?"]
    assert [len(each.also) for each in found] == [1, 0]


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
