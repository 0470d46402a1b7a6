"""Disputes: the queue for a person, with what was decided on each.

A judgement `about` CONTRADICTION is on the two sentences of which the dispute's id is the hash; it
holds for whatever dispute has these two now, and lasts when pages are reviewed anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, table
from sqlalchemy import column as a_column

from onrecord.model import Dispute, DisputeId, Judgement, SpeakerId, StatementId, Verdict
from onrecord.model.plain import dispute_from, plain
from onrecord.record.asking.behind import behind
from onrecord.record.asking.conditions import conditions
from onrecord.record.asking.query import Query
from onrecord.record.keeping.connect import insert_rows
from onrecord.record.keeping.storable import folded, storable
from onrecord.record.tables import contradictions, dispute_evidence, disputes, statements

CONTRADICTION: Final = "contradiction"
"""What a judgement on a dispute is about: RIGHT accepts it, WRONG rejects it."""

_JUDGED = table(
    "judged_disputes",
    *(a_column(each) for each in ("dispute", "number", "verdict", "value", "why")),
    *(a_column(each) for each in ("judged_by", "judged_at")),
)


class Status(StrEnum):
    """What became of a dispute in the queue."""

    OPEN = "open"  # nobody has looked at it
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"  # looked at, and it cannot be told


STATUS_OF = {
    Verdict.RIGHT: Status.ACCEPTED,
    Verdict.WRONG: Status.REJECTED,
    Verdict.UNSURE: Status.UNSURE,
}
VERDICT_OF = {status: verdict for verdict, status in STATUS_OF.items()}


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute of the record, and the judgement that stands on it, if any."""

    dispute: Dispute = field(repr=False)
    judgement: Judgement | None = None

    @property
    def status(self) -> Status:
        """Whether somebody has looked at it, and what they said."""
        return STATUS_OF[self.judgement.verdict] if self.judgement else Status.OPEN


@dataclass(frozen=True, slots=True)
class DisputeQuery:
    """Which disputes: all filters hold together, an empty one keeps all.

    `words`, or words that begin so, must all stand in the matter, the parties or the evidence,
    whatever their case and accents. `speaker` keeps those in which one's words, or those of who
    speaks for one, are evidence. `after` is the id of the last dispute that was seen: those
    that follow it come.
    """

    words: str | None = None
    status: Status | None = None
    statement: StatementId | None = None
    speaker: SpeakerId | None = None
    own_words: bool | None = None
    after: str | None = None
    limit: int | None = None


def some(connection: Connection, wanted: DisputeQuery) -> Iterator[DisputeRow]:
    """The disputes that are wanted, likeliest first."""
    ordered = _disputes(wanted).order_by(disputes.c.score.desc(), disputes.c.id)
    if wanted.after is not None:
        ordered = ordered.where(behind(connection, disputes, disputes.c.score, wanted.after))
    for row in connection.execute(ordered.limit(wanted.limit)):
        yield _dispute_of(row)


def named(connection: Connection, name: str) -> DisputeRow | None:
    """The dispute of this id, now or once."""
    holding = select(contradictions.c.dispute).where(contradictions.c.id == name)
    here = (disputes.c.id == name) | disputes.c.id.in_(holding)
    row = connection.execute(_disputes(DisputeQuery()).where(here)).first()
    return _dispute_of(row) if row else None


def place(connection: Connection, dispute: DisputeId) -> tuple[int, int]:
    """Which place a dispute has in the queue, from 1, and how many there are."""
    own = select(disputes.c.score).where(disputes.c.id == dispute).scalar_subquery()
    before = (disputes.c.score > own) | ((disputes.c.score == own) & (disputes.c.id <= dispute))
    many = func.count()
    first = select(many).select_from(disputes).where(before).scalar_subquery()
    row = connection.execute(select(first, select(many).select_from(disputes).scalar_subquery()))
    rank, every = row.one()
    return rank, every


def _disputes(wanted: DisputeQuery) -> Select[Any]:
    joined = disputes.outerjoin(_JUDGED, _JUDGED.c.dispute == disputes.c.id)
    columns = [each for each in _JUDGED.c if each.name != "dispute"]
    return select(disputes, *columns).select_from(joined).where(*_conditions(wanted))


def _conditions(wanted: DisputeQuery) -> Iterator[ColumnElement[bool]]:
    for word in folded(wanted.words or "").split():
        yield disputes.c.folded.contains(f" {word}", autoescape=True)
    if wanted.status is Status.OPEN:
        yield _JUDGED.c.verdict.is_(None)
    elif wanted.status is not None:
        yield _JUDGED.c.verdict == VERDICT_OF[wanted.status]
    if wanted.own_words is not None:
        yield disputes.c.own_words == int(wanted.own_words)
    if wanted.statement is not None:
        standing = select(dispute_evidence.c.dispute)
        standing = standing.where(dispute_evidence.c.statement == wanted.statement)
        yield disputes.c.id.in_(standing)
    if wanted.speaker is not None:
        whose = Query(speakers=(wanted.speaker,), on_behalf=True)
        theirs = select(statements.c.id).where(*conditions(whose))
        evidence = select(dispute_evidence.c.dispute)
        yield disputes.c.id.in_(evidence.where(dispute_evidence.c.statement.in_(theirs)))


def _dispute_of(row: Row[Any]) -> DisputeRow:
    values: dict[str, Any] = dict(row._mapping)
    dispute = dispute_from(json.loads(values["dispute"]))
    if values["verdict"] is None:
        return DisputeRow(dispute)
    judged = Judgement(
        subject=dispute.id,
        verdict=Verdict(values["verdict"]),
        about=CONTRADICTION,
        by=values["judged_by"],
        value=values["value"],
        why=values["why"],
        at=datetime.fromisoformat(values["judged_at"]),
    )
    return DisputeRow(dispute, judged)


def insert_disputes(connection: Connection, found: Iterable[Dispute]) -> None:
    """Adds disputes."""
    found = list(found)
    rows = [
        {
            "id": each.id,
            "matter": storable(each.matter),
            "score": each.score,
            "own_words": int(each.own_words),
            "dispute": json.dumps(plain(each), ensure_ascii=False),
            "folded": " " + folded(" ".join(_words_of(each))),
        }
        for each in found
    ]
    standing = {(each.id, own): None for each in found for own in _statements_of(each)}
    insert_rows(connection, disputes, rows)
    evidence = ({"dispute": own, "statement": statement} for own, statement in standing)
    insert_rows(connection, dispute_evidence, evidence)


def _statements_of(dispute: Dispute) -> Iterator[StatementId]:
    return (each.statement for side in dispute.sides for each in side.evidence)


def _words_of(dispute: Dispute) -> Iterator[str]:
    yield dispute.matter
    for side in dispute.sides:
        yield side.party
        yield from (each.words for each in side.evidence)
