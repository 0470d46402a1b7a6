"""Dispatches: documents that carry the same copy, whole, cut, re-led or lightly rewritten.

In: documents, in any order, a few at a time. Out: links between those that share so much of their
own words that one was made from the other, or both from a third, and the groups that they make,
with the origin where a page credits one. Passages rather than whole texts are hashed because a copy
cut to a third has little in common with the whole, while each passage that was kept is kept (the
idea of passim: Smith, Cordell and Dillon 2013). A document meets those that share a band of a
passage's hashes, or words in a row; alignment of words then decides, or how much of the shorter
text stands in runs that the other has: a short story told again has no paragraph left (`runs.py`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.group.accounts import Account, account_of, common_source, meetings_of, near
from onrecord.group.credits import credits_of, most_credited, outlet_of, told_by_credits
from onrecord.group.passages import Passage, bands_of, passages_of, shared_words
from onrecord.group.runs import Runs, in_runs, keys_of, runs_of
from onrecord.group.sets import Sets
from onrecord.model import Dispatch, Document, DocumentId, Link, dispatch_id
from onrecord.postings import Entry, Index, MemoryIndex, key_of

log = logging.getLogger(__name__)

KIND = "copy"
MIN_SHARED_WORDS = 30  # aligned own words: about one long paragraph
MIN_SHARE = 0.35  # of the own words of the shorter text; one borrowed paragraph is no copy
MIN_IN_RUNS = 20  # own words of the shorter text in runs of the other: two sentences
MIN_RUNS = 2  # places; one sentence may stand under all stories of an outlet
MIN_RUN_SHARE = 0.28  # of its own words; what others wrote on one event had .27 at most
MIN_RETOLD_SHARE = 0.2  # the same within days and in three places: of 924 news articles those that
MIN_PLACES = 3  # share as much and are no copies have a standing note, or a year between them
BAND, SHINGLE = 3, 2  # what a band of a passage, an account's quotation, a text's shingle weigh
MET = 6  # weight by which two are compared: passages of which 40 % of shingles agree share five
# bands on average; were it two shingles, 924 news articles would make 4,000 pairs, not 1,100
CROWD = 30  # documents that one band is asked for: copies of one text are all linked by a few

Recall = Callable[[Collection[str]], Mapping[DocumentId, Document]]


class Dispatches:
    """Groups of copies that grow as documents are added, in memory."""

    def __init__(self) -> None:
        self._documents: dict[DocumentId, Document] = {}
        self._index = MemoryIndex()
        self._copies: Sets[DocumentId] = Sets()

    def add(self, documents: Iterable[Document]) -> None:
        """Takes `documents` in; one that is known already changes nothing."""
        new = {each.id: each for each in documents if each.id not in self._documents}
        self._documents.update(new)
        for own in new:
            self._copies.add(own)
        for link in copies_of([*new.values()], self._index, lambda _: self._documents):
            self._copies.join(DocumentId(link.one), DocumentId(link.other))

    def all(self) -> tuple[Dispatch, ...]:
        """The dispatches that at least two documents carry, by id."""
        groups = (group for group in self._copies.groups() if len(group) > 1)
        found = [dispatch_from([self._documents[each] for each in group]) for group in groups]
        return tuple(sorted(found, key=lambda dispatch: dispatch.id))

    def origin_of(self, document: DocumentId) -> DocumentId:
        """One document that stands for all copies of `document`: itself where it has none."""
        return self._copies.root(document)


def copies_of(new: Sequence[Document], index: Index, recall: Recall) -> Iterator[Link]:
    """The links of new documents with each other and with those that `index` knows.

    They are put into `index`, which must not have them; `recall` gives the documents of ids.
    """
    read = {each.id: _Text(each) for each in new}
    keys = {own: _keys(text) for own, text in read.items()}
    index.put([Entry(own, KIND, own, frozenset(found)) for own, found in keys.items()])
    index.foresee({key for each in keys.values() for key in each}, CROWD)
    places = {own: place for place, own in enumerate(read)}
    for document in new:
        met = sorted(_met(document.id, keys[document.id], index, places))
        missing = [own for own in met if own not in read]
        known = recall(missing)
        read |= {own: _Text(known[own]) for own in missing}
        for own in met:
            if why := _one_origin(read[document.id], read[own]):
                log.debug("%s and %s have one origin", document.id, own)
                yield Link(document.id, own, why)


def dispatch_from(documents: Iterable[Document]) -> Dispatch:
    """The dispatch of `documents`, which share their words."""
    documents = sorted(documents, key=_age)
    found = {document.id: credits_of(document) for document in documents}
    own = [each for document in documents if (each := outlet_of(document))]
    credited = most_credited(found.values(), own)
    oldest = documents[0].outlet if documents[0].published else None
    return Dispatch(
        id=dispatch_id(document.id for document in documents),
        documents=tuple(document.id for document in documents),
        origin=credited or oldest,
        credited=credited is not None,
        evidence=tuple(told_by_credits(documents, found, credited)),
    )


@dataclass(frozen=True)  # without slots: what is asked of a text is kept
class _Text:
    """What of a document is compared: its own passages, and whose report it gives.

    Each is made when it is asked for: of a text that shares whole passages nothing else is.
    """

    document: Document

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its own paragraphs."""
        return passages_of(self.document)

    @cached_property
    def runs(self) -> Runs:
        """Its own words in a row."""
        return runs_of(self.document)

    @cached_property
    def account(self) -> Account | None:
        """What it quotes, and from whom."""
        return account_of(self.document)


