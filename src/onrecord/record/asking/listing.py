"""Lists of documents and speakers, a portion at a time, for programs that walk over all of them.

In: how many, and where the portion before ended. Out: rows, and where this portion ends: the id of
its last row, which means the same place however many rows are added meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, tuple_

from onrecord.errors import BadInput
from onrecord.model import DocumentRow
from onrecord.record.asking.conditions import document_conditions
from onrecord.record.asking.documents import number_of, selected_documents
from onrecord.record.asking.query import Query
from onrecord.record.asking.rows import SpeakerRow, document_of, speaker_of
from onrecord.record.asking.speakers import rows_of
from onrecord.record.tables import documents, speakers

AT_ONCE = 500  # speakers whose names and statements are asked for together

_BY_NAME = (
    select(speakers)
    .where(speakers.c.standing == speakers.c.id)
    .order_by(speakers.c.name, speakers.c.id)
)


def some_documents(
    connection: Connection, limit: int, after: str | None, outlet: str | None
) -> tuple[list[DocumentRow], str | None]:
    """Documents in the order of reading, of one outlet or all; BadInput where `after` is none."""
    kept = document_conditions(Query(outlet=outlet))
    wanted = selected_documents().where(*kept).limit(limit + 1)
    if after is not None:
        wanted = wanted.where(documents.c.number > number_of(connection, after))
    rows = connection.execute(wanted).all()
    found = [document_of(row) for row in rows[:limit]]
    return found, found[-1].document.id if len(rows) > limit else None


def some_speakers(
    connection: Connection, limit: int, after: str | None
) -> tuple[list[SpeakerRow], str | None]:
    """Speakers who stand for themselves, by name; BadInput where `after` is none."""
    place = tuple_(speakers.c.name, speakers.c.id)
    wanted = _BY_NAME
    if after is not None:
        last = connection.execute(select(speakers).where(speakers.c.id == after)).first()
        if last is None:
            raise BadInput(f"there is no speaker {after} to go on from: start again without it")
        wanted = wanted.where(place > tuple_(last.name, last.id))
    rows = connection.execute(wanted.limit(limit + 1)).all()
    found = rows_of(connection, [speaker_of(row) for row in rows[:limit]])
    return found, found[-1].speaker.id if len(rows) > limit else None


def all_speakers(connection: Connection) -> Iterator[SpeakerRow]:
    """All speakers who stand for themselves, by name; no more than AT_ONCE are held."""
    for portion in connection.execute(_BY_NAME.execution_options(yield_per=AT_ONCE)).partitions():
        yield from rows_of(connection, [speaker_of(row) for row in portion])
