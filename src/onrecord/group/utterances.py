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

from onrecord.group.keys import Asked, asked_by, entry_of
from onrecord.group.likeness import Likeness, same_saying
from onrecord.group.occasions import of_one_time
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
from onrecord.postings import Index, MemoryIndex

log = logging.getLogger(__name__)

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

    They are put into `index`, which must not have them; `recall` gives the wordings of sentences,
    of those that there still are.
    """
    index.put([entry_of(wording) for wording in new])
    places = {wording.key: place for place, wording in enumerate(new)}
    for start in range(0, len(new), PORTION):
        asked = [asked_by(wording) for wording in new[start : start + PORTION]]
        index.foresee({key for each in asked for key in each.weeks}, CROWD)
        index.foresee({key for each in asked for key in each.words}, AGAIN)
        met = [(each.wording, _met(each, index, places)) for each in asked]
        known = recall({name for _, names in met for name in names})
        for wording, names in met:
            for name in filter(known.__contains__, names):
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
    groups = ([known[each] for each in group] for group in of_one_time(known, links))
    told = ((group, speaker) for group in groups if (speaker := _speaker(group)))
    found = [_utterance(group, speaker, account) for group, speaker in told]
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def _met(asked: Asked, index: Index, new: Mapping[str, int]) -> list[str]:
    """The sentences that a new one is compared with; of two new ones the later asks."""
    place = new[asked.wording.key]
    met = (*index.meeting(asked.weeks, CROWD), *index.meeting(asked.words, AGAIN))
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
