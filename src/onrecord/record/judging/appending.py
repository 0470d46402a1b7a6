"""Judgements in the record: appended with what was judged as it stood, replayed, never changed.

In: judgements of people and rules. Out: judgements as they were kept (`judged` lists them). Each is
checked before it is kept: a merge that contradicts what stands, or a value that is none, is refused
with the reason. In the same transaction the file is brought to stand as judged (`replaying`,
`standing`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from onrecord.errors import BadInput
from onrecord.model import Judgement, SpeakerId, Verdict
from onrecord.record.asking.rows import judgement_of
from onrecord.record.asking.selecting import selected_statement
from onrecord.record.asking.statement_rows import statement_of
from onrecord.record.judging.corrections import check_value
from onrecord.record.judging.deciding import NAME
from onrecord.record.judging.judged import STATEMENT_PREFIX
from onrecord.record.judging.replaying import judged_document, replay_documents, subject_of
from onrecord.record.judging.sameness import SPEAKER
from onrecord.record.judging.standing import sameness, stand_speakers
from onrecord.record.keeping.storable import storable
from onrecord.record.tables import (
    documents,
    judgements,
    reviewed,
    speakers,
    standing_judgements,
    statements,
)


def append(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep a judgement and let the record stand by it; as it was kept.

    A statement that has another id since a newer reading is judged under the id that was judged
    first, so that one question has one answer. BadInput where the judgement contradicts what
    stands, or its value is none for what it is about.
    """
    if judgement.subject.startswith(STATEMENT_PREFIX):
        return _judge_statement(connection, judgement)
    if judgement.about == SPEAKER and judgement.other is not None:
        one, other = sorted((judgement.subject, judgement.other))
        judgement = replace(judgement, subject=one, other=other)
        if reason := sameness(connection).refusal(judgement, lambda own: _name(connection, own)):
            raise BadInput(reason)
    if judgement.about == NAME and not (judgement.value or "x").strip():
        raise BadInput("a speaker's name needs at least one letter")
    _insert(connection, judgement)
    if judgement.about in (SPEAKER, NAME):
        stand_speakers(connection)
        _let_review(connection, judgement)
    return judgement


def undo(connection: Connection, name: str | None, by: str, why: str | None) -> Judgement:
    """Take back the judgement of this id, or without one the last that `by` made; by which one.

    BadInput where there is none, or where it does not stand (any more).
    """
    found = [judgement_of(row) for row in connection.execute(_standing_in_order())]
    if name is None:
        theirs = [each for each in found if each.by == by]
        if not theirs:
            raise BadInput(f"no judgement of {by} stands; `onrecord judgements list` shows all")
        last = theirs[-1]
    else:
        last = _named(found, name)
    return append(connection, _taking_back(last, by, why))


def split(
    connection: Connection, one: SpeakerId, other: SpeakerId, by: str, why: str | None
) -> tuple[Judgement, ...]:
    """Take back the merges by which two speakers are one; BadInput where they are two."""
    taken_back = []
    while chain := sameness(connection).path(one, other):
        taken_back.append(append(connection, _taking_back(chain[-1], by, why)))
    if not taken_back:
        raise BadInput(f"{one} and {other} are two: there is nothing to split")
    return tuple(taken_back)


def _let_review(connection: Connection, judgement: Judgement) -> None:
    """The documents of those judged wait to be set beside the others anew.

    A merge changes their statements, which is seen; a name, or that two of one spelling are two,
    changes none.
    """
    about = (judgement.subject, judgement.other)
    theirs = select(statements.c.document).where(statements.c.speaker.in_(about))
    connection.execute(reviewed.delete().where(reviewed.c.document.in_(theirs)))


def _judge_statement(connection: Connection, given: Judgement) -> Judgement:
    subject = subject_of(connection, given.subject)
    stood = given.stood or _as_it_stands(connection, given.subject)
    judgement = replace(given, subject=subject, stood=stood)
    document = judged_document(connection, judgement)
    text = connection.execute(
        select(documents.c.text).where(documents.c.id == document)
    ).scalar_one_or_none()
    check_value(judgement, text)
    _insert(connection, judgement)
    if document is not None:
        replay_documents(connection, [document], read=False)
    return judgement


def _insert(connection: Connection, judgement: Judgement) -> None:
    connection.execute(
        insert(judgements),
        {
            "subject": judgement.subject,
            "other": judgement.other,
            "about": judgement.about,
            "verdict": judgement.verdict,
            "value": storable(judgement.value),
            "why": storable(judgement.why),
            "judged_by": storable(judgement.by),
            "judged_at": judgement.at.astimezone(UTC).isoformat(),
            "stood": judgement.stood,
        },
    )


def _standing_in_order() -> Select[Any]:
    return select(standing_judgements).order_by(standing_judgements.c.number)


def _taking_back(judgement: Judgement, by: str, why: str | None) -> Judgement:
    about, other = judgement.about, judgement.other
    return Judgement(judgement.subject, Verdict.WITHDRAWN, about, by, other=other, why=why)


def _named(standing: Sequence[Judgement], name: str) -> Judgement:
    """The one whose id begins so; BadInput where none does, or several."""
    start = f"jdg-{name.removeprefix('jdg-')}"
    found = [each for each in standing if each.id.startswith(start)]
    if not found:
        raise BadInput(
            f"no judgement {name} stands; `onrecord judgements list` shows those that do"
        )
    if len(found) > 1:
        several = ", ".join(each.id for each in found)
        raise BadInput(f"{name!r} is the beginning of several ids ({several}): type more of it")
    return found[0]


def _name(connection: Connection, speaker: SpeakerId) -> str:
    named = select(speakers.c.name).where(speakers.c.id == speaker)
    return connection.execute(named).scalar_one_or_none() or speaker


def _as_it_stands(connection: Connection, subject: str) -> str | None:
    row = connection.execute(selected_statement(subject)).first()
    return json.dumps(statement_of(row).as_dict(), ensure_ascii=False) if row else None
