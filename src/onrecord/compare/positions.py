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

from onrecord.compare.claims import Claim, claims_of
from onrecord.compare.gathering import evidence_of
from onrecord.language.polarity import polarity_of
from onrecord.language.stems import stems_of
from onrecord.model import Act, Position, SpeakerId, Stance, StatementRow

ON_MATTER = 0.5  # of the matter's stems that a statement must have, in its words or around them
FEW = 2  # stems; with no more a statement answers what its page is about
BY_TITLE = 0.5  # what a stem counts that only the title of the page has
_MARKS = "\"“”‘’«»' "
_ORDERS = ("don't ", "don’t ", "do not ", "stop ", "let ")
NO_STAND = frozenset({Act.ASK, Act.REQUEST, Act.PROMISE, Act.WARN, Act.THREATEN, Act.PREDICT})


def positions_of(
    speaker: SpeakerId, matter: str, statements: Iterable[StatementRow]
) -> tuple[Position, ...]:
    """The stands of `speaker` on `matter`, oldest first, undated last; others' rows are ignored."""
    wanted = frozenset(stems_of(matter))
    claims = [claim for row in statements for claim in claims_of(row) if _may_stand(claim)]
    stands = [
        Position(speaker, stance_of(claim, matter), evidence_of(claim), score)
        for claim in claims
        if claim.speaker.id == speaker and (score := _on_matter(claim, wanted)) >= ON_MATTER
    ]
    return _turned(sorted(stands, key=_age))


def stance_of(claim: Claim, matter: str) -> Stance:
    """How `claim` stands to `matter`; both may be negated ("the dam must not be built").

    It stands neither way where it asks, orders or asks for something.
    """
    if _takes_no_stand(claim):
        return Stance.NEITHER
    denies = claim.denies != polarity_of(matter).negated
    return Stance.DENIES if denies else Stance.AFFIRMS


def _takes_no_stand(claim: Claim) -> bool:
    """Whether the claim is a question, an order or a request."""
    asks = claim.words.rstrip(_MARKS).endswith("?")
    orders = claim.words.lstrip(_MARKS).casefold().startswith(_ORDERS)
    return asks or orders or (claim.row.act in NO_STAND and not claim.denies)


def _on_matter(claim: Claim, wanted: frozenset[str]) -> float:
    """The share of the matter's stems that the statement has, its page's title counted half.

    A statement without a single stem of the matter in its own words is not on it, unless it has
    next to no words: then it answers what its page is about.
    """
    title = frozenset(stems_of(claim.row.title or ""))
    own, around = wanted & claim.stems, (wanted & title) - claim.stems
    if not wanted or not (own or len(claim.stems) <= FEW):
        return 0.0
    return (len(own) + BY_TITLE * len(around)) / len(wanted)


def _may_stand(claim: Claim) -> bool:
    """Whether the claim says something: a bare name ("the dam") is no stand, a question is none."""
    return claim.asserts or claim.words.rstrip(_MARKS).endswith("?")


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
