"""What each input of each run gave: written with the pages that it gave, asked for long after.

In: `Input`s, again and again while a run goes on. Out: the last that was told of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.model import Input
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.keeping.storable import storable
from onrecord.record.tables import inputs

_GROWING = ("ended_at", "read", "known", "forgotten", "rejected", "passed")


def keep_inputs(connection: Connection, told: Iterable[Input]) -> None:
    """Write what inputs gave until now in the place of what was written of them before."""
    if rows := [_row_of(each) for each in told]:
        new = dialect_of(connection).insert(inputs)
        grown = {name: new.excluded[name] for name in _GROWING}
        connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=grown), rows)


def latest_inputs(connection: Connection, limit: int, *, unfinished: bool) -> tuple[Input, ...]:
    """The inputs that were begun last, or those of them that no run ended; the last first."""
    wanted = select(inputs).where(inputs.c.ended_at.is_(None)) if unfinished else select(inputs)
    last = wanted.order_by(inputs.c.began_at.desc(), inputs.c.id).limit(limit)
    return tuple(map(_input_of, connection.execute(last)))


def _row_of(told: Input) -> dict[str, Any]:
    return {
        "id": told.id,
        "where": storable(told.where),
        "began_at": _moment(told.began_at),
        "ended_at": _moment(told.ended_at) if told.ended_at else None,
        "read": told.read,
        "known": told.known,
        "forgotten": told.forgotten,
        "rejected": _counts(told.rejected),
        "passed": _counts(told.passed),
    }


def _moment(at: datetime) -> str:
    """In UTC and to the microsecond: the inputs of a run begin one soon after the other."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _counts(by_kind: Mapping[str, int]) -> str:
    return json.dumps({storable(kind): count for kind, count in by_kind.items()})


def _input_of(row: Row[Any]) -> Input:
    return Input(
        where=row.where,
        began_at=datetime.fromisoformat(row.began_at),
        ended_at=datetime.fromisoformat(row.ended_at) if row.ended_at else None,
        read=row.read,
        known=row.known,
        forgotten=row.forgotten,
        rejected=json.loads(row.rejected),
        passed=json.loads(row.passed),
    )
