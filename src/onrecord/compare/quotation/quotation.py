"""Checking a quotation: whether it is in the record, word for word, as that speaker's words.

In: the words of a quotation, whose they are said to be, and a record to look in. Out: one of four
answers with the places that show it. Candidates are whole documents, because what is quoted may
never have been recognised as a statement. Within a document the words are looked for in each
statement, then in neighbouring statements of one speaker, then in the running text, where nobody
vouches for whose they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.compare.quotation.checked import Answer, Checked, Place, said_by_one_of
from onrecord.compare.quotation.passages import Passage, passages
from onrecord.compare.quotation.wording import (
    aligned,
    occurrences,
    window,
    words_of,
)
from onrecord.errors import BadInput
from onrecord.model import (
    DocumentId,
    DocumentRow,
    Span,
    SpeakerId,
    StatementRow,
    hull,
    words_at,
)

QUOTING_DOCUMENTS = 200  # documents looked at for the exact words; a stock phrase is in more
SHARING_DOCUMENTS = 40  # documents looked at for similar words, the best by rare words first
LOOKED_AT = 8  # documents, and passages in them, that are compared word by word: the most alike
# Similarity (see `changes`). Of 60 quotations with a quarter of their words changed 95 % are above
# it, of 120 from pages that are not in the record 2 %.
ALTERED_FROM = 0.65
NEAREST_FROM = 0.4  # similarity; of less, a stock word is all that is alike
ALTERED_WORDS = 3  # of fewer words every text has a near one


class QuotationSource(Protocol):
    """What of a record is needed; `Record` has it."""

    def documents_quoting(self, quote: str, limit: int) -> Sequence[DocumentId]:
        """Documents that have the words of `quote` in a row, in their text or a statement's."""

    def documents_sharing(self, quote: str, limit: int) -> Sequence[DocumentId]:
        """Documents that have some of the rarest words of `quote`, best first."""

    def document(self, name: str) -> DocumentRow | None:
        """The document of an id."""

    def statements_of(self, document: DocumentId) -> Sequence[StatementRow]:
        """The statements of a document, in the order of its text."""


def check_quotation(
    quote: str, source: QuotationSource, speakers: Collection[SpeakerId] | None = None
) -> Checked:
    """Whether `quote` is in the record, as words of one of `speakers` where they are given.

    Words are compared as `wording` says. BadInput where `quote` has no word.
    """
    words = words_of(unicodedata.normalize("NFC", quote))
    if not words:
        raise BadInput(f"{quote!r} has no word to check: give the words that are said to be said")
    quoting = source.documents_quoting(quote, QUOTING_DOCUMENTS)
    incomplete = len(quoting) == QUOTING_DOCUMENTS
    exact = [place for each in quoting for place in _verbatim(words, source, each)]
    exact.sort(key=lambda place: (not place.statements, not place.own_words))
    theirs = tuple(place for place in exact if place.said_by(speakers))
    if theirs:
        return Checked(quote, Answer.VERBATIM, theirs, incomplete=incomplete)
    near = _nearest(words, source, speakers)
    return _otherwise(quote, len(words), tuple(exact), near, speakers, incomplete)


def _otherwise(
    quote: str,
    length: int,
    exact: tuple[Place, ...],
    near: Place | None,
    speakers: Collection[SpeakerId] | None,
    incomplete: bool,
) -> Checked:
    """The answer where no one statement of the speakers' has the exact words."""
    theirs = near is not None and near.said_by(speakers)
    if near is not None and theirs and not near.changes:  # over the seam of two statements
        return Checked(quote, Answer.VERBATIM, (near,), incomplete=incomplete)
    similar = near is not None and near.similarity >= ALTERED_FROM and length >= ALTERED_WORDS
    if exact:
        return Checked(quote, Answer.ELSEWHERE, exact, near if similar and theirs else None)
    if near is not None and similar:
        return Checked(quote, Answer.ALTERED, (near,))
    worth = near is not None and near.similarity >= NEAREST_FROM
    return Checked(quote, Answer.ABSENT, (), near if worth else None)


def _verbatim(
    quote: Sequence[str], source: QuotationSource, document: DocumentId
) -> Iterator[Place]:
    """The places in one document that have exactly these words; each once, as a statement if so."""
    taken: list[Span] = []
    for passage in _passages_of(source, document):
        for at in occurrences(quote, passage.words):
            place = _place(document, passage, at, at + len(quote))
            whole = hull(place.spans)
            if len(passage.statements) == 1 or not any(whole.overlaps(span) for span in taken):
                taken.append(whole)
                yield place


def _nearest(
    quote: Sequence[str], source: QuotationSource, speakers: Collection[SpeakerId] | None
) -> Place | None:
    """The most similar wording: of the speakers asked for where that is an alteration of it."""
    found = [
        (document, passage, near)
        for document in _likeliest(quote, source)
        for passage in _passages_of(source, document)
        if (near := aligned(quote, passage.words))
    ]
    found.sort(key=lambda each: -each[2].likeness)
    theirs = [each for each in found if said_by_one_of(each[1].statements, speakers)]
    places = []
    for document, passage, near in (*found[:LOOKED_AT], *theirs[:LOOKED_AT]):
        best = window(quote, passage.words, near)
        place = _place(document, passage, best.start, best.end)
        changes = best.changes if best.similarity < 1 else ()
        places.append(replace(place, similarity=best.similarity, changes=changes))
    return max(places, key=lambda place: _rank(place, speakers), default=None)


def _likeliest(quote: Sequence[str], source: QuotationSource) -> list[DocumentId]:
    """The documents whose text has something most like `quote`; their statements are looked at."""
    likeness: dict[DocumentId, float] = {}
    for document in source.documents_sharing(" ".join(quote), SHARING_DOCUMENTS):
        row = source.document(document)
        near = aligned(quote, words_of(row.document.text)) if row else None
        likeness[document] = near.likeness if near else 0.0
    return sorted(likeness, key=lambda document: -likeness[document])[:LOOKED_AT]


def _rank(place: Place, speakers: Collection[SpeakerId] | None) -> tuple[bool, float, bool]:
    """An alteration of the speaker's words before the most similar ones of all."""
    altered = place.similarity >= ALTERED_FROM
    return (altered and place.said_by(speakers), place.similarity, bool(place.statements))


def _passages_of(source: QuotationSource, document: DocumentId) -> Iterator[Passage]:
    row = source.document(document)
    if row is not None:
        yield from passages(row.document.text, source.statements_of(document))


def _place(document: DocumentId, passage: Passage, start: int, end: int) -> Place:
    """The place of the words [start, end) of a passage."""
    pieces = passage.spans(start, end)
    whole = hull(pieces)
    statements = tuple(
        each for each in passage.statements if any(span.overlaps(whole) for span in each.content)
    )
    return Place(document, statements, pieces, words_at(passage.text, pieces))
