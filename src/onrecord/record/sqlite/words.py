"""Full text in SQLite: snippets and the vocabulary of FTS5."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    case,
    column,
    func,
    literal_column,
    select,
    table,
)

from onrecord.model import Span
from onrecord.record.asking import snippets as bounds
from onrecord.record.asking.matching import matching
from onrecord.record.asking.snippets import BEGINNING, CUT, SHOWN, SNIPPET_WORDS, Snippet
from onrecord.record.asking.terms import Wanted
from onrecord.record.keeping.connect import numbers_of

_COLUMNS = {"statement_words": ("content_text",), "document_words": ("title", "text")}
_OPEN, _CLOSE = "\x02", "\x03"  # around the words found; STX and ETX stand in no news text
_TERMS = table("document_terms", column("term"), column("doc"))


def snippets(
    connection: Connection, index: str, wanted: Wanted, numbers: Collection[int]
) -> dict[int, Snippet]:
    """What is shown of these rows of an index, which fit what is wanted."""
    rows_of, shown = table(index, column("rowid")), SHOWN[index]
    place = _COLUMNS[index].index(shown)
    own: ColumnElement[Any] = literal_column(index)
    snippet = func.snippet(own, place, _OPEN, _CLOSE, CUT, SNIPPET_WORDS)
    text: ColumnElement[str] = literal_column(shown)
    beginning = func.substr(text, 1, BEGINNING).concat(CUT)
    around = case((func.length(text) <= bounds.SNIPPET_TEXT, snippet), else_=beginning)
    rows = connection.execute(
        select(rows_of.c.rowid, around.label("around")).where(
            matching(index, wanted), rows_of.c.rowid.in_(numbers_of(numbers))
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


def rarest(connection: Connection, words: Collection[str], most: int) -> list[str]:
    """Those of `words` that documents have, in the fewest first: FTS5 keeps a vocabulary."""
    known = select(_TERMS.c.term).where(_TERMS.c.term.in_(words))
    ordered = known.order_by(_TERMS.c.doc, _TERMS.c.term).limit(most)
    return list(connection.execute(ordered).scalars())
