"""Speakers and the names they go by, put into the file; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table

from onrecord.model import Speaker
from onrecord.record import tables
from onrecord.record.keeping.columns import Row, alias_row, speaker_row
from onrecord.record.keeping.dialects import dialect_of


def insert_speakers(connection: Connection, who: Iterable[Speaker]) -> None:
    """Add the speakers that are new, and every name that they go by here."""
    once = list(dict.fromkeys(who))
    add_rows(connection, tables.speakers, map(speaker_row, once))
    insert_aliases(connection, (alias_row(each, each.name, "name") for each in once))


def insert_aliases(connection: Connection, rows: Iterable[Row]) -> None:
    """Add rows of `aliases`."""
    add_rows(connection, tables.aliases, rows)


def add_name(connection: Connection, speaker: Speaker, name: str, origin: str) -> None:
    """Add a name of a speaker, and the speaker if it is new; `origin` says who says so."""
    insert_speakers(connection, [speaker])
    insert_aliases(connection, [alias_row(speaker, name, origin)])


def add_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert `rows`; one that is there already stays as it is."""
    rows = list(rows)
    if rows:
        new = dialect_of(connection).insert(table)
        connection.execute(new.on_conflict_do_nothing(), rows)
