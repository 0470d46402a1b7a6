"""Dispatches: documents that carry the same copy, whole, cut, re-led or lightly rewritten.

In: documents, in any order, a few at a time. Out: the groups of those that share so much of their
own words that one was made from the other, or both from a third, with the origin where a page
credits one. Passages rather than whole texts are hashed because a copy cut to a third has little
in common with the whole, while each passage that was kept is kept (the idea of passim: Smith,
Cordell and Dillon 2013). Adding a document asks the index for its passages only.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from rensa import RMinHashLSH

from onrecord.group.credits import Credit, credits_of
from onrecord.group.passages import (
    BANDS,
    HASHES,
    Passage,
    aligned_words,
    hashes_of,
    passages_of,
    same_passage,
)
from onrecord.group.sets import Sets
from onrecord.model import Dispatch, Document, DocumentId, dispatch_id

log = logging.getLogger(__name__)

MIN_SHARED_WORDS = 30  # aligned own words: about one long paragraph
MIN_SHARE = 0.35  # of the own words of the shorter text; one borrowed paragraph is no copy


class Dispatches:
    """Groups of copies that grow as documents are added."""

    def __init__(self) -> None:
        self._documents: dict[DocumentId, Document] = {}
        self._lengths: dict[DocumentId, int] = {}
        self._passages: list[Passage] = []
        self._index = RMinHashLSH(0.4, HASHES, BANDS)
        self._copies: Sets[DocumentId] = Sets()

    def add(self, documents: Iterable[Document]) -> None:
        """Takes `documents` in; one that is known already changes nothing."""
        for document in documents:
            if document.id not in self._documents:
                self._documents[document.id] = document
                self._join(document, passages_of(document))

    def all(self) -> tuple[Dispatch, ...]:
        """The dispatches that at least two documents carry, by id."""
        groups = (group for group in self._copies.groups() if len(group) > 1)
        found = [_dispatch([self._documents[each] for each in group]) for group in groups]
        return tuple(sorted(found, key=lambda dispatch: dispatch.id))

    def origin_of(self, document: DocumentId) -> DocumentId:
        """One document that stands for all copies of `document`: itself where it has none."""
        return self._copies.root(document)

    def _join(self, document: Document, passages: tuple[Passage, ...]) -> None:
        self._lengths[document.id] = sum(len(passage.words) for passage in passages)
        self._copies.add(document.id)
        shared: Counter[DocumentId] = Counter()
        for passage in passages:
            shared.update(self._shared_words(passage))
        for other, words in shared.items():
            if self._is_copy(words, min(self._lengths[document.id], self._lengths[other])):
                log.debug("%s and %s share %d words", document.id, other, words)
                self._copies.join(document.id, other)

    def _shared_words(self, passage: Passage) -> dict[DocumentId, int]:
        """How many words of `passage` each known document has; then it is known itself."""
        hashes = hashes_of(passage.words)
        shared: dict[DocumentId, int] = {}
        for key in self._index.query(hashes):
            other = self._passages[key]
            if other.document != passage.document and same_passage(passage, other):
                words = aligned_words(passage.words, other.words)
                shared[other.document] = max(words, shared.get(other.document, 0))
        self._index.insert(len(self._passages), hashes)
        self._passages.append(passage)
        return shared

    @staticmethod
    def _is_copy(shared: int, shorter: int) -> bool:
        return shared >= MIN_SHARED_WORDS and shared >= MIN_SHARE * shorter


def _dispatch(documents: list[Document]) -> Dispatch:
    """The dispatch of `documents`, which share their words."""
    documents = sorted(documents, key=_age)
    found = {document.id: credits_of(document) for document in documents}
    credited = _most_credited(found.values())
    oldest = documents[0].outlet if documents[0].published else None
    return Dispatch(
        id=dispatch_id(document.id for document in documents),
        documents=tuple(document.id for document in documents),
        origin=credited or oldest,
        credited=credited is not None,
        evidence=tuple(_evidence(documents, found, credited)),
    )


def _age(document: Document) -> tuple[str, str]:
    """Oldest first, undated last."""
    return (document.published.text if document.published else "9999", document.id)


def _most_credited(found: Iterable[tuple[Credit, ...]]) -> str | None:
    """The agency that most documents credit; "Meridian" and "Meridian Press" are one."""
    names = [credit.agency for each in found for credit in each]
    whole = [max((n for n in names if n.startswith(name)), key=len) for name in names]
    return min(whole, key=lambda name: (-whole.count(name), name), default=None)


def _evidence(
    documents: list[Document], found: dict[DocumentId, tuple[Credit, ...]], credited: str | None
) -> Iterable[str]:
    for document in documents:
        for credit in found[document.id]:
            if credited and credited.startswith(credit.agency):
                yield f"{document.outlet or document.id} credits {credited}: “{credit.words}”"
    if credited is None and documents[0].published:
        yield f"no page credits an agency; {documents[0].outlet or documents[0].id} was first"
