"""Full text in PostgreSQL: rank, snippets, and which words are rare.

In: a connection, an index and what is wanted. Out: the same as SQLite's FTS5 gives. The indexes are
tables of words (`statement_words`, `document_words`, `alias_words`) that triggers fill: of each row
its words in order, their lexemes with a GIN index, and how many words there are.

PostgreSQL's own ranks know nothing of how rare a word is. The rank here is BM25 as FTS5 computes it
(Robertson and Walker 1994; https://www.sqlite.org/fts5.html, section 5.1.1), so that both databases
give the same hits in the same order.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
    text,
)

from onrecord.record.asking import snippets as bounds
from onrecord.record.asking.matching import matching
from onrecord.record.asking.snippets import BEGINNING, CUT, Snippet
from onrecord.record.asking.terms import Term, Wanted
from onrecord.record.postgresql.snippeting import snippet
from onrecord.record.postgresql.wording import LONGEST, pattern_of
from onrecord.record.tables import documents, statements

K1, B = 1.2, 0.75  # how soon more of a word stops to count, and how much length does
LEAST_IDF = 1e-6  # of a word that more than half of all rows have

_SHOWN: dict[str, tuple[Column[Any], Column[Any]]] = {
    "statement_words": (statements.c.number, statements.c.content_text),
    "document_words": (documents.c.number, documents.c.text),
}
_RAREST = text("""
SELECT word.value FROM json_each(:given) AS word, LATERAL (
    SELECT count(*) AS doc FROM document_words
    WHERE vector @@ CAST('''' || left(word.value, :longest) || '''' AS TSQUERY)
) AS counted WHERE doc > 0 ORDER BY doc, word.value COLLATE "C" LIMIT :most""")


def rank(connection: Connection, index: str, wanted: Wanted) -> ColumnElement[float]:
    """BM25 of a row of an index, negative: lower is better."""
    many, words = connection.execute(
        select(func.count(), func.coalesce(func.sum(_column(index, "size")), 0)).select_from(
            text(index)
        )
    ).one()
    average = float(words) / many if words else 1.0
    share: ColumnElement[Any] = cast(_column(index, "size"), Float) / average
    length: ColumnElement[Any] = K1 * (1 - B + B * share)
    parts = [
        _idf(many, _having(connection, index, term)) * _saturated(index, term, length)
        for term in wanted.terms
    ]
    return -reduce(add, parts)


def _having(connection: Connection, index: str, term: Term) -> int:
    """How many rows have a term."""
    counted = select(func.count()).select_from(text(index)).where(matching(index, Wanted((term,))))
    return connection.execute(counted).scalar_one()


def _idf(many: int, having: int) -> float:
    return max(math.log((many - having + 0.5) / (having + 0.5)), LEAST_IDF)


def _saturated(index: str, term: Term, length: ColumnElement[Any]) -> ColumnElement[Any]:
    """How often a row has a term, with less and less said by each."""
    words, pattern = _column(index, "words"), pattern_of(term)
    without = func.octet_length(func.replace(words, literal(pattern), ""))
    times = cast(func.octet_length(words) - without, Float) / float(len(pattern.encode()))
    return times * (K1 + 1) / (times + length)


def _column(index: str, name: str) -> ColumnElement[Any]:
    return literal_column(f"{index}.{name}")


def snippets(
    connection: Connection, index: str, wanted: Wanted, numbers: Collection[int]
) -> dict[int, Snippet]:
    """What is shown of these rows of an index, which fit what is wanted."""
    number, shown = _SHOWN[index]
    short = func.length(shown) <= bounds.SNIPPET_TEXT
    beginning = func.substr(shown, 1, BEGINNING).concat(CUT)
    wanted_rows = select(
        number, short.label("short"), case((short, shown), else_=beginning).label("text")
    )
    rows = connection.execute(wanted_rows.where(number.in_(numbers)))
    return {
        row.number: snippet(row.text, wanted) if row.short else Snippet(row.text, ())
        for row in rows
    }


def rarest(connection: Connection, words: Collection[str], most: int) -> list[str]:
    """Those of `words` that documents have, in the fewest first; the index counts each."""
    given = {"given": json.dumps(sorted(words)), "most": most, "longest": LONGEST}
    return list(connection.execute(_RAREST, given).scalars())
