"""Utterances: sentences of statements that render one saying of one speaker on one occasion.

In: statement rows, in any order, a few at a time. Out: links between sentences that are one saying,
and the groups that they make. A new sentence is compared with those of its speaker (by surname: a
page may have no more) of the weeks around it, with those that share two of its longest stems
whatever their day (which a page may not tell), and with those that have some of its words in its
order whoever they are said to be of, never with the rest; what is one stays one, so the groups do
not depend on the order in which pages are read.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.group.likeness import WINDOW, Likeness, same_saying
from onrecord.group.sets import Sets
from onrecord.group.wordings import Wording, wordings_in
from onrecord.model import (
    DocumentId,
    Link,
    PartialDate,
    SpeakerId,
    StatementRow,
    Utterance,
    utterance_id,
)
from onrecord.postings import Entry, Index, MemoryIndex, key_of

log = logging.getLogger(__name__)

KIND = "saying"
LONGEST = 5  # stems of a sentence, two of which make others worth comparing across years
SHORT = 3  # stems; of so few one is enough
SHINGLE = 4  # words in a row that make two quotations worth comparing whoever speaks
KEPT = 4  # of so many shingles in a row one is kept: 7 words in a row in common always meet
CROWD = 1000  # of one speaker in one week; a spokesman with more is compared with the last of them
AGAIN = 100  # with the same stems or words; what many pages quote is joined by any of them
PORTION = 64  # new sentences whose like are recalled together

Judge = Callable[[Wording, Wording], Likeness | None]
Recall = Callable[[Collection[str]], Mapping[str, Wording]]


class Utterances:
    """Groups of statements that grow as statements are added, in memory."""

    def __init__(self) -> None:
        self._wordings: dict[str, Wording] = {}
        self._index = MemoryIndex()
        self._links: list[Link] = []

    def add(self, rows: Iterable[StatementRow]) -> None:
        """Takes `rows` in; known ones change nothing."""
        said = {wording.key: wording for wording in wordings_in(rows)}
        new = [wording for key, wording in said.items() if key not in self._wordings]
        self._wordings.update((wording.key, wording) for wording in new)
        self._links += links_of(new, self._index, lambda _: self._wordings)
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
                if found := judge(wording, known[name]):
                    yield Link(wording.key, name, found.why, found.score)


def utterances_from(
    wordings: Iterable[Wording],
    links: Iterable[Link],
    account: Callable[[DocumentId], DocumentId] = lambda document: document,
) -> tuple[Utterance, ...]:
    """The utterances that linked wordings make, by id, those with one rendering among them.

    Left out are those of which no page tells the speaker. `account` names the document that stands
    for all copies of one, so that independent accounts can be counted.
    """
    known = {wording.key: wording for wording in wordings}
    same: Sets[str] = Sets()
    for key in known:
        same.add(key)
    for link in links:
        same.join(link.one, link.other)
    groups = ([known[each] for each in group] for group in same.groups())
    told = ((group, speaker) for group in groups if (speaker := _speaker(group)))
    found = [_utterance(group, speaker, account) for group, speaker in told]
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def _met(wording: Wording, index: Index, new: Mapping[str, int]) -> list[str]:
    """The sentences that `wording` is compared with; of two new ones the later asks."""
    place = new[wording.key]
    weeks = _weeks(wording)
    met = (*index.meeting(weeks, CROWD), *index.meeting(_keys(wording) - weeks, AGAIN))
    return sorted({each.name for each in met if new.get(each.name, -1) < place})


def _utterance(
    group: list[Wording], speaker: SpeakerId, account: Callable[[DocumentId], DocumentId]
) -> Utterance:
    group = sorted(group, key=_age)
    documents = tuple(dict.fromkeys(wording.document for wording in group))
    return Utterance(
        id=utterance_id(wording.key for wording in group),
        speaker=speaker,
        statements=tuple(dict.fromkeys(wording.statement for wording in group)),
        sentences=tuple(wording.key for wording in group),
        documents=documents,
        day=_day(group),
        origins=len({account(document) for document in documents}),
    )


def _speaker(group: list[Wording]) -> SpeakerId | None:
    """The speaker whom the pages name most surely, taken together; a whole name before a surname.

    A surname counts for the whole name that it may be short for, where the group has one such.
    """
    trust: dict[SpeakerId, float] = defaultdict(float)
    names = {each.speaker: each.name for each in group if each.speaker}
    for wording in group:
        if wording.speaker:
            trust[_whole_name(wording.speaker, names)] += wording.trust
    return min(trust, key=lambda each: (-trust[each], each), default=None)


def _whole_name(speaker: SpeakerId, names: Mapping[SpeakerId, tuple[str, ...]]) -> SpeakerId:
    """The one whole name among `names` that the surname of `speaker` may stand for, or itself."""
    own = names[speaker]
    whole = [each for each, name in names.items() if len(name) > 1 and name[-1:] == own]
    return whole[0] if len(whole) == 1 else speaker


def _day(group: list[Wording]) -> PartialDate | None:
    """The day that most renderings tell, the finest and earliest of equals."""
    told = [wording.said_on for wording in group if wording.said_on]
    return min(told, key=lambda day: (-told.count(day), -len(day.text), day), default=None)


def _age(wording: Wording) -> tuple[str, str]:
    return (wording.published.text if wording.published else "9999", wording.key)


def _entry(wording: Wording) -> Entry:
    return Entry(wording.key, KIND, wording.document, frozenset(_keys(wording)))


def _keys(wording: Wording) -> set[int]:
    """Where wordings stand that may be compared with this one: its week, its long stems, words."""
    quoted = _shingles(wording) if wording.quoted else set()
    if wording.speaker is None:
        return quoted
    stems = sorted(wording.stems, key=lambda stem: (-len(stem), stem))[:LONGEST]
    said = {key_of(KIND, _owner(wording), *sorted(two)) for two in combinations(stems, 2)}
    if len(stems) <= SHORT:
        said |= {key_of(KIND, _owner(wording), stem) for stem in stems}
    return {key_of(KIND, _owner(wording), "week", _week(wording)), *said, *quoted}


def _shingles(wording: Wording) -> set[int]:
    """Keys of words in a row, the least of each few (winnowing: Schleimer and others 2003)."""
    words = wording.words
    every = [
        key_of(KIND, "words", *words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)
    ]
    return {min(every[i : i + KEPT]) for i in range(max(1, len(every) - KEPT + 1)) if every}


def _owner(wording: Wording) -> str:
    """Under whom a wording is kept: a surname, which a page may have alone, or a speaker's id."""
    return wording.surname or wording.speaker or ""


def _weeks(wording: Wording) -> set[int]:
    """Its week, the one before, the one after; what has no day meets others by stems and words."""
    week = _week(wording)
    near = (None,) if week is None else (week - 1, week, week + 1)
    return {key_of(KIND, _owner(wording), "week", each) for each in near if wording.speaker}


def _week(wording: Wording) -> int | None:
    """The week of the day that is known; a month or a year is no day."""
    told = wording.day is not None and wording.day == wording.last_day
    return wording.day.toordinal() // WINDOW if wording.day and told else None
