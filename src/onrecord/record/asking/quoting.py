"""Documents in which a quotation may stand, for the room that compares wordings.

First those where all its words follow each other, in the text or in the content of one statement
(which leaves out what a narrator puts between); then those that share its rarest words, in one
statement or anywhere, by turns: a short statement is found by its own rank, a sentence that was
not recognised as one by its document's. How rare a word is, the full text index tells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

from sqlalchemy import Connection, column, select, table, union

from onrecord.model import DocumentId
from onrecord.record.asking.matching import matching
from onrecord.record.asking.search import ranked
from onrecord.record.asking.terms import Term, Wanted
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.tables import documents, statements

RARE_WORDS = 8  # enough to find a text of which half the words were changed

_STATEMENTS = table("statement_words", column("rowid"))
_DOCUMENTS = table("document_words", column("rowid"))


def documents_quoting(connection: Connection, quote: str, limit: int) -> list[DocumentId]:
    """Documents that hold the words of `quote` one after the other, in the order of reading."""
    if not any(letter.isalnum() for letter in quote):
        return []
    phrase = Wanted((Term(_phrase(quote)),))
    in_text = (
        select(documents.c.id, documents.c.number)
        .join(_DOCUMENTS, _DOCUMENTS.c.rowid == documents.c.number)
        .where(matching("document_words", phrase))
    )
    in_content = (
        select(documents.c.id, documents.c.number)
        .join(statements, statements.c.document == documents.c.id)
        .join(_STATEMENTS, _STATEMENTS.c.rowid == statements.c.number)
        .where(matching("statement_words", phrase))
    )
    both = union(in_text, in_content).order_by("number").limit(limit)
    return list(connection.execute(both).scalars())


def documents_sharing(connection: Connection, words: Iterable[str], limit: int) -> list[DocumentId]:
    """Documents that hold some of the rarest of `words`, those with the most and rarest first."""
    terms = {term for word in words for term in _terms(word)}
    rare = dialect_of(connection).rarest(connection, terms, RARE_WORDS)
    if not rare:
        return []
    any_of = Wanted(tuple(map(Term, rare)), some=True)
    said = ranked(connection, "statement_words", any_of, _STATEMENTS).limit(limit).subquery()
    written = ranked(connection, "document_words", any_of, _DOCUMENTS).limit(limit).subquery()
    found = (
        select(statements.c.document).join(said, said.c.number == statements.c.number),
        select(documents.c.id).join(written, written.c.number == documents.c.number),
    )
    ordered = (
        each.order_by(best.c.rank, best.c.number)
        for each, best in zip(found, (said, written), strict=True)
    )
    best = zip_longest(*(connection.execute(each).scalars() for each in ordered))
    return list(dict.fromkeys(each for pair in best for each in pair if each))[:limit]


def _terms(word: str) -> list[str]:
    """`word` as the tokenizer unicode61 keeps it: lower case, no diacritics, cut at marks."""
    letters = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFD", word.lower())
        if not unicodedata.combining(letter)
    )
    return "".join(letters).split()


def _phrase(quote: str) -> str:
    """What may stand between quotation marks."""
    storable = unicodedata.normalize("NFC", quote).encode("utf8", "replace").decode("utf8")
    return storable.replace('"', " ").replace("\0", " ")
