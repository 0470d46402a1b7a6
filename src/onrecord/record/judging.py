"""Judgements in the record: appended with what was judged as it stood, read back, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, insert, or_, select, table
from sqlalchemy import column as named

from onrecord.model import Judgement
from onrecord.record.columns import storable, time_text
from onrecord.record.query import selected_statement
from onrecord.record.rows import judgement_of, statement_of
from onrecord.record.tables import judgements

_STANDING = table("standing_judgements", *(named(each.name) for each in judgements.c))


def append(connection: Connection, judgement: Judgement) -> None:
    """Add a judgement, with its subject as it stands now where that is a statement."""
    connection.execute(
        insert(judgements),
        {
            "subject": judgement.subject,
            "other": judgement.other,
            "about": judgement.about,
            "verdict": judgement.verdict,
            "value": storable(judgement.value),
            "why": storable(judgement.why),
            "judged_by": storable(judgement.by),
            "judged_at": time_text(judgement.at),
            "stood": _as_it_stands(connection, judgement.subject),
        },
    )


def judgements_on(
    connection: Connection, subject: str | None, *, standing: bool
) -> Iterator[Judgement]:
    """Judgements on `subject` (None: on all), oldest first; `standing`: those that hold now."""
    source = _STANDING if standing else judgements
    found = select(source).order_by(source.c.number)
    if subject is not None:
        found = found.where(or_(source.c.subject == subject, source.c.other == subject))
    yield from map(judgement_of, connection.execute(found))


def _as_it_stands(connection: Connection, subject: str) -> str | None:
    row = connection.execute(selected_statement(subject)).first()
    return json.dumps(statement_of(row).as_dict(), ensure_ascii=False) if row else None
