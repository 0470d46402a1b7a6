"""Utterances: sentences of statements that render one saying of one speaker on one occasion.

In: statement rows with a known speaker, in any order, a few at a time. Out: the groups. A new
sentence is compared with those of its speaker of the weeks around it, and with those that share
a run of its stems whatever their day (a sentence that is quoted again years later), never with the
rest; what is one stays one, so the groups do not depend on the order in which pages are read.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from onrecord.group.likeness import MEANING, WINDOW, Embedder, Wording, same_saying, wordings_of
from onrecord.group.sets import Sets
from onrecord.model import (
    DocumentId,
    PartialDate,
    SpeakerId,
    StatementRow,
    Utterance,
    utterance_id,
)

log = logging.getLogger(__name__)

RUN = 3  # stems in a row that make two statements worth comparing across years

_Bucket = tuple[SpeakerId, object]


class Utterances:
    """Groups of statements that grow as statements are added."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._wordings: dict[str, Wording] = {}
        self._vectors: dict[str, tuple[float, ...]] = {}
        self._buckets: dict[_Bucket, list[str]] = defaultdict(list)
        self._same: Sets[str] = Sets()
        self._embedder = embedder

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Takes `rows` in; known ones and those of speakers that cannot be told change nothing."""
        said = {
            wording.key: wording
            for row in rows
            if row.known_speaker
            for wording in wordings_of(row, row.known_speaker.id)
        }
        new = [wording for key, wording in said.items() if key not in self._wordings]
        self._embed(new)
        for wording in new:
            self._join(wording)
        log.debug("%d sentences added to %d", len(new), len(self._wordings) - len(new))

    def all(
        self, account: Callable[[DocumentId], DocumentId] = lambda document: document
    ) -> tuple[Utterance, ...]:
        """The utterances by id, those with one rendering among them.

        `account` names the document that stands for all copies of one, so that independent
        accounts can be counted.
        """
        groups = ([self._wordings[each] for each in group] for group in self._same.groups())
        found = [_utterance(group, account) for group in groups]
        return tuple(sorted(found, key=lambda utterance: utterance.id))

    def _join(self, new: Wording) -> None:
        self._same.add(new.key)
        for known in self._candidates(new):
            if same_saying(new, known) or self._same_meaning(new, known):
                self._same.join(new.key, known.key)
        self._wordings[new.key] = new
        for bucket in _buckets(new):
            self._buckets[bucket].append(new.key)

    def _candidates(self, new: Wording) -> Iterator[Wording]:
        buckets = {*_buckets(new), *_neighbours(new)}
        names = {name for bucket in buckets for name in self._buckets.get(bucket, ())}
        return (self._wordings[name] for name in sorted(names))

    def _embed(self, new: list[Wording]) -> None:
        if self._embedder:
            vectors = self._embedder.embed([" ".join(wording.words) for wording in new])
            pairs = zip(new, vectors, strict=True)
            self._vectors.update({wording.key: tuple(v) for wording, v in pairs})

    def _same_meaning(self, one: Wording, other: Wording) -> bool:
        """Whether the embedder puts the two, said within a week, close together."""
        if not self._embedder or one.document == other.document or one.negated != other.negated:
            return False
        near = one.day is None or other.day is None or abs((one.day - other.day).days) <= WINDOW
        pairs = zip(self._vectors[one.key], self._vectors[other.key], strict=True)
        return near and sum(a * b for a, b in pairs) >= MEANING


def _utterance(group: list[Wording], account: Callable[[DocumentId], DocumentId]) -> Utterance:
    group = sorted(group, key=_age)
    documents = tuple(dict.fromkeys(wording.document for wording in group))
    return Utterance(
        id=utterance_id(wording.key for wording in group),
        speaker=group[0].speaker,
        statements=tuple(dict.fromkeys(wording.statement for wording in group)),
        sentences=tuple(wording.key for wording in group),
        documents=documents,
        day=_day(group),
        origins=len({account(document) for document in documents}),
    )


def _day(group: list[Wording]) -> PartialDate | None:
    """The day that most renderings tell, the finest and earliest of equals."""
    told = [wording.said_on for wording in group if wording.said_on]
    return min(told, key=lambda day: (-told.count(day), -len(day.text), day), default=None)


def _age(wording: Wording) -> tuple[str, str]:
    return (wording.published.text if wording.published else "9999", wording.key)


def _buckets(wording: Wording) -> set[_Bucket]:
    """Where statements are put that may be compared with `wording`: its week, its runs of stems."""
    stems = sorted(wording.stems)
    runs = {tuple(stems[i : i + RUN]) for i in range(max(1, len(stems) - RUN + 1))}
    return {(wording.speaker, _week(wording)), *((wording.speaker, run) for run in runs)}


def _neighbours(wording: Wording) -> set[_Bucket]:
    """The weeks before and after; statements without a day meet others by their runs alone."""
    week = _week(wording)
    return set() if week is None else {(wording.speaker, week - 1), (wording.speaker, week + 1)}


def _week(wording: Wording) -> int | None:
    return wording.day.toordinal() // WINDOW if wording.day else None
