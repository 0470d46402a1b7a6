from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from onrecord.errors import RecordError, RecordLocked, RecordTooNew
from onrecord.model import Judgement, Verdict
from onrecord.record import Record, tables
from onrecord.record.keeping.migrate import Migration, migrations
from onrecord.record.postgresql import lock as server_lock
from onrecord.record.sqlite import lock, migrate
from onrecord.record.sqlite.connect import engine_for
from onrecord.record.sqlite.failures import explained
from onrecord.record.sqlite.migrate import bring_up_to_date
from onrecord.record.store import store_at
from record_builders import NOON, dump, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(reading())
    return tmp_path / "onrecord.db"


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Record.open(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="nowhere is not there"):
        Record.open(tmp_path / "nowhere" / "onrecord.db")


def test_reading_only_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        Record.open(tmp_path / "onrecord.db", read_only=True)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("milk, bread\n" * 100)
    with pytest.raises(RecordError, match="is not a record"):
        Record.open(path)
    assert path.read_text() == "milk, bread\n" * 100


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="another program"):
        Record.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    path.touch()
    with Record.open(path) as record:
        assert record.counts().documents == 0


def test_a_damaged_record_is_called_so(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xa5" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(RecordError, match="damaged"), Record.open(path, read_only=True) as record:
        list(record.statements())


def test_writing_to_a_view_is_refused(path: Path) -> None:
    with (
        Record.open(path, read_only=True) as record,
        pytest.raises(RecordError, match="reading only"),
    ):
        record.add(reading())


def test_a_file_that_may_not_be_written_is_called_so(path: Path) -> None:
    engine = engine_for(path, read_only=True)
    with (
        pytest.raises(RecordError, match="may not be written"),
        Record(store_at(path), engine) as record,
    ):
        record.add(reading(url="https://fjord.example/new"))


def test_a_full_disk_loses_nothing_that_was_saved(path: Path) -> None:
    before = dump(path)
    with Record.open(path) as record:
        with record._engine.connect() as connection:
            size = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
        big = reading("Rain. " * 20_000, (), url="https://fjord.example/big")
        with pytest.raises(RecordError, match="disk is full"):
            record.add(big)
    assert dump(path) == before


def test_where_no_space_is_left_permissions_are_not_blamed(path: Path) -> None:
    told = str(explained(OSError(errno.ENOSPC, "No space left on device"), path))
    assert "free some space" in told
    assert "permissions" not in told


def test_a_second_run_is_told_who_writes(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(server_lock, "PATIENCE_SECONDS", 0.1)
    with (
        Record.open(place) as record,
        Record.open(place) as other,
        record.writing(),
        pytest.raises(RecordLocked, match=r"process \d+.* is writing"),
    ):
        other.add(reading())


def test_readers_and_judgements_go_on_while_a_run_writes(place: str | Path) -> None:
    with Record.open(place) as record:
        record.add(reading())
    with (
        Record.open(place) as record,
        Record.open(place) as other,
        Record.open(place, read_only=True) as view,
        record.writing() as writing,
    ):
        rows = view.statements()
        next(rows)
        other.judge(Judgement("stm-1", Verdict.WRONG, "act", "Ida", at=NOON))
        writing.add(reading(url="https://fjord.example/new"))
        writing.commit()
        assert len(list(rows)) == 1  # the view stays as it was when the reading began
        assert view.counts().statements == 4


def test_the_lock_file_goes_with_the_writer(path: Path) -> None:
    with Record.open(path) as record, record.writing():
        assert path.with_name("onrecord.db.lock").exists()
    assert not path.with_name("onrecord.db.lock").exists()


KILLED = """
import sys
sys.path[:0] = [{folder!r}]
from record_builders import reading
from onrecord.model import Judgement, Verdict
from onrecord.record import Record, writer
writer.COMMIT_PAGES = 3
with Record.open({path!r}) as record, record.writing() as writing:
    print("writing", flush=True)
    for number in range(100_000):
        writing.add(reading(url=f"https://fjord.example/{{number}}"))
"""


@pytest.mark.parametrize("delay", [0.02, 0.11, 0.23])
def test_a_killed_run_leaves_whole_documents(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "onrecord.db"
    code = KILLED.format(folder=str(Path(__file__).parent), path=str(path))
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(delay)
    run.kill()
    run.wait()
    run.stdout.close()
    with Record.open(path) as record:
        assert all(row.statements == 2 for row in record.documents())
        record.add(reading())  # the dead process no longer holds the lock
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.execute(
            "INSERT INTO statement_words (statement_words) VALUES ('integrity-check')"
        )


def test_the_tables_in_python_are_those_of_the_scripts(place: str | Path) -> None:
    found = inspect(store_at(place).open(read_only=False))
    for table in tables.metadata.sorted_tables:
        made = {
            column["name"]: (column["type"].python_type, column["nullable"])
            for column in found.get_columns(table.name)
        }
        assert made == {
            column.name: (column.type.python_type, column.nullable) for column in table.columns
        }
        keys = found.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
        links = {
            (each["constrained_columns"][0], each["referred_table"])
            for each in found.get_foreign_keys(table.name)
        }
        assert links == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}


def test_every_table_is_strict(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        names = {table.name for table in tables.metadata.sorted_tables}
        strict = {row[1] for row in connection.execute("PRAGMA table_list") if row[5]}
    assert names <= strict


def test_scripts_are_numbered_from_one_without_a_gap() -> None:
    assert [step.number for step in migrations()] == [*range(1, len(migrations()) + 1)]


NOW = migrations()
NEXT = Migration(len(migrations()) + 1, "next.sql", "CREATE TABLE more (name TEXT) STRICT;")
BROKEN = Migration(NEXT.number, "next.sql", "CREATE TABLE more (name TEXT) STRICT; SELECT nothing;")


def test_a_newer_record_is_refused(path: Path) -> None:
    bring_up_to_date(path, [*migrations(), NEXT])
    with pytest.raises(RecordTooNew, match="install the newest onrecord"):
        Record.open(path)


def test_an_older_record_is_migrated_with_a_copy_beside_it(path: Path) -> None:
    before = dump(path)
    bring_up_to_date(path, [*migrations(), NEXT])
    assert "more" in dump(path)
    backup = path.with_name(f"onrecord.db.schema-{NEXT.number - 1}.backup")
    assert dump(backup) == before


def test_a_migration_that_fails_leaves_the_record_as_it_was(path: Path) -> None:
    before = dump(path)
    with pytest.raises(sqlite3.Error, match="nothing"):
        bring_up_to_date(path, [*migrations(), BROKEN])
    assert dump(path) == before
    with Record.open(path) as record:
        assert record.counts().statements == 2


def test_an_older_record_is_not_migrated_by_a_view(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "migrations", lambda: (*NOW, NEXT))
    with pytest.raises(RecordError, match="older schema: `onrecord review` migrates it"):
        Record.open(path, read_only=True)
