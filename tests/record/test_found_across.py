"""What a review found, kept in the record: given back as it was, filtered, judged, replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from onrecord.errors import BadInput
from onrecord.model import (
    Dispatch,
    Dispute,
    Evidence,
    Judgement,
    PartialDate,
    Side,
    Stance,
    StatementRow,
    Utterance,
    Verdict,
    dispatch_id,
    dispute_id,
    utterance_id,
)
from onrecord.record import CONTRADICTION, DisputeQuery, Found, Record, Requeued, Status
from record_builders import reading


@pytest.fixture
def record(place: str | Path) -> Record:
    record = Record.open(place)
    with record.writing() as writing:
        for number in range(3):
            writing.add(reading(url=f"https://fjord.example/{number}"))
    return record


def keep(
    record: Record,
    dispatches: Sequence[Dispatch] = (),
    utterances: Sequence[Utterance] = (),
    disputes: Sequence[Dispute] = (),
) -> None:
    """A review that found these."""
    documents = [row.document.id for row in record.documents()]
    with record.reviewing() as reviewer:
        reviewer.forget_all()
        found = Found(documents, (), (), (), dispatches, (), utterances)
        reviewer.keep(reviewer.beside.index(), found)
        reviewer.keep_queue(Requeued(disputes, ()))


def rows(record: Record) -> list[StatementRow]:
    return list(record.statements())


def an_utterance(said: Iterable[StatementRow]) -> Utterance:
    said = tuple(said)
    speaker = said[0].known_speaker
    assert speaker
    keys = tuple(f"{row.id}:0" for row in said)
    return Utterance(
        id=utterance_id(keys),
        speaker=speaker.id,
        statements=tuple(row.id for row in said),
        sentences=keys,
        documents=tuple(row.document for row in said),
        day=PartialDate("2031-05"),
        origins=1,
    )


def a_dispute(one: StatementRow, other: StatementRow, score: float = 0.5) -> Dispute:
    sides = (
        Side("Ana Ruiz", Stance.AFFIRMS, (Evidence(one.id, one.document, one.content_text),)),
        Side("Bo Lund", Stance.DENIES, (Evidence(other.id, other.document, "Ærlig: “Nei”"),)),
    )
    ids = dispute_id(f"{one.id}:0", f"{other.id}:0")
    return Dispute(ids, "Is it true: “it had rained”?", sides, score, ("One denies it.",))


def test_what_was_found_is_given_back_as_it_was(record: Record) -> None:
    ana, bo, *_ = rows(record)
    documents = tuple(row.document.id for row in record.documents())
    found = (
        [Dispatch(dispatch_id(documents), documents, "Meridian", True, ("Post credits it",))],
        [an_utterance([ana])],
        [a_dispute(ana, bo)],
    )
    keep(record, *found)
    assert list(record.dispatches()) == found[0]
    assert list(record.utterances()) == found[1]
    assert [row.dispute for row in record.disputes()] == found[2]


def test_a_review_replaces_the_one_before(record: Record) -> None:
    ana, bo, *_ = rows(record)
    keep(record, [], [an_utterance([ana])], [a_dispute(ana, bo)])
    keep(record)
    assert not [*record.utterances(), *record.disputes()]


def test_a_record_is_reviewed_until_a_page_is_added(record: Record) -> None:
    assert not record.is_reviewed()
    keep(record)
    assert record.is_reviewed()
    record.add(reading(url="https://fjord.example/new"))
    assert not record.is_reviewed()


def test_a_page_read_again_by_another_version_is_to_be_reviewed(record: Record) -> None:
    keep(record)
    record.add(reading(url="https://fjord.example/0", version="v2"))
    assert not record.is_reviewed()


def test_every_sentence_finds_its_utterance_by_the_id_it_would_have_alone(record: Record) -> None:
    said = [row for row in rows(record) if row.content_text == "it had rained"]
    whole = an_utterance(said)
    keep(record, [], [whole], [])
    for key in whole.sentences:
        assert record.utterance(utterance_id([key])) == whole
        assert record.utterance(key) == whole
    assert record.utterances_of(said[1].id) == [whole]


def test_a_document_finds_its_dispatch(record: Record) -> None:
    one, two, alone = (row.document.id for row in record.documents())
    dispatch = Dispatch(dispatch_id([one, two]), (one, two), None, False)
    keep(record, [dispatch], [], [])
    assert record.dispatch_of(two) == record.dispatch(dispatch_id([one])) == dispatch
    assert record.dispatch_of(alone) is None


def test_utterances_that_most_documents_render_come_first_in_portions(record: Record) -> None:
    ana = [row for row in rows(record) if row.content_text == "it had rained"]
    bo = [row for row in rows(record) if row.content_text != "it had rained"]
    few, many, one = an_utterance(ana[:2]), an_utterance(bo), an_utterance(ana[2:])
    keep(record, [], [few, many, one], [])
    assert list(record.utterances()) == [many, few, one]
    assert list(record.utterances(after=many.id, limit=1)) == [few]
    assert list(record.utterances([one.speaker], at_least=2)) == [few]
    with pytest.raises(BadInput, match="not in the record"):
        list(record.utterances(after="utt-none"))


def queue(record: Record) -> tuple[Dispute, Dispute, Dispute]:
    ana, bo, *more = rows(record)
    made = (
        a_dispute(ana, bo, 0.9),
        a_dispute(more[0], more[1], 0.4),
        a_dispute(more[2], more[3], 0.4),
    )
    keep(record, [], [], made)
    first, *rest = made
    one, two = sorted(rest, key=lambda each: each.id)
    return first, one, two


def found(record: Record, **wanted: object) -> list[Dispute]:
    return [row.dispute for row in record.disputes(DisputeQuery(**wanted))]  # type: ignore[arg-type]


def test_disputes_come_likeliest_first_in_portions(record: Record) -> None:
    first, one, two = queue(record)
    assert found(record, limit=2) == [first, one]
    assert found(record, after=one.id) == [two]


@pytest.mark.parametrize("words", ["RAINED", "ana lund", "ærlig nei", "ærl", None])
def test_disputes_are_found_by_words_whatever_case_and_accents(
    record: Record, words: str | None
) -> None:
    assert len(queue(record)) == len(found(record, words=words))
    assert not found(record, words="rained sunshine")
    assert not found(record, words="100%")
    assert not found(record, words="ained")


def test_a_dispute_is_found_by_its_statements(record: Record) -> None:
    first, *_ = queue(record)
    own = first.sides[1].evidence[0].statement
    assert found(record, statement=own) == [first]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (Verdict.RIGHT, Status.ACCEPTED),
        (Verdict.WRONG, Status.REJECTED),
        (Verdict.UNSURE, Status.UNSURE),
    ],
)
def test_a_decision_lasts_when_the_record_is_reviewed_anew(
    record: Record, verdict: Verdict, status: Status
) -> None:
    first, *others = queue(record)
    judged = Judgement(first.id, verdict, CONTRADICTION, "Ida Holm", why="two bridges")
    record.judge(judged)
    queue(record)
    row = record.dispute(first.id)
    assert row
    assert row.status is status
    assert row.judgement
    assert row.judgement.why == "two bridges"
    assert found(record, status=status) == [first]
    assert found(record, status=Status.OPEN) == others


def test_a_decision_that_is_withdrawn_opens_the_dispute_again(record: Record) -> None:
    first, *_ = queue(record)
    record.judge(Judgement(first.id, Verdict.WRONG, CONTRADICTION, "Ida Holm"))
    record.judge(Judgement(first.id, Verdict.WITHDRAWN, CONTRADICTION, "Ida Holm"))
    assert first in found(record, status=Status.OPEN)


def test_a_page_read_again_takes_its_old_statements_out_of_what_was_found(record: Record) -> None:
    first, *_ = queue(record)
    document = first.sides[0].evidence[0].document
    record.add(reading(url="https://fjord.example/0", said=(), version="v2"))
    assert not record.statements_of(document)
    statement = first.sides[0].evidence[0].statement
    assert not found(record, statement=statement)
