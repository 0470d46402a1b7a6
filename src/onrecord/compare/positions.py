"""Positions: how a speaker stood to a matter over the years.

In: a speaker's statement rows and a matter in words ("election interference"). Out: the dated
statements on the matter, each with its stance, the turning points marked. The matter is read as
something that can be affirmed: who says that it is so affirms it, who says that it is not denies
it, and who speaks of it without saying either does neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from onrecord.compare.claiming import claims_of
from onrecord.compare.claims import FEW, MARKS, Claim
from onrecord.compare.meanings import Embedder, Meanings
from onrecord.compare.sides import evidence_of
from onrecord.compare.stances import stance_of
from onrecord.language.stems import stems_of
from onrecord.model import Position, SpeakerId, Stance, StatementRow

ON_MATTER = 0.5  # score from which a statement is on the matter
HALF = 0.5  # of the matter's stems; who has no more must have its head ("election interference")
BY_TITLE = 0.5  # what a stem counts that only the title of the page has; all where it answers that
SURE = 0.6  # score of stands that turn against each other
OFF, ON = 0.2, 0.7  # cosines to the matter: what has the one is surely off it, the other on it
_PREPOSITION = re.compile(r"\s(?:about|of|in|on|for|to|with|by|at|from|against|over)\s")


def positions_of(
    speaker: SpeakerId,
    matter: str,
    statements: Iterable[StatementRow],
    embedder: Embedder | None = None,
) -> tuple[Position, ...]:
    """The stands of `speaker` on `matter`, oldest first, undated last; others' rows are ignored.

    With an `embedder` a statement is also on the matter where it is near to it in meaning.
    """
    claims = [
        claim
        for row in _outermost(speaker, statements)
        for claim in claims_of(row)
        if claim.speaker.id == speaker and _may_stand(claim)
    ]
    scores = [_by_words(claim, matter) for claim in claims]
    if embedder and claims:
        near = Meanings(embedder).near_to(matter, claims)
        scores = [max(each) for each in zip(scores, map(_by_meaning, claims, near), strict=True)]
    stands = [
        Position(speaker, stance_of(claim, matter), evidence_of(claim), score)
        for claim, score in zip(claims, scores, strict=True)
        if score >= ON_MATTER
    ]
    return _turned(sorted(stands, key=_age))


def _outermost(speaker: SpeakerId, statements: Iterable[StatementRow]) -> list[StatementRow]:
    """The rows without what stands in another of the speaker's own ("I never said that it …")."""
    rows = list(statements)
    own = {row.id for row in rows if row.known_speaker and row.known_speaker.id == speaker}
    return [row for row in rows if row.parent not in own]


def _by_words(claim: Claim, matter: str) -> float:
    """The share of the matter's stems that the statement has, its page's title counted half.

    A statement without a single stem of the matter in its own words is not on it, unless it has
    next to no words: then it answers what its page is about. Half of the stems are enough where the
    head is among them: of "election interference" the elections alone are another matter. What
    excludes a stem is on it too; a denial in a few words that has the head is, whatever else.
    """
    wanted, title = frozenset(stems_of(matter)), frozenset(stems_of(claim.row.title or ""))
    own = wanted & (claim.stems | claim.excluded)
    around = (wanted & title) - own
    if not wanted or not (own or _answers(claim)):
        return 0.0
    answering = claim.dismissive or claim.answers_shortly
    share = (len(own) + (1.0 if answering else BY_TITLE) * len(around)) / len(wanted)
    head = _head(matter)
    if claim.answers and len(claim.stems) <= FEW and not head.isdisjoint(own):
        return max(share, ON_MATTER)
    return share if share > HALF or not head.isdisjoint(own | around) else 0.0


def _head(matter: str) -> frozenset[str]:
    """What a phrase is of: its last word, that before a preposition, or what is done ("closing").

    A question has none.
    """
    found = stems_of("" if matter.endswith("?") else _PREPOSITION.split(matter)[0])
    done = matter.partition(" ")[0].endswith("ing")
    return frozenset(found[:1] if done else found[-1:])


def _by_meaning(claim: Claim, near: tuple[float, float]) -> float:
    """How surely the claim is on the matter by the cosines of its words, alone and in context."""
    alone, around = near
    cosine = max(alone, around) if _answers(claim) else (2 * alone + around) / 3
    return min(1.0, max(0.0, (cosine - OFF) / (ON - OFF)))


def _answers(claim: Claim) -> bool:
    """Whether it says so little of its own that it answers what its page is about."""
    return len(claim.stems) <= FEW or claim.dismissive or claim.answers


def _may_stand(claim: Claim) -> bool:
    """Whether the claim says something: a bare name ("the dam") is no stand, a question is none."""
    return claim.asserts or claim.orders or claim.words.rstrip(MARKS).endswith("?")


def _turned(stands: list[Position]) -> tuple[Position, ...]:
    """`stands` with the turning points marked: the opposite of the last day that had one.

    A day's stand is that of the statement most surely on the matter; what else is said on that day
    turns nothing, nor does what is not surely on it.
    """
    last, found = Stance.NEITHER, []
    for _, day in groupby(stands, key=lambda stand: stand.evidence.day):
        same_day = list(day)
        taken = [s for s in same_day if s.stance is not Stance.NEITHER and s.score >= SURE]
        leading = max(taken, key=lambda stand: stand.score, default=None)
        turns = leading is not None and last not in (Stance.NEITHER, leading.stance)
        found += [replace(stand, turning=turns and stand is leading) for stand in same_day]
        last = leading.stance if leading else last
    return tuple(found)


def _age(position: Position) -> tuple[str, str]:
    day = position.evidence.day
    return (day.first.isoformat() if day else "9999", position.evidence.statement)
