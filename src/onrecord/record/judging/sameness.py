"""Who was judged to be whom: groups of speakers out of judgements, and what may not be joined.

In: the judgements about speakers that stand, oldest first. Out: `Sameness`: for each speaker the
one as whom it stands, the pairs that are never to be joined, and for a new judgement the reason
why it cannot be, if it contradicts what stands. Pure: `record.judging.standing` writes the answer
down.

A merge is a link between two speakers, so that taking it back is taking back that one link. What
follows by transitivity (A is B, B is C) is worked out here and stored nowhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from onrecord.model import Judgement, SpeakerId, Verdict

SPEAKER: Final = "speaker"
"""What a judgement on two speakers is about: SAME or DIFFERENT."""


class Sameness:
    """Which speakers are one, and which never, by the judgements that stand."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._links: dict[SpeakerId, dict[SpeakerId, Judgement]] = {}
        self._stands_as: dict[SpeakerId, SpeakerId] = {}
        self._apart: list[Judgement] = []
        for judgement in judgements:
            self._add(judgement)

    def _add(self, judgement: Judgement) -> None:
        if judgement.about != SPEAKER or judgement.other is None:
            return
        if judgement.verdict is Verdict.DIFFERENT:
            self._apart.append(judgement)
        elif judgement.verdict is Verdict.SAME:
            one, other = pair_of(judgement)
            self._links.setdefault(one, {})[other] = judgement
            self._links.setdefault(other, {})[one] = judgement
            kept, lost = (other, one) if judgement.value == other else (one, other)
            self._stands_as[self.stands_as(lost)] = self.stands_as(kept)

    def stands_as(self, speaker: SpeakerId) -> SpeakerId:
        """The one as whom `speaker` stands: itself where nobody merged it into another."""
        while (next_one := self._stands_as.get(speaker, speaker)) != speaker:
            speaker = next_one
        return speaker

    def merged(self) -> Iterator[tuple[SpeakerId, SpeakerId]]:
        """Each speaker that stands as another, and that other."""
        for speaker in self._links:
            if (stands_as := self.stands_as(speaker)) != speaker:
                yield speaker, stands_as

    def apart(self) -> frozenset[frozenset[SpeakerId]]:
        """The pairs that are never to be joined, each as those whom the two stand as."""
        return frozenset(
            frozenset(map(self.stands_as, pair_of(judgement))) for judgement in self._apart
        )

    def path(self, one: SpeakerId, other: SpeakerId) -> tuple[Judgement, ...]:
        """The shortest chain of merges by which two speakers are one, () where they are not."""
        reached: dict[SpeakerId, tuple[Judgement, ...]] = {one: ()}
        waiting = deque([one])
        while waiting:
            here = waiting.popleft()
            for there, link in self._links.get(here, {}).items():
                if there not in reached:
                    reached[there] = (*reached[here], link)
                    waiting.append(there)
        return reached.get(other, ())

    def refusal(self, new: Judgement, name_of: Callable[[SpeakerId], str]) -> str | None:
        """Why `new` cannot stand beside the others, as a sentence; None where it can."""
        one, other = pair_of(new)
        names = f"{name_of(one)} and {name_of(other)}"
        if new.verdict is Verdict.SAME:
            return self._merge_refused(one, other, names, name_of)
        chain = self.path(one, other)
        if new.verdict is Verdict.DIFFERENT and len(chain) > 1:
            told = "; ".join(_told(link, "are one", name_of) for link in chain)
            return f"{names} are one by a chain of merges ({told}): split them first"
        return None

    def _merge_refused(
        self, one: SpeakerId, other: SpeakerId, names: str, name_of: Callable[[SpeakerId], str]
    ) -> str | None:
        ends = {self.stands_as(one), self.stands_as(other)}
        if len(ends) == 1:
            return f"{names} are one already"
        for judgement in self._apart:
            if {self.stands_as(each) for each in pair_of(judgement)} == ends:
                told = _told(judgement, "are never one", name_of)
                if set(pair_of(judgement)) == {one, other}:
                    return f"{told}: take that back first (onrecord judgements undo {judgement.id})"
                return (
                    f"{names} cannot be merged, since what they stand for holds two of whom {told}"
                )
        return None


def pair_of(judgement: Judgement) -> tuple[SpeakerId, SpeakerId]:
    """The two speakers that a judgement is about."""
    return SpeakerId(judgement.subject), SpeakerId(judgement.other or judgement.subject)


def _told(judgement: Judgement, what: str, name_of: Callable[[SpeakerId], str]) -> str:
    one, other = map(name_of, pair_of(judgement))
    why = f": {judgement.why}" if judgement.why else ""
    day = judgement.at.date().isoformat()
    return f"{judgement.by} judged on {day} that {one} and {other} {what}{why}"
