"""The room `record`: the store of pages, documents, statements and judgements.

It is one SQLite file, or a database of a PostgreSQL server. In: readings, rejections, judgements.
Out: rows, streamed. `Record` is all that others need; `Query` says which statements, `flat` and
`csv_cell` make rows for tables.
"""

from onrecord.record.beside import Beside
from onrecord.record.copying import Copied, copy_record
from onrecord.record.deciding import UTTERANCE
from onrecord.record.disputes import (
    CONTRADICTION,
    VERDICT_OF,
    DisputeQuery,
    DisputeRow,
    Status,
)
from onrecord.record.examining import Examined, examine
from onrecord.record.findings import Found, Queued, Requeued
from onrecord.record.flat import csv_cell, flat_document, flat_statement, from_csv_cell
from onrecord.record.forgetting import Forgotten
from onrecord.record.index import StoredIndex
from onrecord.record.overview import Tally
from onrecord.record.owing import GROUPS, QUEUE
from onrecord.record.paging import Portion
from onrecord.record.query import Order, Query
from onrecord.record.record import Record
from onrecord.record.remembering import Remembered
from onrecord.record.reviewer import Reviewer
from onrecord.record.rows import Counts, DocumentLine, SpeakerRow
from onrecord.record.search import DocumentHit, StatementHit
from onrecord.record.searches import SavedSearch
from onrecord.record.snippets import Snippet
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
