"""Full text search: a user's words become a query that cannot be wrong, the best hits come first.

In: words as typed: all must be there; "a phrase" in order; pref* for a beginning. Case and
diacritics do not count. Out: hits with a snippet, ranked by BM25 (SQLite's FTS5). Ranks are
computed for all hits but snippets only for those that are taken, HITS_AT_ONCE at a time, so that
the first page of results of a common word is quick and the last hit is still to be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    case,
    column,
    func,
    literal_column,
    select,
    table,
)

from onrecord.model import DocumentRow, Span, Spans, StatementRow
from onrecord.record.documents import selected_documents
from onrecord.record.matching import match_expression, matching
from onrecord.record.query import Query, conditions, document_conditions, keys_of, selected
from onrecord.record.rows import document_of, statement_of
from onrecord.record.tables import documents, statements

HITS_AT_ONCE = 100
SNIPPET_TOKENS = 24  # two lines of a terminal; FTS5 allows up to 64
SNIPPET_TEXT = 200_000  # code points; FTS5 needs 30 s for a snippet of a line of 5 MB
BEGINNING = 160  # code points shown of a longer text
SEARCHED = {"statement_words": ("content_text",), "document_words": ("title", "text")}
_OPEN, _CLOSE = "\x02", "\x03"  # around the words found; STX and ETX stand in no news text


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words around what was found; `found` are spans of `text`."""

    text: str
    found: Spans


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement whose content has the words; `rank` is lower for a better hit."""

    statement: StatementRow
    snippet: Snippet
    rank: float


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document whose title or text has the words."""

    document: DocumentRow
    snippet: Snippet
    rank: float


def statement_hits(connection: Connection, words: str, query: Query) -> Iterator[StatementHit]:
    """Statements whose content has `words` and that `query` keeps, the best first."""
    index = _index("statement_words")
    kept, wanted = _ranked(index, words), list(conditions(query))
    if wanted:
        joined = index.join(keys_of(query), statements.c.number == index.c.rowid)
        kept = kept.select_from(joined).where(*wanted)
    for ranks, found in _in_portions(connection, kept, index, words, 0):
        rows = connection.execute(selected(Query()).where(statements.c.number.in_(ranks)))
        by_number = {row.number: statement_of(row) for row in rows}
        for number, rank in ranks.items():
            yield StatementHit(by_number[number], found[number], rank)


def document_hits(connection: Connection, words: str, query: Query) -> Iterator[DocumentHit]:
    """Documents whose title or text has `words`; the filters on speakers and acts do not count."""
    index = _index("document_words")
    kept = _ranked(index, words).select_from(
        index.join(documents, documents.c.number == index.c.rowid)
    )
    if query.document is not None:
        kept = kept.where(documents.c.id == query.document)
    kept = kept.where(*document_conditions(query))
    for ranks, found in _in_portions(connection, kept, index, words, 1):
        rows = connection.execute(selected_documents().where(documents.c.number.in_(ranks)))
        by_number = {row.number: document_of(row) for row in rows}
        for number, rank in ranks.items():
            yield DocumentHit(by_number[number], found[number], rank)


def _index(name: str) -> FromClause:
    """An FTS5 table; the column with its own name stands for the whole row."""
    return table(name, column("rowid"), column("rank"), column(name))


def _ranked(index: FromClause, words: str) -> Select[Any]:
    ranked = select(index.c.rowid, index.c.rank).where(matching(index, match_expression(words)))
    return ranked.order_by(index.c.rank, index.c.rowid)


def _in_portions(
    connection: Connection, kept: Select[Any], index: FromClause, words: str, text_column: int
) -> Iterator[tuple[dict[int, float], dict[int, Snippet]]]:
    """Ranks and snippets by number, best first."""
    hits = connection.execute(kept.execution_options(yield_per=HITS_AT_ONCE))
    for portion in hits.partitions():
        ranks = {row.rowid: row.rank for row in portion}
        yield ranks, _snippets(connection, index, words, list(ranks), text_column)


def _snippets(
    connection: Connection, index: FromClause, words: str, numbers: list[int], text_column: int
) -> dict[int, Snippet]:
    snippet = func.snippet(
        literal_column(index.description), text_column, _OPEN, _CLOSE, "…", SNIPPET_TOKENS
    )
    text: ColumnElement[str] = literal_column(SEARCHED[index.description][text_column])
    beginning = func.substr(text, 1, BEGINNING).concat("…")
    around = case((func.length(text) <= SNIPPET_TEXT, snippet), else_=beginning)
    rows = connection.execute(
        select(index.c.rowid, around.label("around")).where(
            matching(index, match_expression(words)), index.c.rowid.in_(numbers)
        )
    )
    return {row.rowid: _snippet(row) for row in rows}


def _snippet(row: Row[Any, Any]) -> Snippet:
    """FTS5's marks taken out and kept as spans."""
    text, found = "", []
    for piece in row.around.split(_OPEN):
        word, close, after = piece.partition(_CLOSE)
        if close and word:
            found.append(Span(len(text), len(text) + len(word)))
        text += word + after
    return Snippet(text, tuple(found))
