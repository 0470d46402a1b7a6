"""Where a speaker stands: in each disputed matter their own words, and who stands against them.

In: a record and a speaker. Out: the matters in which their words are evidence, the likeliest
dispute first, with their stands by day and where one is the contrary of the last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.model import Evidence, Position, Side, SpeakerId, Stance, StatementId
from onrecord.record import DisputeQuery, DisputeRow, Query, Record, Status
from onrecord.web.views.disputing import UNDATED

MATTERS = 6
LOOKED_AT = 12  # disputes, the likeliest: half of them repeat the words of one before
LIKELY = 0.5  # score of a dispute that nobody accepted; of those below few were right when read


@dataclass(frozen=True, slots=True)
class Standing:
    """A disputed matter, a speaker's stands on it, the oldest first, and the parties against.

    What is said alike on one day is one stand, with how many statements say it. `also` are the
    other disputes on the matter, whose words are among the stands, and disputes on another matter
    in which the speaker has no other words and turns nowhere else.
    """

    row: DisputeRow
    stands: tuple[tuple[Position, int], ...]
    against: tuple[Side, ...]
    also: tuple[DisputeRow, ...] = ()


def standing_of(record: Record, speaker: SpeakerId) -> tuple[Standing, ...]:
    """Where `speaker` stands in the likeliest disputes that are theirs and that nobody rejected.

    A stand is told as theirs, so disputes far down the queue wait for somebody to accept them.
    """
    likeliest = record.disputes(DisputeQuery(speaker=speaker, limit=LOOKED_AT))
    disputes = tuple(row for row in likeliest if _is_likely(row))
    ids = {each.statement for row in disputes for each in _evidence([row])}
    wanted = Query(ids=tuple(ids), speakers=(speaker,), on_behalf=True)
    own = {row.id for row in record.statements(wanted)} if ids else set()
    return tuple(_each_once(_by_matter(disputes), speaker, own)[:MATTERS])


def _by_matter(disputes: Iterable[DisputeRow]) -> Iterable[list[DisputeRow]]:
    """The disputes of each matter together, the likeliest first."""
    found: dict[str, list[DisputeRow]] = {}
    for row in disputes:
        found.setdefault(row.dispute.matter, []).append(row)
    return found.values()


def _each_once(
    matters: Iterable[list[DisputeRow]], speaker: SpeakerId, own: Collection[StatementId]
) -> list[Standing]:
    """The matters; one with no words and no turn but those of one before stands behind that."""
    found: list[tuple[Standing, set[StatementId]]] = []
    for rows in matters:
        here = _standing(rows, speaker, own)
        words = {each.statement for each in _evidence(rows)}.intersection(own)
        for place, (first, said) in enumerate(found):
            if words <= said and _turns(here) <= _turns(first):
                found[place] = replace(first, also=(*first.also, *rows)), said
                break
        else:
            found.append((here, words))
    return [each for each, _ in found]


def _turns(told: Standing) -> set[StatementId]:
    return {each.evidence.statement for each, _ in told.stands if each.turning}


def _evidence(rows: Iterable[DisputeRow]) -> Iterator[Evidence]:
    return (each for row in rows for side in row.dispute.sides for each in side.evidence)


def _is_likely(row: DisputeRow) -> bool:
    return row.status is Status.ACCEPTED or row.dispute.score >= LIKELY


def _standing(
    rows: Sequence[DisputeRow], speaker: SpeakerId, own: Collection[StatementId]
) -> Standing:
    stands = sorted(_stands(rows, speaker, own), key=_age)
    taken = {each.stance for each in stands}
    theirs = {
        side.party
        for row in rows
        for side in row.dispute.sides
        if any(each.statement in own for each in side.evidence)
    }
    against = {
        side.party: side
        for row in rows
        for side in row.dispute.sides
        if {side.stance} != taken and side.party not in theirs  # nobody is against oneself
    }
    told = tuple(_turned(_by_day(stands)))
    return Standing(rows[0], told, tuple(against.values()), tuple(rows[1:]))


def _age(stand: Position) -> tuple[str, Stance]:
    return str(stand.evidence.day or UNDATED), stand.stance


def _stands(
    rows: Iterable[DisputeRow], speaker: SpeakerId, own: Collection[StatementId]
) -> Collection[Position]:
    """What they said in any of these disputes, each once."""
    return {
        (each.statement, side.stance): Position(speaker, side.stance, each, row.dispute.score)
        for row in rows
        for side in row.dispute.sides
        for each in side.evidence
        if each.statement in own
    }.values()


def _by_day(stands: Iterable[Position]) -> Iterator[tuple[Position, int]]:
    """The first stand of each kind on each day, and how many there are of it."""
    for _, alike in groupby(stands, key=lambda each: (each.evidence.day, each.stance)):
        first, *others = alike
        yield first, 1 + len(others)


def _turned(stands: Iterable[tuple[Position, int]]) -> Iterator[tuple[Position, int]]:
    """The stands with the turning points marked: on a later day the contrary of the one before."""
    last: Position | None = None
    for each, many in stands:
        dated = each.evidence.day is not None and each.stance is not Stance.NEITHER
        later = last is not None and each.evidence.day != last.evidence.day
        turns = dated and later and last is not None and last.stance is not each.stance
        yield replace(each, turning=turns), many
        last = each if dated else last
