"""Positions: how a speaker stood to a matter over the years.

In: a speaker's statement rows and a matter in words ("election interference"). Out: the dated
statements on the matter, each with its stance, the turning points marked. The matter is read as
something that can be affirmed: who says that it is so affirms it, who says that it is not denies
it, and who speaks of it without saying either does neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from onrecord.compare.claims import FEW, Claim, claims_of
from onrecord.compare.gathering import evidence_of
from onrecord.compare.meanings import Embedder, Meanings
from onrecord.compare.stances import stance_of
from onrecord.language.stems import stems_of
from onrecord.model import Position, SpeakerId, Stance, StatementRow

ON_MATTER = 0.5  # of the matter's stems that a statement must have, in its words or around them
BY_TITLE = 0.5  # what a stem counts that only the title of the page has
OFF, ON = 0.2, 0.7  # cosines to the matter: what has the one is surely off it, the other on it
_MARKS = "\"“”‘’«»' "


def positions_of(
    speaker: SpeakerId,
    matter: str,
    statements: Iterable[StatementRow],
    embedder: Embedder | None = None,
) -> tuple[Position, ...]:
    """The stands of `speaker` on `matter`, oldest first, undated last; others' rows are ignored.

    With an `embedder` a statement is also on the matter where it is near to it in meaning.
    """
    wanted = frozenset(stems_of(matter))
    claims = [
        claim
        for row in statements
        for claim in claims_of(row)
        if claim.speaker.id == speaker and _may_stand(claim)
    ]
    scores = [_by_words(claim, wanted) for claim in claims]
    if embedder and claims:
        near = Meanings(embedder).near_to(matter, claims)
        scores = [max(each) for each in zip(scores, map(_by_meaning, claims, near), strict=True)]
    stands = [
        Position(speaker, stance_of(claim, matter), evidence_of(claim), score)
        for claim, score in zip(claims, scores, strict=True)
        if score >= ON_MATTER
    ]
    return _turned(sorted(stands, key=_age))


def _by_words(claim: Claim, wanted: frozenset[str]) -> float:
    """The share of the matter's stems that the statement has, its page's title counted half.

    A statement without a single stem of the matter in its own words is not on it, unless it has
    next to no words: then it answers what its page is about.
    """
    title = frozenset(stems_of(claim.row.title or ""))
    own, around = wanted & claim.stems, (wanted & title) - claim.stems
    if not wanted or not (own or _answers(claim)):
        return 0.0
    return (len(own) + BY_TITLE * len(around)) / len(wanted)


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
    return claim.asserts or claim.orders or claim.words.rstrip(_MARKS).endswith("?")


def _turned(stands: list[Position]) -> tuple[Position, ...]:
    """`stands` with the turning points marked: the opposite of the last day that had one.

    A day's stand is that of the statement most surely on the matter; what else is said on that day
    turns nothing.
    """
    last, found = Stance.NEITHER, []
    for _, day in groupby(stands, key=lambda stand: stand.evidence.day):
        same_day = list(day)
        taken = [stand for stand in same_day if stand.stance is not Stance.NEITHER]
        leading = max(taken, key=lambda stand: stand.score, default=None)
        turns = leading is not None and last not in (Stance.NEITHER, leading.stance)
        found += [replace(stand, turning=turns and stand is leading) for stand in same_day]
        last = leading.stance if leading else last
    return tuple(found)


def _age(position: Position) -> tuple[str, str]:
    day = position.evidence.day
    return (day.first.isoformat() if day else "9999", position.evidence.statement)
