"""A record copied between the two databases is the same there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadInput, RecordError
from onrecord.model import Act, SpeakerId
from onrecord.record import Copied, Record, copy_record, examine
from onrecord.record.judging.deciding import is_act, never_the_same, same
from onrecord.record.sqlite.dialect import SqliteDialect
from onrecord.review import review_record
from postgres_server import Databases
from record_builders import ANA, BO, DEFAULT_SAID, dump, reading

COPY = reading(url="https://copy.example/rain", outlet="Copy", version="v1")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A record with something in most tables: corrected, merged, reviewed, and forgotten from."""
    path = tmp_path / "filled.db"
    with Record.open(path) as record:
        record.add(reading())
        record.add(COPY)
        gone = reading("Snow fell.", [], url="https://fjord.example/snow")
        record.add(gone)
        record.judge(is_act(COPY.statements[0].id, Act.WARN, "Ida", "it was a warning"))
        record.judge(same(ANA.id, BO.id, "Ida"))
        review_record(record)
        record.forget_documents([gone.document.id], "Ida")
    return path


def test_a_copy_there_and_back_is_the_record(
    filled: Path, databases: Databases, tmp_path: Path
) -> None:
    with databases.record() as server:
        there = copy_record(filled, server)
        assert not [each for each in examine(server) if each.wrong]
        back = copy_record(server, tmp_path / "back.db")
    assert there == back
    assert not [each for each in examine(tmp_path / "back.db") if each.wrong]
    assert dump(tmp_path / "back.db") == dump(filled)


def test_a_copy_goes_on_as_the_record_would(filled: Path, databases: Databases) -> None:
    numbered = ("items", "judgements", "aliases", "renderings", "postings")
    with databases.record() as server:
        copy_record(filled, server)
        rows = []
        for place in (filled, server):
            with Record.open(place) as record:
                record.judge(never_the_same(ANA.id, SpeakerId("spk-none"), "Ida"))
                record.add(reading(url="https://new.example/rain", said=DEFAULT_SAID[:1]))
                review_record(record)
            rows.append([[row[:3] for row in dump(place)[each]] for each in numbered])
    assert rows[0] == rows[1]


def test_a_place_with_a_record_is_not_written_over(filled: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "other.db") as record:
        record.add(reading())
    before = dump(tmp_path / "other.db")
    with pytest.raises(BadInput, match="has a record already"):
        copy_record(filled, tmp_path / "other.db")
    assert dump(tmp_path / "other.db") == before


def test_a_copy_that_is_broken_off_leaves_nothing_and_can_be_made_again(
    filled: Path, place: str | Path, tmp_path: Path
) -> None:
    def leave(copied: Copied) -> None:
        if copied.table == "statements":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_record(filled, place, leave)
    with Record.open(place) as record:
        assert record.counts().documents == 0
    assert copy_record(filled, place) == copy_record(filled, tmp_path / "another.db")


def test_a_copy_that_lacks_a_row_is_refused(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = SqliteDialect.load

    def lose_one(self: SqliteDialect, connection: Any, table: Any, rows: Iterable[Any]) -> None:
        load(self, connection, table, list(rows)[:-1])

    monkeypatch.setattr(SqliteDialect, "load", lose_one)
    with pytest.raises(RecordError, match="is not as it was given; nothing is kept"):
        copy_record(filled, tmp_path / "copy.db")


def test_a_source_that_is_damaged_is_the_one_that_is_named(filled: Path, place: str | Path) -> None:
    with closing(sqlite3.connect(filled)) as file:
        page_size = file.execute("PRAGMA page_size").fetchone()[0]
        wanted = "SELECT rootpage FROM sqlite_schema WHERE name = 'statements'"
        page = file.execute(wanted).fetchone()[0]
    with filled.open("r+b") as file_itself:
        file_itself.seek((page - 1) * page_size)
        file_itself.write(b"\xff" * page_size)
    with pytest.raises(RecordError, match=r"filled\.db: the file is damaged"):
        copy_record(filled, place)
    with Record.open(place) as record:
        assert record.counts().documents == 0
