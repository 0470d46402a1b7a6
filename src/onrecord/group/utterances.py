"""Utterances: sentences of statements that render one saying of one speaker on one occasion.

In: statement rows with a known speaker, in any order, a few at a time. Out: links between sentences
that are one saying, and the groups that they make. A new sentence is compared with those of its
speaker of the weeks around it, and with those that share a run of its stems whatever their day (a
sentence that is quoted again years later), never with the rest; what is one stays one, so the
groups do not depend on the order in which pages are read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.group.likeness import MEANING, WINDOW, Embedder, Wording, same_saying, wordings_of
from onrecord.group.sets import Sets
from onrecord.model import (
    DocumentId,
    Link,
    PartialDate,
    StatementRow,
    Utterance,
    utterance_id,
)
from onrecord.postings import Entry, Index, MemoryIndex, key_of

log = logging.getLogger(__name__)

KIND = "saying"
RUN = 3  # stems in a row that make two statements worth comparing across years
CROWD = 1000  # of one speaker in one week; a spokesman with more is compared with the last of them
PORTION = 64  # new sentences whose like are recalled together

Judge = Callable[[Wording, Wording], str | None]
Recall = Callable[[Collection[str]], Mapping[str, Wording]]


class Utterances:
    """Groups of statements that grow as statements are added, in memory."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._wordings: dict[str, Wording] = {}
        self._vectors: dict[str, tuple[float, ...]] = {}
        self._index = MemoryIndex()
        self._links: list[Link] = []
        self._embedder = embedder

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Takes `rows` in; known ones and those of speakers that cannot be told change nothing."""
        said = {wording.key: wording for wording in wordings_in(rows)}
        new = [wording for key, wording in said.items() if key not in self._wordings]
        self._embed(new)
        self._wordings.update((wording.key, wording) for wording in new)
        found = links_of(new, self._index, lambda _: self._wordings, self._judge)
        self._links += found
        log.debug("%d sentences added to %d", len(new), len(self._wordings) - len(new))

    def all(
        self, account: Callable[[DocumentId], DocumentId] = lambda document: document
    ) -> tuple[Utterance, ...]:
        """The utterances by id; see `utterances_from`."""
        return utterances_from(self._wordings.values(), self._links, account)

    @property
    def links(self) -> Sequence[Link]:
        """The pairs of sentences that were found to be one saying."""
        return self._links

    def _judge(self, one: Wording, other: Wording) -> str | None:
        return same_saying(one, other) or self._same_meaning(one, other)

    def _embed(self, new: list[Wording]) -> None:
        if self._embedder:
            vectors = self._embedder.embed([" ".join(wording.words) for wording in new])
            pairs = zip(new, vectors, strict=True)
            self._vectors.update({wording.key: tuple(v) for wording, v in pairs})

    def _same_meaning(self, one: Wording, other: Wording) -> str | None:
        """Why the embedder says that the two, said within a week, are one; None where not."""
        if not self._embedder or one.document == other.document or one.negated != other.negated:
            return None
        near = one.day is None or other.day is None or abs((one.day - other.day).days) <= WINDOW
        pairs = zip(self._vectors[one.key], self._vectors[other.key], strict=True)
        alike = near and sum(a * b for a, b in pairs) >= MEANING
        return "They mean nearly the same, within a week." if alike else None


def wordings_in(rows: Iterable[StatementRow]) -> Iterator[Wording]:
    """The wordings of rows whose speaker is known."""
    for row in rows:
        if row.known_speaker:
            yield from wordings_of(row, row.known_speaker.id)


def links_of(
    new: Sequence[Wording], index: Index, recall: Recall, judge: Judge = same_saying
) -> Iterator[Link]:
    """The links of new wordings with each other and with those that `index` knows.

    They are put into `index`, which must not have them; `recall` gives the wordings of sentences.
    """
    index.put([_entry(wording) for wording in new])
    places = {wording.key: place for place, wording in enumerate(new)}
    for start in range(0, len(new), PORTION):
        met = [(each, _met(each, index, places)) for each in new[start : start + PORTION]]
        known = recall({name for _, names in met for name in names})
        for wording, names in met:
            for name in names:
                if why := judge(wording, known[name]):
                    yield Link(wording.key, name, why)


def utterances_from(
    wordings: Iterable[Wording],
    links: Iterable[Link],
    account: Callable[[DocumentId], DocumentId] = lambda document: document,
) -> tuple[Utterance, ...]:
    """The utterances that linked wordings make, by id, those with one rendering among them.

    `account` names the document that stands for all copies of one, so that independent accounts
    can be counted.
    """
    known = {wording.key: wording for wording in wordings}
    same: Sets[str] = Sets()
    for key in known:
        same.add(key)
    for link in links:
        same.join(link.one, link.other)
    groups = ([known[each] for each in group] for group in same.groups())
    found = [_utterance(group, account) for group in groups]
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def _met(wording: Wording, index: Index, new: Mapping[str, int]) -> list[str]:
    """The sentences that `wording` is compared with; of two new ones the later asks."""
    place = new[wording.key]
    keys = _keys(wording) | _neighbours(wording)
    found = (meeting.name for meeting in index.meeting(keys, CROWD))
    return sorted(name for name in found if new.get(name, -1) < place)


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


def _entry(wording: Wording) -> Entry:
    return Entry(wording.key, KIND, wording.document, frozenset(_keys(wording)))


def _keys(wording: Wording) -> set[int]:
    """Where wordings stand that may be compared with this one: its week, its runs of stems."""
    stems = sorted(wording.stems)
    runs = {tuple(stems[i : i + RUN]) for i in range(max(1, len(stems) - RUN + 1))}
    said = {key_of(KIND, wording.speaker, *run) for run in runs}
    return {key_of(KIND, wording.speaker, "week", _week(wording)), *said}


def _neighbours(wording: Wording) -> set[int]:
    """The weeks before and after; statements without a day meet others by their runs alone."""
    week = _week(wording)
    near = () if week is None else (week - 1, week + 1)
    return {key_of(KIND, wording.speaker, "week", each) for each in near}


def _week(wording: Wording) -> int | None:
    return wording.day.toordinal() // WINDOW if wording.day else None
