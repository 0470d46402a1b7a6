"""The tables as SQLAlchemy sees them, for writing queries; the scripts in `migrations/` make them.

A test compares the two. Columns are explained where they are made.
"""

from onrecord.record.tables.columns import metadata
from onrecord.record.tables.found import (
    copies,
    dispatches,
    dispute_evidence,
    disputes,
    renderings,
    reviewed,
    utterances,
)
from onrecord.record.tables.indexed import (
    contradictions,
    items,
    links,
    owed,
    postings,
    remembered,
    spellings,
    tallies,
)
from onrecord.record.tables.judged import (
    forgotten,
    judged_statements,
    judgements,
    searches,
    standing_judgements,
)
from onrecord.record.tables.reading import (
    as_read,
    candidates,
    documents,
    inputs,
    page_bytes,
    pages,
    readings,
    rejections,
    statements,
    taught_roles,
)
from onrecord.record.tables.speaking import aliases, people, roles, speakers

__all__ = [
    "aliases",
    "as_read",
    "candidates",
    "contradictions",
    "copies",
    "dispatches",
    "dispute_evidence",
    "disputes",
    "documents",
    "forgotten",
    "inputs",
    "items",
    "judged_statements",
    "judgements",
    "links",
    "metadata",
    "owed",
    "page_bytes",
    "pages",
    "people",
    "postings",
    "readings",
    "rejections",
    "remembered",
    "renderings",
    "reviewed",
    "roles",
    "searches",
    "speakers",
    "spellings",
    "standing_judgements",
    "statements",
    "tallies",
    "taught_roles",
    "utterances",
]
