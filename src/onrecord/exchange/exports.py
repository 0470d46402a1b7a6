"""One export: what was asked of the record, by which versions, and how many rows it has so far.

In: what is asked and the query. Out: a value that goes along with the rows while they are written,
counts them and, at the end, describes the file: in the format's own place for such things where it
has one, and beside the file (`FILE.meta.json`) always. A file whose origin nobody knows cannot be
cited, and a count that was taken before the rows streamed by may be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.model import PartialDate
from onrecord.record import Query
from onrecord.version import VERSION

Row = TypeVar("Row")

SOFTWARE = f"onrecord {VERSION}"


class What(StrEnum):
    """What of a record can be exported."""

    STATEMENTS = "statements"
    DOCUMENTS = "documents"
    SPEAKERS = "speakers"
    UTTERANCES = "utterances"
    DISPUTES = "disputes"
    DISPATCHES = "dispatches"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Export:
    """What is exported, and what was met on the way.

    `query` is what was asked, as a user would say it. `rows` counts the rows that were met,
    `left_out` those of them that the format has no place for, by reason. `readings` are the
    versions of models and rules by which the documents were read.
    """

    what: What
    query: dict[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=_now)
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    readings: set[str] = field(default_factory=set)

    def taking(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted as they go by."""
        for row in rows:
            self.rows += 1
            if version := getattr(row, "version", None):
                self.readings.add(version)
            yield row

    def leave_out(self, why: str) -> None:
        """Count a row that the format has no place for."""
        self.left_out[why] += 1

    @property
    def written(self) -> int:
        """How many rows are in the file."""
        return self.rows - self.left_out.total()

    def about(self) -> dict[str, Any]:
        """The JSON form; once all rows are written, with their number."""
        return {
            "what": self.what.value,
            "query": self.query,
            "rows": self.written,
            "left_out": dict(self.left_out),
            "software": SOFTWARE,
            "readings": sorted(self.readings),
            "exported_at": self.at.isoformat(timespec="seconds"),
        }


def asked(query: Query) -> dict[str, Any]:
    """A query as JSON: the filters that were set, and no others."""
    given = {}
    for each in fields(query):
        value = getattr(query, each.name)
        if value != each.default:
            given[each.name] = _plain(value)
    return given


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value
