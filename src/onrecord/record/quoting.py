"""Documents in which a quotation may stand, for the room that compares wordings.

First those where all its words follow each other, in the text or in the content of one statement
(which leaves out what a narrator puts between); then those that share its rarest words, in one
statement or anywhere, by turns: a short statement is found by its own rank, a sentence that was
not recognised as one by its document's. How rare a
word is, FTS5's own vocabulary tells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

from sqlalchemy import Connection, column, select, table, union

from onrecord.model import DocumentId
from onrecord.record.matching import matching
from onrecord.record.tables import documents, statements

RARE_WORDS = 8  # enough to find a text of which half the words were changed

_STATEMENTS = table("statement_words", column("rowid"), column("rank"), column("statement_words"))
_DOCUMENTS = table("document_words", column("rowid"), column("rank"), column("document_words"))
_TERMS = table("document_terms", column("term"), column("doc"))


def documents_quoting(connection: Connection, quote: str, limit: int) -> list[DocumentId]:
    """Documents that hold the words of `quote` one after the other, in the order of reading."""
    phrase = _quoted(quote)
    if not phrase:
        return []
    in_text = (
        select(documents.c.id, documents.c.number)
        .join(_DOCUMENTS, _DOCUMENTS.c.rowid == documents.c.number)
        .where(matching(_DOCUMENTS, phrase))
    )
    in_content = (
        select(documents.c.id, documents.c.number)
        .join(statements, statements.c.document == documents.c.id)
        .join(_STATEMENTS, _STATEMENTS.c.rowid == statements.c.number)
        .where(matching(_STATEMENTS, phrase))
    )
    both = union(in_text, in_content).order_by("number").limit(limit)
    return list(connection.execute(both).scalars())


def documents_sharing(connection: Connection, words: Iterable[str], limit: int) -> list[DocumentId]:
    """Documents that hold some of the rarest of `words`, those with the most and rarest first."""
    rare = _rarest(connection, words)
    if not rare:
        return []
    any_of = " OR ".join(f'"{word}"' for word in rare)
    said = (
        select(statements.c.document)
        .join(_STATEMENTS, _STATEMENTS.c.rowid == statements.c.number)
        .where(matching(_STATEMENTS, any_of))
        .order_by(_STATEMENTS.c.rank, _STATEMENTS.c.rowid)
        .limit(limit)
    )
    written = (
        select(documents.c.id)
        .join(_DOCUMENTS, _DOCUMENTS.c.rowid == documents.c.number)
        .where(matching(_DOCUMENTS, any_of))
        .order_by(_DOCUMENTS.c.rank, _DOCUMENTS.c.rowid)
        .limit(limit)
    )
    best = zip_longest(*(connection.execute(each).scalars() for each in (said, written)))
    return list(dict.fromkeys(each for pair in best for each in pair if each))[:limit]


def _rarest(connection: Connection, words: Iterable[str]) -> list[str]:
    terms = {term for word in words for term in _terms(word)}
    known = connection.execute(
        select(_TERMS.c.term).where(_TERMS.c.term.in_(terms)).order_by(_TERMS.c.doc, _TERMS.c.term)
    )
    return list(known.scalars())[:RARE_WORDS]


def _terms(word: str) -> list[str]:
    """`word` as the tokenizer unicode61 keeps it: lower case, no diacritics, cut at marks."""
    letters = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFD", word.lower())
        if not unicodedata.combining(letter)
    )
    return "".join(letters).split()


def _quoted(quote: str) -> str:
    """One FTS5 phrase; empty where there is no word in it."""
    if not any(letter.isalnum() for letter in quote):
        return ""
    storable = unicodedata.normalize("NFC", quote).encode("utf8", "replace").decode("utf8")
    return '"' + storable.replace('"', " ").replace("\0", " ") + '"'
