"""A sound record has no fault; each kind of damage is told by the check that looks for it."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.model import Act
from onrecord.record import Record, examine
from onrecord.record.judging.deciding import is_act, is_no_statement
from onrecord.review import review_record
from record_builders import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.add(reading())
        record.add(reading(url="https://delta.example/rain", outlet="Delta"))
        rain, wet = reading().statements
        record.judge(is_act(rain.id, Act.DENY, "Ida"))
        record.judge(is_no_statement(wet.id, "Ida"))
        review_record(record)
    return path


def wrong(path: Path) -> dict[str, tuple[str, ...]]:
    return {each.check: each.faults for each in examine(path) if each.wrong}


def damage(path: Path, *changes: str | tuple[str, tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for change in changes:
            sql, given = (change, ()) if isinstance(change, str) else change
            connection.execute(sql, given)


def test_a_sound_record_has_no_fault(path: Path) -> None:
    assert wrong(path) == {}
    assert all(each.looked_at for each in examine(path))


def test_examining_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    examine(path)
    assert path.read_bytes() == before


def test_documents_that_wait_are_no_fault_but_told(path: Path) -> None:
    with Record.open(path) as record:
        record.add(reading("Bo Lund left.", [], url="https://delta.example/left"))
    assert wrong(path) == {}
    assert examine(path)[-1].note == "1 documents wait for `onrecord review`"


BYTES = zlib.compress(b"other")

DAMAGES: dict[str, str | tuple[str, tuple[object, ...]]] = {
    "bytes of pages": ("UPDATE page_bytes SET deflated = ?", (BYTES,)),
    "documents": "UPDATE documents SET text = replace(text, 'rained', 'snowed')",
    "statements": "UPDATE statements SET cue_text = 'denied'",
    "references": "UPDATE statements SET speaker = 'spk-nobody'",
    "search": "INSERT INTO statement_words (statement_words) VALUES ('delete-all')",
    "judgements": "DELETE FROM judged_statements",
    "found across pages": "UPDATE utterances SET documents = 7",
}


@pytest.mark.parametrize("check", DAMAGES)
def test_damage_is_told_by_its_check(path: Path, check: str) -> None:
    damage(path, "PRAGMA foreign_keys = OFF", "DELETE FROM judgements WHERE 0", DAMAGES[check])
    if check == "found across pages":  # as if the review had done it
        damage(path, "INSERT OR IGNORE INTO reviewed SELECT id FROM documents")
    assert check in wrong(path)


def test_an_index_that_is_counted_wrong_is_a_fault(path: Path) -> None:
    damage(path, "UPDATE tallies SET entries = entries + 1 WHERE kind = 'saying'")
    assert wrong(path) == {
        "found across pages": ("saying has fewer or more items than are counted",)
    }


def test_bytes_that_unpack_to_more_than_they_should_are_a_fault(path: Path) -> None:
    bomb = zlib.compress(bytes(10_000_000))
    damage(path, ("UPDATE page_bytes SET deflated = ?", (bomb,)))
    assert "bytes of pages" in wrong(path)


def test_spans_beyond_the_text_are_a_fault(path: Path) -> None:
    damage(path, "UPDATE statements SET source = '[[0, 9000]]'")
    assert "reaches beyond the text" in wrong(path)["statements"][0]


def test_a_statement_elsewhere_than_its_id_says_is_a_fault(path: Path) -> None:
    own = reading().statements[0].id
    told = "UPDATE statements SET source = '[]', source_text = '' WHERE id = ?"
    damage(path, (told, (own,)))
    assert wrong(path)["statements"] == (f"{own}: its places are not those that were read",)


def test_a_damaged_file_is_told_and_ends_nothing(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-8192:] = bytes(8192)
    path.write_bytes(content)
    assert "file" in wrong(path)


def test_an_older_schema_is_a_fault(path: Path) -> None:
    damage(path, "PRAGMA user_version = 3")
    assert list(wrong(path)) == ["schema"]


def test_where_no_record_is_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record"):
        examine(tmp_path / "none.db")
