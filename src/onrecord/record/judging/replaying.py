"""Corrections replayed: the statements in the file always stand as people corrected them.

In: the documents that were read or judged just now. Out: nothing; their rows of `statements` are as
`corrections` says, what was read is kept beside them in `as_read`, and what each judgement means
now in `judged_statements`. Replayed in the transaction that read or judged, so that every reader
(queries, search, exports, views, rooms that look across pages) sees it, at no cost to any question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, select

from onrecord.model import DocumentId, Judgement
from onrecord.record import tables
from onrecord.record.asking.rows import judgement_of
from onrecord.record.judging.corrections import corrected, meant
from onrecord.record.judging.deciding import speaker_from
from onrecord.record.judging.naming import add_rows, insert_speakers
from onrecord.record.judging.sameness import SPEAKER
from onrecord.record.judging.standing import as_named, stand_statements
from onrecord.record.keeping.columns import Row
from onrecord.record.keeping.connect import insert_rows

_STATEMENTS, _CANDIDATES = tables.statements, tables.candidates
_JUDGED, _AS_READ, _STANDING = tables.judged_statements, tables.as_read, tables.standing_judgements

_DOCUMENT: BindParameter[str] = bindparam("document")
_TEXT = select(tables.documents.c.text).where(tables.documents.c.id == _DOCUMENT)
_KEPT = select(_AS_READ.c.statements).where(_AS_READ.c.document == _DOCUMENT)
_STANDING_NOW = (
    select(*(each for each in _STATEMENTS.c if each.computed is None))
    .where(_STATEMENTS.c.document == _DOCUMENT)
    .order_by(_STATEMENTS.c.position)
)
_COULD_BE = (
    select(_CANDIDATES.c.statement, _CANDIDATES.c.speaker)
    .join(_STATEMENTS, _STATEMENTS.c.id == _CANDIDATES.c.statement)
    .where(_STATEMENTS.c.document == _DOCUMENT)
    .order_by(_CANDIDATES.c.statement, _CANDIDATES.c.position)
)
_SUBJECTS = select(_JUDGED.c.subject).where(_JUDGED.c.document == _DOCUMENT)


def replay_documents(
    connection: Connection, documents: Iterable[DocumentId], *, read: bool
) -> None:
    """Let the statements of `documents` stand as they were corrected.

    `read` says that what stands in the file now is what was just read.
    """
    ids = tuple(documents)
    if read:
        connection.execute(_AS_READ.delete().where(_AS_READ.c.document.in_(ids)))
    for document in _with_judgements(connection, ids):
        _replay(connection, document)


def judged_document(connection: Connection, judgement: Judgement) -> DocumentId | None:
    """Note that a statement was judged; its document, None where nothing tells which it is."""
    stood = json.loads(judgement.stood) if judgement.stood else {}
    document: DocumentId | None = stood.get("document")
    row = {"subject": judgement.subject, "document": document, "statement": None}
    add_rows(connection, _JUDGED, [row])
    known = select(_JUDGED.c.document).where(_JUDGED.c.subject == judgement.subject)
    return connection.execute(known).scalar()


def subject_of(connection: Connection, statement: str) -> str:
    """The id under which a statement was judged first: its own, where it never was."""
    same = select(_JUDGED.c.subject).where(_JUDGED.c.statement == statement).order_by("subject")
    found = [*connection.execute(same).scalars()]
    return statement if not found or statement in found else found[0]


def _with_judgements(connection: Connection, ids: Sequence[DocumentId]) -> list[DocumentId]:
    """Those of the documents in which a statement was judged."""
    placed = select(_JUDGED.c.document).where(_JUDGED.c.document.in_(ids))
    unplaced = (
        select(_STATEMENTS.c.id, _STATEMENTS.c.document)
        .join(_JUDGED, and_(_JUDGED.c.subject == _STATEMENTS.c.id, _JUDGED.c.document.is_(None)))
        .where(_STATEMENTS.c.document.in_(ids))
    )
    for statement, document in connection.execute(unplaced).all():
        place = _JUDGED.update().where(_JUDGED.c.subject == statement)
        connection.execute(place.values(document=document))
    return list(connection.execute(placed.distinct()).scalars())


def _replay(connection: Connection, document: DocumentId) -> None:
    text = connection.execute(_TEXT, {"document": document}).scalar()
    if text is None:
        return  # judged in another record, which has the document; it may be read here later
    now = _rows(connection, document)
    kept: str | None = connection.execute(_KEPT, {"document": document}).scalar()
    as_read: list[Row] = json.loads(kept) if kept else now
    judgements = _standing_in(connection, document)
    targets = _targets(judgements, as_read)
    meant_now = [(own, each) for each in judgements if (own := targets[each.subject])]
    wanted = corrected(as_read, meant_now, text)
    _write(connection, now, wanted, [each for _, each in meant_now])
    stand_statements(connection, document)
    _keep(connection, document, as_read if wanted != as_read else None)
    for subject, own in targets.items():
        changed = _JUDGED.update().where(_JUDGED.c.subject == subject)
        connection.execute(changed.values(statement=own))


def _standing_in(connection: Connection, document: DocumentId) -> list[Judgement]:
    """The judgements that stand on statements of a document, oldest first.

    Asked by the subjects themselves: SQLite then makes the view of theirs alone, not of all.
    """
    subjects = connection.execute(_SUBJECTS, {"document": document}).scalars().all()
    found = select(_STANDING).where(_STANDING.c.subject.in_(subjects))
    return list(map(judgement_of, connection.execute(found.order_by(_STANDING.c.number))))


def _targets(judgements: Sequence[Judgement], as_read: Sequence[Row]) -> dict[str, str | None]:
    """Which statement is meant by each subject; what nobody judges any more means itself."""
    stood: dict[str, list[Mapping[str, Any]]] = {}
    for each in judgements:
        forms = stood.setdefault(each.subject, [])
        forms += [json.loads(each.stood)] if each.stood else []
    return {subject: meant(subject, forms, as_read) for subject, forms in stood.items()}


def _rows(connection: Connection, document: DocumentId) -> list[Row]:
    """The statements of a document, of the speakers whom it names, with their candidates."""
    could_be: dict[str, list[str]] = {}
    for statement, speaker in connection.execute(_COULD_BE, {"document": document}):
        could_be.setdefault(statement, []).append(speaker)
    found = connection.execute(_STANDING_NOW, {"document": document}).mappings()
    return [as_named(dict(row)) | {"candidates": could_be.get(row["id"], [])} for row in found]


def _write(
    connection: Connection,
    now: Sequence[Row],
    wanted: Sequence[Row],
    judgements: Sequence[Judgement],
) -> None:
    """Bring the rows of a document from what they are to what they should be; most stay."""
    before = {row["id"]: row for row in now}
    gone = before.keys() - {row["id"] for row in wanted}
    _add_speakers(connection, judgements)
    if gone:
        connection.execute(_STATEMENTS.delete().where(_STATEMENTS.c.id.in_(gone)))
    for row in wanted:
        if row != before.get(row["id"]):
            _write_row(connection, row, new=row["id"] not in before)


def _write_row(connection: Connection, row: Row, *, new: bool) -> None:
    columns = {name: value for name, value in row.items() if name != "candidates"}
    if new:
        columns["number"] = _free_number(connection, row["number"])
        connection.execute(_STATEMENTS.insert(), columns)
    else:
        own = _STATEMENTS.c.id == row["id"]
        connection.execute(_STATEMENTS.update().where(own).values(columns))
        connection.execute(_CANDIDATES.delete().where(_CANDIDATES.c.statement == row["id"]))
    could_be = [
        {"statement": row["id"], "position": position, "speaker": speaker}
        for position, speaker in enumerate(row["candidates"])
    ]
    insert_rows(connection, _CANDIDATES, could_be)


def _free_number(connection: Connection, number: int) -> int:
    """The number that a statement had, or the next if it was given out while it was away."""
    taken = select(_STATEMENTS.c.id).where(_STATEMENTS.c.number == number)
    if connection.execute(taken).first() is None:
        return number
    last: int = connection.execute(select(func.max(_STATEMENTS.c.number))).scalar_one()
    return last + 1


def _add_speakers(connection: Connection, judgements: Sequence[Judgement]) -> None:
    """Speakers whom a judgement names and whom no page did."""
    named = [each.value for each in judgements if each.about == SPEAKER and each.value]
    insert_speakers(connection, map(speaker_from, named))


def _keep(connection: Connection, document: DocumentId, as_read: Sequence[Row] | None) -> None:
    connection.execute(_AS_READ.delete().where(_AS_READ.c.document == document))
    if as_read is not None:
        told = json.dumps(as_read, ensure_ascii=False, separators=(",", ":"))
        connection.execute(_AS_READ.insert(), {"document": document, "statements": told})
