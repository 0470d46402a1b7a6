"""The room `record`: the store of pages, documents, statements and judgements.

It is one SQLite file, or a database of a PostgreSQL server. In: readings, rejections, judgements.
Out: rows, streamed. `Record` is all that others need; `Query` says which statements, `flat` and
`csv_cell` make rows for tables.
"""

from onrecord.record.across.beside import Beside
from onrecord.record.across.disputes import (
    CONTRADICTION,
    VERDICT_OF,
    DisputeQuery,
    DisputeRow,
    Status,
)
from onrecord.record.across.findings import Found, Queued, Requeued
from onrecord.record.across.index import StoredIndex
from onrecord.record.across.owing import GROUPS, QUEUE
from onrecord.record.across.remembering import Remembered
from onrecord.record.asking.flat import csv_cell, flat_document, flat_statement, from_csv_cell
from onrecord.record.asking.overview import Tally
from onrecord.record.asking.paging import Portion
from onrecord.record.asking.query import Order, Query
from onrecord.record.asking.rows import Counts, DocumentLine, SpeakerRow
from onrecord.record.asking.search import DocumentHit, StatementHit
from onrecord.record.asking.searches import SavedSearch
from onrecord.record.asking.snippets import Snippet
from onrecord.record.examining.checks import Examined, examine
from onrecord.record.forgetting.removing import Forgotten
from onrecord.record.judging.deciding import UTTERANCE
from onrecord.record.keeping.copying import Copied, copy_record
from onrecord.record.record import Record
from onrecord.record.reviewer import Reviewer
from onrecord.record.store import is_record
from onrecord.record.writer import Writer

__all__ = [
    "CONTRADICTION",
    "GROUPS",
    "QUEUE",
    "UTTERANCE",
    "VERDICT_OF",
    "Beside",
    "Copied",
    "Counts",
    "DisputeQuery",
    "DisputeRow",
    "DocumentHit",
    "DocumentLine",
    "Examined",
    "Forgotten",
    "Found",
    "Order",
    "Portion",
    "Query",
    "Queued",
    "Record",
    "Remembered",
    "Requeued",
    "Reviewer",
    "SavedSearch",
    "Snippet",
    "SpeakerRow",
    "StatementHit",
    "Status",
    "StoredIndex",
    "Tally",
    "Writer",
    "copy_record",
    "csv_cell",
    "examine",
    "flat_document",
    "flat_statement",
    "from_csv_cell",
    "is_record",
]
