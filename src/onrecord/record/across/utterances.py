"""Utterances: sayings with the sentences that render them, stored and given back.

An id finds its utterance also where it was given out before the utterance grew: the id is the hash
of one sentence, and every sentence keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.model import PartialDate, SpeakerId, StatementId, Utterance, utterance_id
from onrecord.record.asking.behind import behind
from onrecord.record.keeping.connect import insert_rows
from onrecord.record.tables import renderings, statements, utterances

AT_ONCE = 500  # utterances whose renderings are fetched together


def some(
    connection: Connection,
    speakers: Sequence[SpeakerId] | None = None,
    at_least: int = 1,
    after: str | None = None,
    limit: int | None = None,
) -> Iterator[Utterance]:
    """Utterances in at least so many documents, those in most first, after that of an id."""
    wanted = select(utterances).where(utterances.c.documents >= at_least)
    if speakers is not None:
        wanted = wanted.where(utterances.c.speaker.in_(speakers))
    if after is not None:
        wanted = wanted.where(behind(connection, utterances, utterances.c.documents, after))
    ordered = wanted.order_by(utterances.c.documents.desc(), utterances.c.id).limit(limit)
    for portion in connection.execute(ordered).partitions(AT_ONCE):
        yield from _utterances_of(connection, portion)


def named(connection: Connection, name: str) -> Utterance | None:
    """The utterance of this id, now or once, or the one that renders this sentence (`stm-…:N`)."""
    here = (renderings.c.own == name) | (renderings.c.sentence == name)
    holding = select(renderings.c.utterance).where(here)
    rows = connection.execute(select(utterances).where(utterances.c.id.in_(holding))).all()
    return next(_utterances_of(connection, rows), None)


def of_statement(connection: Connection, statement: StatementId) -> list[Utterance]:
    """What the sentences of a statement render."""
    holding = select(renderings.c.utterance).where(renderings.c.statement == statement)
    rows = connection.execute(select(utterances).where(utterances.c.id.in_(holding))).all()
    return list(_utterances_of(connection, rows))


def _utterances_of(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Utterance]:
    ids = [row.id for row in rows]
    joined = renderings.join(statements, statements.c.id == renderings.c.statement)
    found = select(renderings, statements.c.document).select_from(joined)
    found = found.where(renderings.c.utterance.in_(ids))
    sentences: dict[str, list[Row[Any]]] = {}
    for each in connection.execute(found.order_by(renderings.c.position)):
        sentences.setdefault(each.utterance, []).append(each)
    for row in rows:
        said = sentences.get(row.id, [])
        yield Utterance(
            id=row.id,
            speaker=row.speaker,
            statements=tuple(dict.fromkeys(each.statement for each in said)),
            sentences=tuple(each.sentence for each in said),
            documents=tuple(dict.fromkeys(each.document for each in said)),
            day=PartialDate(row.day) if row.day else None,
            origins=row.origins,
        )


def insert_utterances(connection: Connection, found: Iterable[Utterance]) -> None:
    """Adds utterances; none of their sentences may be in another."""
    found = list(found)
    rows = [
        {
            "id": each.id,
            "speaker": each.speaker,
            "day": each.day.text if each.day else None,
            "documents": len(each.documents),
            "origins": each.origins,
        }
        for each in found
    ]
    insert_rows(connection, utterances, rows)
    insert_rows(connection, renderings, (row for each in found for row in _rendered(each)))


def _rendered(utterance: Utterance) -> Iterator[dict[str, Any]]:
    return (
        {
            "sentence": sentence,
            "utterance": utterance.id,
            "position": position,
            "statement": sentence.rpartition(":")[0],
            "own": utterance_id([sentence]),
        }
        for position, sentence in enumerate(utterance.sentences)
    )
