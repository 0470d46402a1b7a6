"""Judgements as they stand in the record: lists of them, and what became of each.

In: a connection. Out: judgements, all or those that hold now, on one thing or on all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from onrecord.model import Judged, Judgement
from onrecord.record.asking.rows import judgement_of
from onrecord.record.tables import (
    judged_statements,
    judgements,
    speakers,
    standing_judgements,
)

STATEMENT_PREFIX, SPEAKER_PREFIX = "stm-", "spk-"


def judgements_on(
    connection: Connection, subject: str | None, *, standing: bool
) -> Iterator[Judgement]:
    """Judgements on `subject` (None: on all), oldest first; `standing`: those that hold now.

    A statement's are found by the id that it has in any reading.
    """
    source = standing_judgements if standing else judgements
    found = select(source).order_by(source.c.number)
    if subject is not None:
        meant = select(judged_statements.c.subject).where(judged_statements.c.statement == subject)
        own = or_(source.c.subject == subject, source.c.subject.in_(meant))
        found = found.where(or_(own, source.c.other == subject))
    yield from map(judgement_of, connection.execute(found))


def standing_about(
    connection: Connection, about: str, things: Collection[str]
) -> Iterator[Judgement]:
    """What holds now of the judgements of one kind (`about`) on any of `things`, oldest first."""
    source = standing_judgements
    own = or_(source.c.subject.in_(things), source.c.other.in_(things))
    found = select(source).where(source.c.about == about, own).order_by(source.c.number)
    yield from map(judgement_of, connection.execute(found))


def judged(connection: Connection) -> Iterator[Judged]:
    """Every judgement, oldest first, with what became of it."""
    for row in connection.execute(_judged().order_by(judgements.c.number)):
        yield _judged_of(row)


def latest_judged(
    connection: Connection, limit: int, before: int | None
) -> tuple[list[Judged], int | None]:
    """The last judgements (made before the one of a number), the last first; where to go on."""
    wanted = _judged().order_by(judgements.c.number.desc()).limit(limit + 1)
    if before is not None:
        wanted = wanted.where(judgements.c.number < before)
    rows = connection.execute(wanted).all()
    more = rows[limit - 1].number if len(rows) > limit else None
    return [_judged_of(row) for row in rows[:limit]], more


def _judged() -> Select[Any]:
    standing = select(standing_judgements.c.number)
    other = speakers.alias("other_speaker")
    return (
        select(
            judgements,
            judgements.c.number.in_(standing).label("stands"),
            judged_statements.c.statement,
            speakers.c.id.label("speaker"),
            other.c.id.label("other_speaker"),
        )
        .outerjoin(judged_statements, judged_statements.c.subject == judgements.c.subject)
        .outerjoin(speakers, speakers.c.id == judgements.c.subject)
        .outerjoin(other, other.c.id == judgements.c.other)
    )


def _judged_of(row: Row[Any]) -> Judged:
    return Judged(judgement_of(row), bool(row.stands), row.statement, _is_gone(row))


def _is_gone(row: Row[Any]) -> bool:
    """Whether what was judged is not in the record: its page reads otherwise, or is not there."""
    if row.subject.startswith(STATEMENT_PREFIX):
        return row.statement is None and ":" not in row.subject  # a sentence is not looked for
    if row.subject.startswith(SPEAKER_PREFIX):
        return row.speaker is None or (row.other is not None and row.other_speaker is None)
    return False
