"""What is forgotten is not in the file any more, does not come back, and breaks nothing else."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from onrecord.errors import RecordLocked
from onrecord.model import UNSURE, Act, Judgement, StatementId, Verdict
from onrecord.place import Place
from onrecord.record import Record, examine
from onrecord.record.judging.deciding import is_act, is_no_statement, renamed, said_by, same
from onrecord.record.postgresql import store as postgresql_store
from onrecord.record.postgresql.connect import connection_to
from onrecord.record.sqlite import connect as sqlite_connect
from onrecord.review import review_record
from record_builders import ANA, BO, Said, dump, person, reading

SECRET = "Zorbeck Quillington said that the marzipan vault was empty. Bo Lund laughed out loud."
ZORBECK = person("Zorbeck Quillington")
SAID = [
    Said("the marzipan vault was empty", "Zorbeck Quillington", "said", ZORBECK),
    Said("laughed out loud", "Bo Lund", speaker=BO),
]
HIS = reading(SECRET, SAID, url="https://vault.example/marzipan", outlet="Vault Weekly")
TRACES = [b"marzipan", b"Quillington", b"Vault Weekly"]


@pytest.fixture
def filled(place: str | Path) -> str | Path:
    with Record.open(place) as record:
        record.add(reading())
        record.add(HIS)
        record.add(reading(SECRET, SAID, url="https://copy.example/marzipan", version="v1"))
        record.judge(is_act(HIS.statements[0].id, Act.WARN, "Ida", "marzipan is dear"))
        record.judge(Judgement(f"{HIS.statements[0].id}:0", Verdict.UNSURE, "utterance", "Ida"))
        review_record(record)
        assert list(record.utterances(at_least=2))
    return place


def on_disk(where: str | Path) -> bytes:
    """All that is kept: the files; of a server's database, the pages of its tables and indexes."""
    if isinstance(where, Path):
        return b"".join(each.read_bytes().lower() for each in where.parent.glob("onrecord.db*"))
    with connection_to(Place.of(where)) as server:
        server.execute("CHECKPOINT")
        return b"".join(bytes(page).lower() for (page,) in server.execute(PAGES))


PAGES = """
SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL
AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"""


def forget_both_pages(path: str | Path) -> None:
    with Record.open(path) as record:
        pages = [row.document.id for row in record.documents() if row.document.url != URL]
        record.forget_documents(pages, "Ida")


URL = reading().document.url


def test_a_forgotten_page_is_nowhere_in_the_file(filled: str | Path) -> None:
    assert all(trace.lower() in on_disk(filled) for trace in TRACES)
    forget_both_pages(filled)
    assert not [trace for trace in (*TRACES, b"laughed") if trace.lower() in on_disk(filled)]


