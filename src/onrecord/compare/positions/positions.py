"""Positions: how a speaker stood to a matter over the years.

In: a speaker's statement rows and a matter in words ("election interference"). Out: the dated
statements on the matter, each with its stance, the turning points marked. The matter is read as
something that can be affirmed: who says that it is so affirms it, who says that it is not denies
it, and who speaks of it without saying either does neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.compare.claims.asserting import MARKS
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import FEW, Claim
from onrecord.compare.positions.abstaining import holds_to_words, trusts
from onrecord.compare.positions.bearers import one_by_name
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.positions.nearness import Encoder
from onrecord.compare.positions.reaching import ON_MATTER, Reach, reached
from onrecord.compare.positions.stances import stance_of
from onrecord.compare.queue.asked import Documents
from onrecord.compare.queue.sides import evidence_of
from onrecord.model import Position, SpeakerId, Stance, StatementId, StatementRow

SURE = 0.6  # score of stands that turn against each other


def positions_of(
    speaker: SpeakerId,
    matter: str,
    statements: Iterable[StatementRow],
    encoder: Encoder | None = None,
    documents: Documents | None = None,
) -> tuple[Position, ...]:
    """The stands of `speaker` on `matter`, oldest first, undated last; others' rows are ignored.

    Who speaks on behalf of `speaker` takes its stand, under the speaker's own name.

    With an `encoder` a statement is also on the matter where it is near to it in meaning, with
    `documents` where what stands before it on its page is on it.
    """
    return _positions_of({speaker}, matter, statements, encoder, documents)


def positions_of_all(
    speakers: Collection[SpeakerId],
    matter: str,
    statements: Sequence[StatementRow],
    encoder: Encoder | None = None,
    documents: Documents | None = None,
) -> list[Position]:
    """The stands of each of `speakers`, whom one name may mean, as `positions_of` finds them.

    "Ruiz" and "Ana Ruiz" are one there. What one of them says on behalf of another is the stand of
    who says it, and is told once.
    """
    found = [
        each
        for own in one_by_name(speakers, statements)
        for each in _positions_of(own, matter, statements, encoder, documents)
        if each.speaker in own or each.speaker not in speakers
    ]
    return sorted(found, key=_age)


def _positions_of(
    speakers: Collection[SpeakerId],
    matter: str,
    statements: Iterable[StatementRow],
    encoder: Encoder | None,
    documents: Documents | None,
) -> tuple[Position, ...]:
    """The stands of one who is `speakers` in the record, the oldest first."""
    claims = [
        claim
        for row in _outermost(speakers, statements)
        if not _speaking(row).isdisjoint(speakers)
        for claim in claims_of(row)
        if _may_stand(claim)
    ]
    found = reached(Matter(matter), claims, encoder, documents)
    stands = [
        _stand(claim, matter, reach)
        for claim, reach in zip(claims, found, strict=True)
        if reach.score >= ON_MATTER
    ]
    stood = _trusting(_beside_denials(stands))
    return _turned(sorted(stood, key=lambda stand: _age(stand.position)))


@dataclass(frozen=True, slots=True)
class _Stand:
    """A position, and whether it is sure enough, by its own words, to turn against another."""

    position: Position
    named: bool
    may_turn: bool
    holds: bool  # to what the speaker said before, whatever that was
    trusts: bool  # whom the speaker just told of

    @property
    def statement(self) -> StatementId:
        """The statement that it is of."""
        return self.position.evidence.statement

    def taking(self, stance: Stance) -> _Stand:
        """The same with another stance."""
        return replace(self, position=replace(self.position, stance=stance))


def _stand(claim: Claim, matter: str, reach: Reach) -> _Stand:
    stance, evidence = stance_of(claim, matter, reach), evidence_of(claim)
    position = Position(claim.speaker.id, stance, evidence, reach.score)
    words = claim.words
    may_turn = reach.named and reach.score >= SURE and evidence.day is not None
    return _Stand(position, reach.named, may_turn, holds_to_words(words), trusts(words))


def _beside_denials(stands: Sequence[_Stand]) -> list[_Stand]:
    """The stands, but what does not name the matter affirms nothing beside what denies it.

    "There was no warning. There was a printer" says what was instead.
    """
    denying = {each.statement for each in stands if each.position.stance is Stance.DENIES}
    return [
        each.taking(Stance.NEITHER)
        if each.position.stance is Stance.AFFIRMS and not each.named and each.statement in denying
        else each
        for each in stands
    ]


def _trusting(stands: Sequence[_Stand]) -> list[_Stand]:
    """The stands, of who trusts another the one that was told of the other in the same statement.

    "He says that he did not. I believe him" denies twice.
    """
    taken = (each for each in reversed(stands) if each.position.stance is not Stance.NEITHER)
    told = {each.statement: each.position.stance for each in taken}
    return [
        each.taking(told.get(each.statement, each.position.stance)) if each.trusts else each
        for each in stands
    ]


def _outermost(
    speakers: Collection[SpeakerId], statements: Iterable[StatementRow]
) -> list[StatementRow]:
    """The rows without what stands in another of the speaker's own ("I never said that it …")."""
    rows = list(statements)
    own = {row.id for row in rows if row.known_speaker and row.known_speaker.id in speakers}
    return [row for row in rows if row.parent not in own]


def _speaking(row: StatementRow) -> set[SpeakerId]:
    """Who says it, and on whose behalf."""
    return {each.id for each in (row.known_speaker, row.on_behalf_of) if each}


def _may_stand(claim: Claim) -> bool:
    """Whether the claim says something: a bare name ("the dam") is no stand, a question is none.

    More than a name says what there is ("a shift by three groups from one target to another").
    """
    says = claim.asserts or claim.orders or claim.words.rstrip(MARKS).endswith("?")
    return says or len(claim.stems) > FEW


def _turned(stands: list[_Stand]) -> tuple[Position, ...]:
    """`stands` with the turning points marked: the opposite of the last day that had one.

    A day's stand is that of the statement most surely on the matter; what else is said on that day
    turns nothing, nor does what is not surely on it, or only by what stands around it, or undated.
    """
    last, found = Stance.NEITHER, []
    for _, day in groupby(stands, key=lambda stand: stand.position.evidence.day):
        same_day = [_held(each, last) for each in day]
        sure = [each.position for each in same_day if each.may_turn]
        taken = [each for each in sure if each.stance is not Stance.NEITHER]
        leading = max(taken, key=lambda each: each.score, default=None)
        turns = leading is not None and last not in (Stance.NEITHER, leading.stance)
        said = (each.position for each in same_day)
        found += [replace(each, turning=turns and each is leading) for each in said]
        last = leading.stance if leading else last
    return tuple(found)


def _held(stand: _Stand, last: Stance) -> _Stand:
    """A stand; of who stands by their words the last one that they took."""
    if not stand.holds or stand.position.stance is Stance.DENIES:
        return stand  # "I stand by my denial: there was none"
    return replace(stand.taking(last), may_turn=False)


def _age(position: Position) -> tuple[str, str]:
    evidence = position.evidence
    return (evidence.day.first.isoformat() if evidence.day else "9999", evidence.statement)
