"""What is forgotten is not in the file any more, does not come back, and breaks nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import UNSURE, Act, Judgement, StatementId, Verdict
from onrecord.record import Record, examine
from onrecord.record.deciding import is_act, is_no_statement, renamed, said_by, same
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
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.add(reading())
        record.add(HIS)
        record.add(reading(SECRET, SAID, url="https://copy.example/marzipan", version="v1"))
        record.judge(is_act(HIS.statements[0].id, Act.WARN, "Ida", "marzipan is dear"))
        record.judge(Judgement(f"{HIS.statements[0].id}:0", Verdict.UNSURE, "utterance", "Ida"))
        review_record(record)
        assert list(record.utterances(at_least=2))
    return path


def on_disk(path: Path) -> bytes:
    return b"".join(each.read_bytes().lower() for each in path.parent.glob("r.db*"))


def forget_both_pages(path: Path) -> None:
    with Record.open(path) as record:
        pages = [row.document.id for row in record.documents() if row.document.url != URL]
        record.forget_documents(pages, "Ida")


URL = reading().document.url


def test_a_forgotten_page_is_nowhere_in_the_file(path: Path) -> None:
    assert all(trace.lower() in on_disk(path) for trace in TRACES)
    forget_both_pages(path)
    assert not [trace for trace in (*TRACES, b"laughed") if trace.lower() in on_disk(path)]


def test_what_stays_is_sound_and_as_it_was(path: Path, tmp_path: Path) -> None:
    forget_both_pages(path)
    with Record.open(path) as record:
        review_record(record)
        assert [row.id for row in record.statements()] == [s.id for s in reading().statements]
    assert not [each for each in examine(path) if each.wrong]


def test_its_bytes_and_its_address_do_not_come_back(path: Path) -> None:
    forget_both_pages(path)
    with Record.open(path) as record:
        record.add(HIS)
        record.add(reading("Another text.", [], url=HIS.document.url))
        with record.writing() as writer:
            assert writer.forgot(HIS.page)
            assert not writer.forgot(reading().page)
        assert record.counts().documents == 1


def test_again_brings_it_back_and_ends_the_forgetting(path: Path) -> None:
    forget_both_pages(path)
    with Record.open(path) as record:
        with record.writing(again=True) as writer:
            writer.add(HIS)
        record.add(reading("Another text.", [], url=HIS.document.url))
        assert record.counts().documents == 3


def test_one_of_two_copies_leaves_the_other_whole(path: Path) -> None:
    with Record.open(path) as record:
        told = record.forget_documents([HIS.document.id], "Ida")
        assert (told.documents, told.statements, told.judgements) == (1, 2, 2)
        review_record(record)
        assert {row.url for row in record.statements()} == {URL, "https://copy.example/marzipan"}
        assert not list(record.utterances(at_least=2))
    assert not [each for each in examine(path) if each.wrong]


def test_a_forgotten_speaker_says_nothing_and_the_pages_are_named(path: Path) -> None:
    with Record.open(path) as record:
        record.judge(renamed(ZORBECK.id, "Sir Zorbeck Quillington", "Ida"))
        told = record.forget_speaker(ZORBECK.id, "Ida")
        assert told.statements == 2
        assert len(told.remaining) == 2
        assert told.judgements == 3
        review_record(record)
        assert {row.known_speaker for row in record.statements()} == {ANA, BO}
        assert record.speaker(ZORBECK.id) is None
    assert not [each for each in examine(path) if each.wrong]
    assert all("Quillington" not in repr(row) for row in dump(path)["aliases"])


def test_a_forgotten_speaker_does_not_come_back_with_another_page(path: Path) -> None:
    other = reading(SECRET, SAID, url="https://third.example/marzipan", version="v1")
    with Record.open(path) as record:
        record.forget_speaker(ZORBECK.id, "Ida")
        record.add(other)
        assert record.speaker(ZORBECK.id) is None
        assert [row.known_speaker for row in record.statements_of(other.document.id)] == [BO]


def test_a_forgotten_speaker_takes_those_merged_into_it(path: Path) -> None:
    with Record.open(path) as record:
        record.judge(same(BO.id, ZORBECK.id, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        assert {row.known_speaker for row in record.statements()} == {ANA}
        assert [each.name for each in record.speakers()] == ["Ana Ruiz"]
    assert not [each for each in examine(path) if each.wrong]


def test_a_statement_within_a_forgotten_one_stands_by_itself(tmp_path: Path) -> None:
    nested = [
        Said("Bo Lund laughed", "Ana Ruiz", speaker=ANA),
        Said("laughed", "Bo Lund", "", BO, parent=0),
    ]
    told = reading("Ana Ruiz said that Bo Lund laughed.", nested)
    with Record.open(tmp_path / "r.db") as record:
        record.add(told)
        record.judge(said_by(told.statements[1].id, ANA, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        record.forget_speaker(ANA.id, "Ida")
        assert record.counts().statements == 0
        record.add(reading("Ana Ruiz said that Bo Lund laughed.", nested, url=None))
        assert record.counts().statements == 0
    assert not [each for each in examine(tmp_path / "r.db") if each.wrong]


def test_what_stood_within_a_forgotten_statement_stands_in_the_next_one_out(tmp_path: Path) -> None:
    text = "Ana Ruiz said that Bo Lund heard Cleo Brandt laugh."
    nested = [
        Said("Bo Lund heard Cleo Brandt laugh", "Ana Ruiz", "said", ANA),
        Said("Cleo Brandt laugh", "Bo Lund", "heard", BO, parent=0),
        Said("laugh", "Cleo Brandt", "", person("Cleo Brandt"), parent=1),
    ]
    outer, _, inner = reading(text, nested).statements
    with Record.open(tmp_path / "r.db") as record:
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
    tmp_path: Path, judged: Callable[[StatementId], Judgement]
) -> None:
    his = reading().statements[1].id
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading())
        record.judge(judged(his))
        told = record.forget_speaker(BO.id, "Ida")
        assert (told.statements, told.judgements) == (1, 1)
        assert told.remaining == (reading().document.id,)
        assert [row.known_speaker for row in record.statements()] == [ANA]
    assert BO.id not in repr(dump(tmp_path / "r.db")["as_read"])


def test_a_judgement_that_hid_a_forgotten_candidate_can_be_taken_back(tmp_path: Path) -> None:
    said = [Said("it had rained", "She", "said", UNSURE, candidates=(ANA, BO))]
    told = reading("She said that it had rained.", said)
    with Record.open(tmp_path / "r.db") as record:
        record.add(told)
        made = record.judge(said_by(told.statements[0].id, ANA, "Ida"))
        record.forget_speaker(BO.id, "Ida")
        record.undo(made.id, "Ida")
        [row] = record.statements()
        assert (row.speaker, row.candidates) == (UNSURE, (ANA,))


def test_other_judgements_cannot_be_deleted(path: Path) -> None:
    forget_both_pages(path)
    with Record.open(path) as record:
        kept = record.judge(is_act(reading().statements[0].id, Act.DENY, "Ida"))
        assert kept in list(record.judgements())
