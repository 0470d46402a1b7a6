"""Rows of statements by their ids, for a page that has found which ones it shows."""

from __future__ import annotations

from onrecord.model import StatementId, StatementRow
from onrecord.record import Query, Record


def rows_of(record: Record, ids: list[StatementId]) -> dict[StatementId, StatementRow]:
    """The statements of these ids that are in the record."""
    return {row.id: row for row in record.statements(Query(ids=tuple(dict.fromkeys(ids))))}
