"""The formats in which rows of a record are exchanged: one row each.

In: what is wanted of a record, in which format. Out: pieces of bytes, streamed without a cap, and
the `Export` that counted what went by. Command line and API call `exported`; adding a format is a
module with one function and a row here (docs/adding-an-export.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from onrecord.errors import BadInput
from onrecord.exchange import (
    across,
    brat,
    lines,
    people,
    plover,
    schema_org,
    stix,
    tables,
    web_annotation,
)
from onrecord.exchange.exports import Export, What, asked
from onrecord.exchange.people import Profile, profiles
from onrecord.exchange.sheets import Sheet, sheets
from onrecord.record import Query, Record, SpeakerRow, flat_document, flat_statement
from onrecord.record.asking.flat import Cell

Chunks = Callable[[Iterable[Any], Export], Iterator[bytes]]


class Format(StrEnum):
    """The formats."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    SCHEMA_ORG = "schema-org"
    PLOVER = "plover"
    FTM = "ftm"
    STIX = "stix"
    BRAT = "brat"


@dataclass(frozen=True, slots=True)
class Form:
    """One format: how a file of it is called, what it is to a browser, and who writes which rows.

    `rows` is for a format that takes something else than the rows themselves: documents with their
    statements, speakers with their offices.
    """

    suffix: str
    media_type: str
    writers: dict[What, Chunks]
    rows: Callable[[Record, Query], Iterator[Any]] | None = None


def flat_speaker(row: SpeakerRow) -> dict[str, Cell]:
    """One line of a table of speakers; the names one a line in their cell."""
    return row.as_dict() | {"names": "\n".join(row.names)}


def _sheets(record: Record, query: Query) -> Iterator[Sheet]:
    return sheets(record, record.statements(query))


def _profiles(record: Record, _query: Query) -> Iterator[Profile]:
    return profiles(record)


_CSV: dict[What, Chunks] = {
    What.STATEMENTS: partial(tables.csv_lines, flat=flat_statement),
    What.DOCUMENTS: partial(tables.csv_lines, flat=flat_document),
    What.SPEAKERS: partial(tables.csv_lines, flat=flat_speaker),
    What.UTTERANCES: partial(tables.csv_lines, flat=across.flat_utterance),
    What.DISPUTES: partial(tables.csv_lines, flat=across.flat_dispute),
    What.DISPATCHES: partial(tables.csv_lines, flat=across.flat_dispatch),
}
_NDJSON = "application/x-ndjson"

FORMATS: dict[Format, Form] = {
    Format.JSONL: Form(".jsonl", _NDJSON, dict.fromkeys(What, lines.rows_as_lines)),
    Format.CSV: Form(".csv", "text/csv; charset=utf-8", _CSV),
    Format.PARQUET: Form(
        ".parquet", "application/vnd.apache.parquet", dict.fromkeys(What, tables.parquet)
    ),
    Format.ANNOTATIONS: Form(
        ".annotations.jsonld",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        {What.STATEMENTS: web_annotation.annotation_page},
        _sheets,
    ),
    Format.SCHEMA_ORG: Form(
        ".schema-org.jsonld", "application/ld+json", {What.STATEMENTS: schema_org.data_feed}
    ),
    Format.PLOVER: Form(".plover.jsonl", _NDJSON, {What.STATEMENTS: plover.event_lines}),
    Format.FTM: Form(".ftm.json", _NDJSON, {What.SPEAKERS: people.entity_lines}, _profiles),
    Format.STIX: Form(
        ".stix.json",
        "application/stix+json;version=2.1",
        {What.STATEMENTS: stix.bundle},
        _sheets,
    ),
    Format.BRAT: Form(".brat.zip", "application/zip", {What.STATEMENTS: brat.archive}, _sheets),
}


def exported(
    record: Record,
    what: What,
    form: Format,
    query: Query | None = None,
) -> tuple[Iterator[bytes], Export]:
    """What of `record`, in pieces, and the value that tells about it once they were taken.

    `query` chooses statements. BadInput where the format has no place for these rows, or
    where something is asked of rows that cannot be asked of them.
    """
    query = query or Query()
    row = FORMATS[form]
    if what not in row.writers:
        able = [each.value for each in FORMATS if what in FORMATS[each].writers]
        raise BadInput(f"{form} has no place for {what}; they go into {', '.join(able)}")
    filters = asked(query)
    if what is not What.STATEMENTS and filters:
        raise BadInput(f"{what} are exported whole: leave out {', '.join(filters)}")
    export = Export(what, filters)
    return row.writers[what]((row.rows or ROWS[what])(record, query), export), export


def rows_in(record: Record, what: What, query: Query) -> int:
    """How many rows an export has that begins now."""
    return record.count(query) if what is What.STATEMENTS else record.whole()[what]


ROWS: dict[What, Callable[[Record, Query], Iterator[Any]]] = {
    What.STATEMENTS: lambda record, query: record.statements(query),
    What.DOCUMENTS: lambda record, _: record.documents(),
    What.SPEAKERS: lambda record, _: record.speaker_rows(),
    What.UTTERANCES: lambda record, _: across.utterances(record),
    What.DISPUTES: lambda record, _: across.disputes(record),
    What.DISPATCHES: lambda record, _: across.dispatches(record),
}
"""Where the rows come from."""