def _keys(text: _Text) -> Mapping[int, float]:
    """The keys by which a text is found, with their weights."""
    bands = (key_of(KIND, *b) for passage in text.passages for b in bands_of(passage.words))
    said = meetings_of(text.account) if text.account else ()
    accounts = (key_of(KIND, "account", *each) for each in said)
    return dict.fromkeys(keys_of(text.runs), SHINGLE) | dict.fromkeys((*bands, *accounts), BAND)


def _one_origin(one: _Text, other: _Text) -> str | None:
    """Why the two have one origin, as a sentence for people; None where they have not."""
    if words := _copied(one.passages, other.passages):
        return f"They share {words} words in passages."
    if words := _retold(one, other):
        return f"They share {words} words of their own in runs of five."
    if one.account is None or other.account is None:
        return None
    return common_source(one.account, other.account)


def _met(
    document: DocumentId, keys: Mapping[int, float], index: Index, new: Mapping[DocumentId, int]
) -> Iterator[DocumentId]:
    """The documents that this one is compared with; of two new ones the later asks."""
    for meeting in index.meeting(keys, CROWD, MET):
        own = DocumentId(meeting.name)
        if new.get(own, -1) < new[document]:
            yield own


def _copied(one: Sequence[Passage], other: Sequence[Passage]) -> int:
    """How many words the one has of the other, 0 where they are too few for a copy."""
    if not one or not other:
        return 0
    shared = sum(max(shared_words(own, each) for each in other) for own in one)
    shorter = min(sum(len(each.words) for each in text) for text in (one, other))
    return shared if shared >= max(MIN_SHARED_WORDS, MIN_SHARE * shorter) else 0


def _retold(one: _Text, other: _Text) -> int:
    """How many words the shorter has in runs of the other, 0 where they are too few."""
    words, places = in_runs(one.runs, other.runs)
    if places < MIN_RUNS:
        return 0
    days = one.document.published, other.document.published
    again = all(days) and places >= MIN_PLACES and near(*days)
    share = MIN_RETOLD_SHARE if again else MIN_RUN_SHARE
    least = max(MIN_IN_RUNS, share * min(one.runs.length, other.runs.length))
    return words if words >= least else 0


def _age(document: Document) -> tuple[str, str]:
    """Oldest first, undated last."""
    return (document.published.text if document.published else "9999", document.id)
