"""A record that grows: found page by page is what is found at once, and decisions stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.model import Dispatch, Judgement, Reading, Utterance, Verdict
from onrecord.record import CONTRADICTION, UTTERANCE, DisputeQuery, Record, Status
from onrecord.record.across import index
from onrecord.record.judging.deciding import renamed
from onrecord.review import growing, recalled, review_record
from onrecord.review.affairs import affair_of, beginnings
from record_builders import Said, person, reading

ANA, BO, IDA = person("Ana Ruiz"), person("Bo Lund"), person("Ida Holm")
COPY = (
    "The ferry to the northern islands did not sail on Tuesday because its engine had burnt in the "
    "harbour the night before, and nobody could say when it would sail again, the owner of the "
    "line wrote in a letter to the town."
)


def page(number: int, *said: Said, copy: bool = False) -> Reading:
    words = [one.content if isinstance(one.content, str) else one.content[0] for one in said]
    text = "\n".join([f"Page {number}.", *(f"{words_of}, it was said." for words_of in words)])
    return reading(
        f"{text}\n{COPY}" if copy else text,
        said,
        url=f"https://fjord.example/{number}",
        outlet=f"Outlet {number}",
        published=f"2031-05-{number:02}",
        title=None,
    )


PAGES = [
    page(4, Said("We did not discuss the ferry at the meeting", speaker=ANA), copy=True),
    page(5, Said("In fact we did not even discuss the ferry", speaker=ANA), copy=True),
    page(6, Said("The ferry was discussed at the meeting", speaker=BO)),
    page(5, Said("we didn't discuss the ferry", speaker=ANA), Said("It rained", speaker=IDA)),
    page(7, Said("The museum will be closed for a year", speaker=IDA)),
    page(20, Said("The museum will be closed for a year", speaker=IDA), copy=True),
]


def grown(path: Path, *portions: Sequence[Reading]) -> Record:
    record = Record.open(path)
    for portion in portions:
        with record.writing() as writer:
            for each in portion:
                writer.add(each)
        review_record(record)
    return record


def found(record: Record) -> tuple[list[Utterance], list[Dispatch], set[str]]:
    utterances = sorted(record.utterances(), key=lambda each: each.id)
    dispatches = sorted(record.dispatches(), key=lambda each: each.id)
    return utterances, dispatches, {row.dispute.id for row in record.disputes()}


@pytest.fixture
def at_once(tmp_path: Path) -> Record:
    return grown(tmp_path / "at_once.db", PAGES)


def test_the_pages_of_this_test_have_something_to_find(at_once: Record) -> None:
    utterances, dispatches, disputes = found(at_once)
    assert max(len(each.documents) for each in utterances) == 3
    assert [len(each.documents) for each in dispatches] == [3]
    assert disputes


@settings(
    max_examples=6,
    phases=(Phase.generate,),  # an example takes a second: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(len(PAGES))), cut=st.integers(1, len(PAGES) - 1))
def test_page_by_page_is_found_what_is_found_at_once(
    tmp_path_factory: pytest.TempPathFactory, at_once: Record, order: list[int], cut: int
) -> None:
    path = tmp_path_factory.mktemp("grown") / "onrecord.db"
    pages = [PAGES[place] for place in order]
    with grown(path, pages[:cut], pages[cut:]) as record:
        assert found(record) == found(at_once)


def test_anew_is_found_what_was_found(at_once: Record) -> None:
    before = found(at_once)
    assert review_record(at_once, anew=True) == len(PAGES)
    assert found(at_once) == before


def test_anew_in_portions_is_found_what_was_found(
    at_once: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(at_once)
    monkeypatch.setattr(growing, "AT_ONCE", 2)
    monkeypatch.setattr(growing, "ANEW", 2)
    review_record(at_once, anew=True)
    assert found(at_once) == before


def test_what_is_let_go_is_found_again(at_once: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(at_once)
    monkeypatch.setattr(growing, "AT_ONCE", 2)
    monkeypatch.setattr(growing, "ANEW", 2)
    for place in (recalled, index):
        monkeypatch.setattr(place, "KEPT", 0)
    monkeypatch.setattr(recalled, "DOCUMENTS", 0)
    review_record(at_once, anew=True)
    assert found(at_once) == before


def test_what_was_reviewed_is_not_reviewed_again(at_once: Record) -> None:
    assert review_record(at_once) == 0


def test_a_page_read_again_is_reviewed_in_the_place_of_what_it_said(at_once: Record) -> None:
    read = PAGES[2].document
    again = reading(read.text, (), url=read.url, outlet=read.outlet, version="v2")
    assert again.document.id == read.id
    with at_once.writing() as writer:
        writer.add(again)
    assert review_record(at_once) == 1
    assert not any(BO.id == each.speaker for each in at_once.utterances())
    assert not any("Bo Lund" in str(row.dispute) for row in at_once.disputes())


def test_a_decision_on_a_dispute_stands_when_the_record_grows_and_is_reviewed_anew(
    tmp_path: Path,
) -> None:
    record = grown(tmp_path / "onrecord.db", PAGES[:3])
    first = next(record.disputes()).dispute
    record.judge(Judgement(first.id, Verdict.WRONG, CONTRADICTION, "Ida Holm", why="two ferries"))
    with record.writing() as writer:
        for each in PAGES[3:]:
            writer.add(each)
    review_record(record)
    for _ in range(2):
        row = record.dispute(first.id)
        assert row
        assert row.status is Status.REJECTED
        review_record(record, anew=True)
    assert first.id not in {
        each.dispute.id for each in record.disputes(DisputeQuery(status=Status.OPEN))
    }


def test_a_sentence_that_a_person_tells_apart_leaves_its_utterance_and_may_come_back(
    at_once: Record,
) -> None:
    whole = max(at_once.utterances(), key=lambda each: len(each.documents))
    one, *others = whole.sentences
    apart = Judgement(one, Verdict.DIFFERENT, UTTERANCE, "Ida Holm", other=others[0])
    at_once.judge(apart)
    assert review_record(at_once) > 0
    alone = at_once.utterance(one)
    assert alone
    assert alone.sentences == (one,)
    at_once.judge(
        Judgement(one, Verdict.WITHDRAWN, UTTERANCE, "Ida Holm", other=others[0]),
    )
    review_record(at_once)
    assert at_once.utterance(one) == whole


def test_two_sayings_that_a_person_joins_are_one(at_once: Record) -> None:
    ana = next(each for each in at_once.utterances() if each.speaker == ANA.id)
    other = next(each for each in at_once.utterances() if each.speaker == BO.id)
    one, two = ana.sentences[0], other.sentences[0]
    at_once.judge(Judgement(one, Verdict.SAME, UTTERANCE, "Ida Holm", other=two))
    review_record(at_once)
    joined = at_once.utterance(two)
    assert joined
    assert {one, two} <= set(joined.sentences)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    record = Record.open(tmp_path / "onrecord.db")
    with record.writing() as writer:
        for each in PAGES:
            writer.add(each)
    review_record(record, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(0, len(PAGES)), (len(PAGES), len(PAGES))]


def test_an_affair_has_one_line_a_saying_and_its_disputes(at_once: Record) -> None:
    affair = affair_of(at_once, "discussing ferries")
    assert {each.row.known_speaker for each in affair.said} == {ANA, BO}
    assert max(each.pages for each in affair.said) == 3
    assert affair.disputes
    assert [speaker for speaker, _ in affair.people] == [ANA, BO]
    days = [each.row.published for each in affair.said]
    assert days == sorted(days, key=str)


def test_words_are_looked_for_by_what_their_forms_have_in_common() -> None:
    assert beginnings("Elections, interference") == ["elect", "interfer"]
    assert beginnings("ferries") == beginnings("ferry")


def test_a_person_spelled_in_two_ways_is_one_across_pages_until_renamed(tmp_path: Path) -> None:
    one, other = person("Ilyo Brežan"), person("Ilio Brezhan")
    said = "The ferry to the northern islands will sail again on Sunday"
    pages = [page(4, Said(said, speaker=one)), page(5, Said(said, speaker=other))]
    with grown(tmp_path / "spelled.db", pages[:1], pages[1:]) as record:
        [utterance] = record.utterances()
        assert (utterance.speaker, len(utterance.documents)) == (one.id, 2)
        record.judge(renamed(other.id, "Ilio Brand", "Mo"))
        review_record(record, anew=True)
        with record.reviewing() as reviewer:
            assert not reviewer.beside.sounding_alike([one.id, other.id])