def test_a_reader_that_keeps_the_bytes_is_told_of_and_what_is_forgotten_is_gone(
    filled: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (sqlite_connect, postgresql_store):
        monkeypatch.setattr(each, "BUSY_SECONDS", 0.05)
    with Record.open(filled, read_only=True) as other:
        found = other.search("empty")
        next(found)
        with pytest.raises(RecordLocked, match="it is deleted, but another process reads"):
            forget_both_pages(filled)
        cast(Generator[object, None, None], found).close()
    with Record.open(filled) as record:
        assert [row.document.url for row in record.documents()] == [URL]


def test_what_stays_is_sound_and_as_it_was(filled: str | Path) -> None:
    forget_both_pages(filled)
    with Record.open(filled) as record:
        review_record(record)
        assert [row.id for row in record.statements()] == [s.id for s in reading().statements]
    assert not [each for each in examine(filled) if each.wrong]


def test_its_bytes_and_its_address_do_not_come_back(filled: str | Path) -> None:
    forget_both_pages(filled)
    with Record.open(filled) as record:
        record.add(HIS)
        record.add(reading("Another text.", [], url=HIS.document.url))
        with record.writing() as writer:
            assert writer.forgot(HIS.page)
            assert not writer.forgot(reading().page)
        assert record.counts().documents == 1


def test_again_brings_it_back_and_ends_the_forgetting(filled: str | Path) -> None:
    forget_both_pages(filled)
    with Record.open(filled) as record:
        with record.writing(again=True) as writer:
            writer.add(HIS)
        record.add(reading("Another text.", [], url=HIS.document.url))
        assert record.counts().documents == 3


def test_one_of_two_copies_leaves_the_other_whole(filled: str | Path) -> None:
    with Record.open(filled) as record:
        told = record.forget_documents([HIS.document.id], "Ida")
        assert (told.documents, told.statements, told.judgements) == (1, 2, 2)
        review_record(record)
        assert {row.url for row in record.statements()} == {URL, "https://copy.example/marzipan"}
        assert not list(record.utterances(at_least=2))
    assert not [each for each in examine(filled) if each.wrong]


def test_a_forgotten_speaker_says_nothing_and_the_pages_are_named(filled: str | Path) -> None:
    with Record.open(filled) as record:
        record.judge(renamed(ZORBECK.id, "Sir Zorbeck Quillington", "Ida"))
        told = record.forget_speaker(ZORBECK.id, "Ida")
        assert told.statements == 2
        assert len(told.remaining) == 2
        assert told.judgements == 3
        review_record(record)
        assert {row.known_speaker for row in record.statements()} == {ANA, BO}
        assert record.speaker(ZORBECK.id) is None
    assert not [each for each in examine(filled) if each.wrong]
    assert all("Quillington" not in repr(row) for row in dump(filled)["aliases"])


def test_a_forgotten_speaker_does_not_come_back_with_another_page(filled: str | Path) -> None:
    other = reading(SECRET, SAID, url="https://third.example/marzipan", version="v1")
    with Record.open(filled) as record:
        record.forget_speaker(ZORBECK.id, "Ida")
        record.add(other)
        assert record.speaker(ZORBECK.id) is None
        assert [row.known_speaker for row in record.statements_of(other.document.id)] == [BO]


def test_a_forgotten_speaker_takes_those_merged_into_it(filled: str | Path) -> None:
    with Record.open(filled) as record:
        record.judge(same(BO.id, ZORBECK.id, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        assert {row.known_speaker for row in record.statements()} == {ANA}
        assert [each.name for each in record.speakers()] == ["Ana Ruiz"]
    assert not [each for each in examine(filled) if each.wrong]


def test_a_statement_within_a_forgotten_one_stands_by_itself(place: str | Path) -> None:
    nested = [
        Said("Bo Lund laughed", "Ana Ruiz", speaker=ANA),
        Said("laughed", "Bo Lund", "", BO, parent=0),
    ]
    told = reading("Ana Ruiz said that Bo Lund laughed.", nested)
    with Record.open(place) as record:
        record.add(told)
        record.judge(said_by(told.statements[1].id, ANA, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        record.forget_speaker(ANA.id, "Ida")
        assert record.counts().statements == 0
        record.add(reading("Ana Ruiz said that Bo Lund laughed.", nested, url=None))
        assert record.counts().statements == 0
    assert not [each for each in examine(place) if each.wrong]


def test_what_stood_within_a_forgotten_statement_stands_in_the_next_one_out(
    place: str | Path,
) -> None:
    text = "Ana Ruiz said that Bo Lund heard Cleo Brandt laugh."
    nested = [
        Said("Bo Lund heard Cleo Brandt laugh", "Ana Ruiz", "said", ANA),
        Said("Cleo Brandt laugh", "Bo Lund", "heard", BO, parent=0),
        Said("laugh", "Cleo Brandt", "", person("Cleo Brandt"), parent=1),
    ]
    outer, _, inner = reading(text, nested).statements
    with Record.open(place) as record:
        record.add(reading(text, nested))
        record.judge(is_act(inner.id, Act.DENY, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        record.judge(is_act(outer.id, Act.WARN, "Ida"))  # replays what is kept as it was read
        assert {row.id: row.parent for row in record.statements()} == {
            outer.id: None,
            inner.id: outer.id,
        }


@pytest.mark.parametrize(
    "judged",
    [
        lambda own: said_by(own, ANA, "Ida"),
        lambda own: is_no_statement(own, "Ida"),
    ],
)
def test_what_a_page_gives_to_a_forgotten_speaker_goes_whatever_was_judged(
    place: str | Path, judged: Callable[[StatementId], Judgement]
) -> None:
    his = reading().statements[1].id
    with Record.open(place) as record:
        record.add(reading())
        record.judge(judged(his))
        told = record.forget_speaker(BO.id, "Ida")
        assert (told.statements, told.judgements) == (1, 1)
        assert told.remaining == (reading().document.id,)
        assert [row.known_speaker for row in record.statements()] == [ANA]
    assert BO.id not in repr(dump(place)["as_read"])


def test_a_judgement_that_hid_a_forgotten_candidate_can_be_taken_back(place: str | Path) -> None:
    said = [Said("it had rained", "She", "said", UNSURE, candidates=(ANA, BO))]
    told = reading("She said that it had rained.", said)
    with Record.open(place) as record:
        record.add(told)
        made = record.judge(said_by(told.statements[0].id, ANA, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        record.undo(made.id, "Ida")
        [row] = record.statements()
        assert (row.speaker, row.candidates) == (UNSURE, (ANA,))


def test_what_was_said_to_a_forgotten_speaker_stays_in_the_words_of_the_page(
    place: str | Path,
) -> None:
    said = [Said("it was dry", "Ana Ruiz", "told", ANA, addressee="Bo Lund", hearer=BO)]
    told = reading("Ana Ruiz told Bo Lund it was dry.", said)
    with Record.open(place) as record:
        record.add(told)
        forgotten = record.forget_speaker(BO.id, "Ida")
        assert forgotten.remaining == (told.document.id,)
        record.add(replace(told, version="v2"))
        assert [(row.addressee_text, row.hearer) for row in record.statements()] == [
            ("Bo Lund", None)
        ]
    assert BO.id not in repr(dump(place)["statements"])


def test_other_judgements_cannot_be_deleted(filled: str | Path) -> None:
    forget_both_pages(filled)
    with Record.open(filled) as record:
        kept = record.judge(is_act(reading().statements[0].id, Act.DENY, "Ida"))
        assert kept in list(record.judgements())
