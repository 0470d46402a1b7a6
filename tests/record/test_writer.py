from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Reading, Reason, Rejected, StatementId
from onrecord.record import Query, Record, writer
from record_builders import ANA, BO, DEFAULT_SAID, NOON, TEXT, Said, dump, person, reading


@pytest.fixture
def record(place: str | Path) -> Record:
    return Record.open(place)


def test_a_reading_comes_back_as_it_went_in(record: Record) -> None:
    given = reading()
    record.add(given)
    row = record.document(given.document.id)
    assert row is not None
    assert row.document == given.document
    assert record.page_bytes(given.document.page_hash) == given.page.content
    assert [each.id for each in record.statements()] == [each.id for each in given.statements]


def test_a_statement_comes_back_with_its_words(record: Record) -> None:
    given = reading()
    record.add(given)
    row = record.statement(given.statements[1].id)
    assert row is not None
    assert row.content == given.statements[1].attribution.content
    assert row.content_text == "We saw it too … and we were wet"
    assert (row.source_text, row.cue_text, row.speaker) == ("Bo Lund", "added", BO)


def test_what_a_version_has_read_is_known_to_it_alone(record: Record) -> None:
    given = reading()
    assert not record.knows(given.page, "v1")
    record.add(given)
    assert record.knows(given.page, "v1")
    assert not record.knows(given.page, "v2")


def test_the_same_bytes_with_another_claim_beside_them_are_not_known(record: Record) -> None:
    given = reading()
    record.add(given)
    assert not record.knows(replace(given.page, outlet="Other Post"), "v1")
    assert record.knows(replace(given.page, where="elsewhere.html"), "v1")


def test_bytes_without_a_claim_leave_what_was_claimed_before(record: Record) -> None:
    record.add(reading(url=None, outlet="Fjord Post"))
    bare = reading(url=None, outlet=None, published=None)
    assert record.knows(bare.page, "v1")
    assert not record.knows(bare.page, "v2")
    record.add(bare)
    assert [row.document.outlet for row in record.documents()] == ["Fjord Post"]


def test_a_changed_page_adds_a_document_beside_the_old_one(record: Record) -> None:
    record.add(reading())
    record.add(reading(TEXT + " It is dry now."))
    assert [row.latest for row in record.documents()] == [False, True]
    assert record.counts().statements == 4
    assert len(list(record.statements(Query(latest=True)))) == 2


def test_other_bytes_with_the_same_text_are_the_same_document(record: Record) -> None:
    record.add(reading())
    record.add(reading(content=b"<!-- seen twice -->" + TEXT.encode()))
    assert (record.counts().pages, record.counts().documents) == (2, 1)
    assert record.counts().statements == 2


def test_both_pages_of_one_text_may_come_in_one_batch(record: Record) -> None:
    with record.writing() as writing:
        writing.add(reading())
        writing.add(reading(content=b"<!-- seen twice -->" + TEXT.encode()))
    assert (record.counts().pages, record.counts().documents) == (2, 1)


def test_a_newer_version_replaces_the_statements_and_keeps_the_document(record: Record) -> None:
    record.add(reading())
    record.add(reading(said=DEFAULT_SAID[:1], version="v2", outlet="The Fjord Post"))
    assert [row.version for row in record.statements()] == ["v2"]
    assert record.counts().documents == 1
    assert [hit.statement.speaker for hit in record.search("rained")] == [ANA]
    assert not list(record.search("wet"))


def test_a_version_that_comes_back_to_a_page_it_has_read_changes_nothing(record: Record) -> None:
    record.add(reading())
    record.add(reading(said=DEFAULT_SAID[:1], version="v2"))
    record.add(reading())
    assert [row.version for row in record.statements()] == ["v2"]


def test_candidates_and_the_one_spoken_for_are_kept(record: Record) -> None:
    crown = person("The Crown")
    record.add(
        reading(said=[Said("it had rained", "Ana Ruiz", candidates=(ANA, BO), behalf=crown)])
    )
    (row,) = record.statements()
    assert row.candidates == (ANA, BO)
    assert row.on_behalf_of == crown
    assert row.as_dict()["speaker"] is None
    assert row.as_dict()["speaker_unsure"] is True


def test_a_nested_statement_names_its_parent(record: Record) -> None:
    given = reading(said=[Said("that it had rained", "Ana Ruiz"), Said("it had rained", parent=0)])
    record.add(given)
    outer, inner = record.statements()
    assert inner.parent == outer.id


def test_words_found_twice_are_one_statement(record: Record) -> None:
    record.add(reading(said=[DEFAULT_SAID[0], DEFAULT_SAID[0]]))
    assert record.counts().statements == 1


def test_a_reading_that_does_not_hold_together_costs_no_other_its_place(record: Record) -> None:
    broken = reading("It was dry, Cleo Vane said.", [Said("It was dry")], url=None)
    lost = replace(broken.statements[0], parent=StatementId("stm-nowhere"))
    with record.writing() as writing:
        writing.add(reading())
        writing.add(replace(broken, statements=(lost,)))
    assert record.counts().documents == 1
    assert [rejected.why for rejected in record.rejections()] == [Reason.BROKEN]


def test_a_rejection_is_kept_once(record: Record) -> None:
    rejected = Rejected("a.html", Reason.EMPTY, "there is nothing in it", seen_at=NOON)
    record.reject(rejected)
    record.reject(replace(rejected, seen_at=NOON.replace(year=2032)))
    assert list(record.rejections()) == [rejected]


def test_claims_that_sqlite_cannot_store_are_escaped(record: Record) -> None:
    record.add(reading(outlet="Fjord\0Post\ud800", where="caf\udce9.html"))
    (row,) = record.documents()
    assert (row.document.outlet, row.where) == ("Fjord\\x00Post\\ud800", "caf\\udce9.html")


def test_a_batch_is_written_when_it_is_full(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "COMMIT_PAGES", 2)
    with record.writing() as writing:
        for number in range(3):
            writing.add(reading(url=f"https://fjord.example/{number}"))
        assert record.counts().documents == 2
        assert writing.knows(reading(url="https://fjord.example/2").page, "v1")
    assert record.counts().documents == 3


def interrupted_run(record: Record) -> None:
    with record.writing() as writing:
        writing.add(reading())
        raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_it_had_read(record: Record) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted_run(record)
    assert record.counts().documents == 1


def failing_run(record: Record) -> None:
    with record.writing() as writing:
        writing.add(reading())
        raise FileNotFoundError("a page")


def test_what_fails_outside_the_record_is_not_called_the_records(record: Record) -> None:
    with pytest.raises(FileNotFoundError):
        failing_run(record)
    assert record.counts().documents == 1


PAGES = [
    reading(),
    reading(version="v2", said=DEFAULT_SAID[1:]),
    reading(TEXT + " Later it was dry."),
    reading(content=b"other bytes, same text"),
    reading("Nobody said a word.", (), url=None),
]


def read_all(record: Record, pages: list[Reading]) -> dict[str, list[tuple[object, ...]]]:
    with record.writing() as writing:
        for each in pages:
            writing.add(each)
    return dump(record.store.place)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(PAGES), max_size=6), st.integers(1, 4))
def test_reading_twice_changes_nothing(pages: list[Reading], batch: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "COMMIT_PAGES", batch)
        with Record.open(Path(folder) / "onrecord.db") as record:
            assert read_all(record, pages) == read_all(record, pages)
