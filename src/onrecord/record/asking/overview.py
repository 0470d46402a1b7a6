"""Overviews: how much of what there is, and what came last, for a reader who has just come in.

In: a query or a limit. Out: counts and rows. All are answered by indexes or by one walk over keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Select,
    Table,
    cast,
    func,
    literal_column,
    select,
)

from onrecord.model import Act, Judgement, Rejected
from onrecord.record.asking.conditions import (
    DAY,
    conditions,
    document_conditions,
    keys_of,
    with_words,
)
from onrecord.record.asking.documents import listed_documents, number_of
from onrecord.record.asking.query import Query
from onrecord.record.asking.rows import (
    Counts,
    DocumentLine,
    SpeakerRow,
    judgement_of,
    line_of,
    rejected_of,
    speaker_of,
)
from onrecord.record.asking.speakers import names_of
from onrecord.record.tables import (
    dispatches,
    disputes,
    documents,
    judgements,
    page_bytes,
    pages,
    readings,
    rejections,
    speakers,
    statements,
    utterances,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """`statements` of `act` in `year`, which is None for what is not dated."""

    year: str | None
    act: Act
    statements: int


def count(connection: Connection, query: Query, most: int | None = None) -> int:
    """How many statements `query` keeps; with `most`, no more than that are counted."""
    wanted = list(conditions(query))
    if not wanted:
        return connection.execute(select(func.count()).select_from(statements)).scalar_one()
    if query.words is not None and len(wanted) == 1:
        kept = with_words(query.words)
    else:
        kept = select(statements.c.number).select_from(keys_of(query)).where(*wanted)
    counted = kept.limit(most).subquery()
    return connection.execute(select(func.count()).select_from(counted)).scalar_one()


def counts(connection: Connection) -> Counts:
    """How much is in the record."""
    counted = (pages, documents, statements, speakers, rejections, judgements)
    each = (_many(rows).scalar_subquery().label(rows.name) for rows in counted)
    every = func.coalesce(func.sum(page_bytes.c.size), 0)  # PostgreSQL sums to a decimal
    size = select(cast(every, BigInteger)).scalar_subquery().label("page_bytes")
    return Counts(**connection.execute(select(*each, size)).mappings().one())


def whole(connection: Connection) -> dict[str, int]:
    """How many rows there are of what is asked for whole, by the name of its table."""
    counted = (documents, speakers, utterances, disputes, dispatches)
    return {rows.name: connection.execute(_many(rows)).scalar_one() for rows in counted}


def _many(rows: Table) -> Select[Any]:
    """How many rows a table has; of speakers those who stand for themselves."""
    many = select(func.count()).select_from(rows)
    return many.where(speakers.c.standing == speakers.c.id) if rows is speakers else many


def tally(connection: Connection, query: Query) -> tuple[Tally, ...]:
    """Statements by year and act, oldest year first."""
    year = func.substr(DAY, literal_column("1"), literal_column("4"))
    rows = connection.execute(
        select(year.label("year"), statements.c.act, func.count().label("many"))
        .select_from(keys_of(query))
        .where(*conditions(query))
        .group_by(year, statements.c.act)
        .order_by(year, statements.c.act)
    )
    return tuple(Tally(row.year or None, Act(row.act), row.many) for row in rows)


def addressees(connection: Connection, query: Query, limit: int) -> tuple[tuple[str, int], ...]:
    """To whom, by name where that is known, else by the pages' words; the most first."""
    told = func.coalesce(speakers.c.name, statements.c.addressee_text)
    rows = connection.execute(
        select(func.min(told).label("told"), func.count().label("many"))
        .select_from(keys_of(query).outerjoin(speakers, speakers.c.id == statements.c.hearer))
        .where(statements.c.addressee_text != "", *conditions(query))
        .group_by(func.lower(told))
        .order_by(func.count().desc(), func.lower(told))
        .limit(limit)
    )
    return tuple((row.told, row.many) for row in rows)


def most_quoted(connection: Connection, limit: int) -> tuple[SpeakerRow, ...]:
    """The speakers with the most statements, with all their names."""
    most = (
        select(statements.c.speaker, func.count().label("many"))
        .where(statements.c.speaker.is_not(None))
        .group_by(statements.c.speaker)
        .order_by(func.count().desc(), statements.c.speaker)
        .limit(limit)
        .subquery()
    )
    wanted = select(speakers, most.c.many).join(most, most.c.speaker == speakers.c.id)
    rows = connection.execute(wanted.order_by(most.c.many.desc(), speakers.c.name)).all()
    names = names_of(connection, [row.id for row in rows])
    return tuple(SpeakerRow(speaker_of(row), names[row.id], row.many) for row in rows)


def outlets(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Outlets with how many documents each published, most first."""
    rows = connection.execute(
        select(documents.c.outlet, func.count().label("many"))
        .where(documents.c.outlet.is_not(None))
        .group_by(documents.c.outlet)
        .order_by(func.count().desc(), documents.c.outlet)
    )
    return tuple((row.outlet, row.many) for row in rows)


def versions(connection: Connection) -> tuple[str, ...]:
    """The versions of models and rules that have read pages of this record."""
    found = select(readings.c.version).distinct().order_by(readings.c.version)
    return tuple(connection.execute(found).scalars())


def latest_documents(
    connection: Connection, limit: int, outlet: str | None, before: str | None
) -> tuple[DocumentLine, ...]:
    """The documents that were read last, of one outlet or of all; `before` one of an id goes on.

    BadInput where there is no such document.
    """
    found = listed_documents().where(*document_conditions(Query(outlet=outlet)))
    if before is not None:
        found = found.where(documents.c.number < number_of(connection, before))
    latest = found.order_by(documents.c.number.desc()).limit(limit)
    return tuple(map(line_of, connection.execute(latest)))


def latest_rejections(connection: Connection, limit: int) -> tuple[Rejected, ...]:
    """The pages that could not be read lately."""
    found = select(rejections).order_by(rejections.c.seen_at.desc(), rejections.c.id).limit(limit)
    return tuple(map(rejected_of, connection.execute(found)))


def latest_judgement(connection: Connection, by: str) -> Judgement | None:
    """The last judgement that `by` made."""
    made = select(judgements).where(judgements.c.judged_by == by)
    row = connection.execute(made.order_by(judgements.c.number.desc()).limit(1)).first()
    return judgement_of(row) if row else None
