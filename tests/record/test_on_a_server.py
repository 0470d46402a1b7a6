"""What only a server can do to a record: go away, refuse, be somebody else's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.dialects.postgresql.psycopg import dialect

from onrecord.errors import RecordError, RecordLocked, RecordTooNew
from onrecord.place import Place
from onrecord.record import Query, Record, Reviewer, examine, writer
from onrecord.record.asking.conditions import conditions
from onrecord.record.keeping.connect import written
from onrecord.record.keeping.migrate import POSTGRESQL, Migration, migrations
from onrecord.record.postgresql import connect, lock
from onrecord.record.postgresql.migrate import bring_up_to_date
from onrecord.record.tables import statements
from onrecord.review import review_record
from postgres_server import Databases
from record_builders import ANA, dump, reading

HANG_UP = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


@pytest.fixture
def address(databases: Databases) -> Iterator[str]:
    with databases.record() as address:
        yield address


def test_a_run_that_loses_its_server_keeps_what_was_saved_and_can_go_on(
    databases: Databases, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(connection: object, read: object) -> None:  # in the middle of a transaction
        databases.tell(HANG_UP, address)

    with Record.open(address) as record:
        record.add(reading())
        monkeypatch.setattr(writer, "stand_speakers", lose)
        with pytest.raises(RecordError, match=r"connection to the server failed.*run the command"):
            record.add(reading(url="https://fjord.example/lost"))
        monkeypatch.undo()
        assert [row.statements for row in record.documents()] == [2]
        record.add(reading(url="https://fjord.example/lost"))
    assert not [each for each in examine(address) if each.wrong]
    with Record.open(address) as record:
        assert [row.statements for row in record.documents()] == [2, 2]


def test_a_reader_whose_connection_was_lost_goes_on_with_another(
    databases: Databases, address: str
) -> None:
    with Record.open(address) as record, closing(record.watch()) as watch:
        before = watch.changes()
        assert record.counts().documents == 0
        databases.tell(HANG_UP, address)
        record.add(reading())
        assert record.counts().documents == 1
        assert watch.changes() != before


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(RecordError, match="connection to the server failed") as told:
        Record.open("postgresql://ana:geheim@127.0.0.1:1/news")
    assert "geheim" not in str(told.value)
    assert "postgresql://ana:***@127.0.0.1:1/news" in str(told.value)


def test_a_database_that_is_not_there_is_named(databases: Databases) -> None:
    with pytest.raises(RecordError, match='database "nowhere" does not exist'):
        Record.open(databases.address("nowhere"))


def test_an_empty_database_is_no_record_to_read(databases: Databases) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        Record.open(databases.empty(), read_only=True)


def test_a_database_of_another_program_is_left_alone(databases: Databases) -> None:
    address = databases.empty()
    databases.tell("CREATE TABLE songs (name TEXT)", address)
    with pytest.raises(RecordError, match="another program"):
        Record.open(address)


def test_a_schema_of_its_own_holds_a_record_beside_another_program(databases: Databases) -> None:
    address = databases.empty()
    databases.tell("CREATE TABLE songs (name TEXT); CREATE SCHEMA news", address)
    with Record.open(f"{address}?options=-csearch_path%3Dnews") as record:
        record.add(reading())
        assert len(list(record.search("rained"))) == 1


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in [each for each in sys.modules if each.startswith("onrecord.record.postgresql.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(RecordError, match=r"pip install 'onrecord\[postgres\]'"):
        Record.open("postgresql://ana@127.0.0.1/news")


def test_writers_wait_for_each_other_and_not_for_ever(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "_BEGIN_WRITING", connect._BEGIN_WRITING.replace("5s", "50ms"))
    with Record.open(address) as record, Record.open(address) as other:
        with written(record._engine), pytest.raises(RecordLocked, match="is writing"):
            other.add_name(ANA, "Ana R.", "Ida")
        other.add_name(ANA, "Ana R.", "Ida")


def test_who_comes_second_is_told_no_more_of_the_first_than_the_server_shows(
    databases: Databases, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0)
    databases.tell("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN")
    theirs = address.replace("tester:no-secret", "stranger")
    with lock.only_writer(Place.of(address)):
        for own, told in ((address, r"user tester from 127\.0\.0\.1"), (theirs, "user tester")):
            with (
                pytest.raises(RecordLocked, match=rf"server process \d+ \({told}\) is writing"),
                lock.only_writer(Place.of(own)),
            ):
                pass


def test_a_review_that_loses_the_server_says_so_and_can_be_done_again(
    databases: Databases, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(reviewer: Reviewer, *told: Any) -> None:
        databases.tell(HANG_UP, address)
        keep(reviewer, *told)

    keep = Reviewer.keep
    with Record.open(address) as record:
        record.add(reading())
        with monkeypatch.context() as patch:
            patch.setattr(Reviewer, "keep", lost)
            with pytest.raises(RecordError, match="connection to the server failed"):
                review_record(record)
        review_record(record)
        assert record.is_reviewed()


NEXT = Migration(len(migrations()) + 1, "next.sql", "CREATE TABLE more (name TEXT); SELECT nothing")


def test_a_migration_that_fails_leaves_the_record_as_it_was(databases: Databases) -> None:
    address = databases.empty()
    with Record.open(address) as record:
        record.add(reading())
    before = dump(address)
    with pytest.raises(psycopg.Error, match="nothing"):
        bring_up_to_date(Place.of(address), [*migrations(POSTGRESQL), NEXT])
    assert dump(address) == before


def test_a_newer_record_is_refused(databases: Databases) -> None:
    address = databases.empty()
    Record.open(address).close()
    databases.tell("UPDATE onrecord_schema SET version = 999", address)
    with pytest.raises(RecordTooNew, match="install the newest onrecord"):
        Record.open(address)


def test_a_word_with_a_nul_is_found_nowhere(address: str) -> None:
    with Record.open(address) as record:
        record.add(reading())
        assert record.speakers_named("no\0body") == ()
        assert record.document("https://x.example/\0") is None


def test_who_says_it_or_for_whom_is_looked_up_in_indexes(address: str) -> None:
    theirs = conditions(Query(speakers=(ANA.id,), on_behalf=True))
    wanted = select(statements.c.id).where(*theirs)
    asked = wanted.compile(dialect=dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[no-untyped-call]
    with psycopg.connect(address) as connection:
        connection.execute("SET enable_seqscan = off")  # an empty table is walked otherwise
        plan = connection.execute(f"EXPLAIN {asked}".encode()).fetchall()
    assert "statements_on_behalf_of" in str(plan)
    assert "Seq Scan" not in str(plan)
