"""Full text search: a user's words become a query that cannot be wrong, the best hits come first.

In: words as typed: all must be there; "a phrase" in order; pref* for a beginning. Case and
diacritics do not count. Out: hits with a snippet, ranked by BM25. Ranks are computed for all hits
but snippets only for those that are taken, HITS_AT_ONCE at a time, so that the first page of
results of a common word is quick and the last hit is still to be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    column,
    literal_column,
    select,
    table,
)

from onrecord.model import StatementRow
from onrecord.record.asking.conditions import conditions, document_conditions, keys_of
from onrecord.record.asking.documents import listed_documents
from onrecord.record.asking.matching import matching
from onrecord.record.asking.paging import statements_numbered
from onrecord.record.asking.query import Query
from onrecord.record.asking.rows import DocumentLine, line_of
from onrecord.record.asking.snippets import Snippet
from onrecord.record.asking.terms import Wanted, wanted
from onrecord.record.keeping.connect import numbers_of
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.tables import documents, statements

HITS_AT_ONCE = 52  # a page of results, and whether there is another: snippets cost most
_STATEMENTS = table("statement_words", column("rowid"))
_DOCUMENTS = table("document_words", column("rowid"))


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement whose content has the words; `rank` is lower for a better hit."""

    statement: StatementRow
    snippet: Snippet
    rank: float


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document whose title or text has the words."""

    document: DocumentLine
    snippet: Snippet
    rank: float


def statement_hits(connection: Connection, words: str, query: Query) -> Iterator[StatementHit]:
    """Statements whose content has `words` and that `query` keeps, the best first."""
    asked = wanted(words)
    hits = _statements_with(connection, asked, query)
    for ranks, found in _in_portions(connection, "statement_words", asked, hits, HITS_AT_ONCE):
        by_number = statements_numbered(connection, ranks)
        for number, rank in ranks.items():
            yield StatementHit(by_number[number], found[number], rank)


def best_statements(
    connection: Connection, words: str, query: Query, limit: int
) -> list[StatementRow]:
    """The best of the same statements without snippets, which cost half of the time."""
    hits = _statements_with(connection, wanted(words), query).limit(limit)
    numbers = [row.number for row in connection.execute(hits)]
    by_number = statements_numbered(connection, numbers)
    return [by_number[number] for number in numbers]


def document_hits(connection: Connection, words: str, query: Query) -> Iterator[DocumentHit]:
    """Documents whose title or text has `words`; the filters on speakers and acts do not count."""
    joined = _DOCUMENTS.join(documents, documents.c.number == _DOCUMENTS.c.rowid)
    kept = list(document_conditions(query))
    if query.document is not None:
        kept.append(documents.c.id == query.document)
    asked = wanted(words)
    hits = ranked(connection, "document_words", asked, joined).where(*kept)
    for ranks, found in _in_portions(connection, "document_words", asked, hits, HITS_AT_ONCE):
        these = documents.c.number.in_(numbers_of(ranks))
        rows = connection.execute(listed_documents().where(these))
        by_number = {row.number: line_of(row) for row in rows}
        for number, rank in ranks.items():
            yield DocumentHit(by_number[number], found[number], rank)


def ranked(
    connection: Connection, index: str, words: Wanted, joined: FromClause
) -> Select[int, float]:
    """Numbers and ranks of the rows of an index that fit, best first."""
    own: ColumnElement[int] = literal_column(f"{index}.rowid")
    rank = dialect_of(connection).rank(connection, index, words).label("rank")
    found = select(own.label("number"), rank)
    return found.select_from(joined).where(matching(index, words)).order_by(rank, own)


def _statements_with(connection: Connection, asked: Wanted, query: Query) -> Select[int, float]:
    kept = list(conditions(query))
    joined: FromClause = _STATEMENTS
    if kept:  # else the index alone answers
        joined = joined.join(keys_of(query), statements.c.number == _STATEMENTS.c.rowid)
    return ranked(connection, "statement_words", asked, joined).where(*kept)


def _in_portions(
    connection: Connection, index: str, asked: Wanted, hits: Select[int, float], at_once: int
) -> Iterator[tuple[dict[int, float], dict[int, Snippet]]]:
    """Ranks and snippets by number, best first."""
    portioned = hits.execution_options(yield_per=at_once)
    for portion in connection.execute(portioned).partitions():
        ranks = {row.number: row.rank for row in portion}
        yield ranks, dialect_of(connection).snippets(connection, index, asked, ranks)
