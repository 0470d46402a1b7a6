"""What a review finds across pages, written into the record and taken out of it.

In: a connection that may write. All that is written here can be made again from documents,
statements and judgements, which are not touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, TextClause, text

from onrecord.model import (
    Dispatch,
    Dispute,
    DocumentId,
    Link,
    Opposed,
    SpeakerId,
    Utterance,
    dispute_id,
)
from onrecord.record import tables
from onrecord.record.across.dispatches import insert_dispatches
from onrecord.record.across.disputes import insert_disputes
from onrecord.record.across.index import StoredIndex, unlist
from onrecord.record.across.owing import GROUPS, QUEUE, owe, settle
from onrecord.record.across.remembering import Remembered
from onrecord.record.across.utterances import insert_utterances
from onrecord.record.keeping.connect import LISTED, insert_rows, listed
from onrecord.record.keeping.storable import storable

_LINKED_TO = text(f"""
SELECT there.name FROM items AS here
JOIN links ON links.one = here.number JOIN items AS there ON there.number = links.other
WHERE here.document IN {LISTED}
UNION
SELECT there.name FROM items AS here
JOIN links ON links.other = here.number JOIN items AS there ON there.number = links.one
WHERE here.document IN {LISTED}""")

_ADD_LINK = text("""
INSERT INTO links
SELECT here.number, there.number, :score, :why FROM items AS here, items AS there
WHERE here.kind = :kind AND here.name = :one AND there.kind = here.kind AND there.name = :other
ON CONFLICT (one, other) DO UPDATE SET score = excluded.score, why = excluded.why""")

_ADD_OPPOSED = text("""
INSERT INTO contradictions
SELECT :id, here.number, there.number, :score, NULL, NULL FROM items AS here, items AS there
WHERE here.kind = 'claim' AND here.name = :one AND there.kind = 'claim' AND there.name = :other
ON CONFLICT (id) DO UPDATE
SET one = excluded.one, other = excluded.other, score = excluded.score,
    dispute = NULL, queued = NULL""")

_UNRENDERED = text("""
DELETE FROM utterances
WHERE NOT EXISTS (SELECT 1 FROM renderings WHERE utterance = utterances.id)""")
_REVIEWED = text("INSERT INTO reviewed VALUES (:document) ON CONFLICT DO NOTHING")
_NONE_QUEUED = text("""
UPDATE contradictions SET dispute = NULL, queued = NULL
WHERE queued IS NOT NULL OR dispute IS NOT NULL""")
_LEFT = text(f"UPDATE contradictions SET dispute = NULL, queued = NULL WHERE id IN {LISTED}")
_QUEUED = text("UPDATE contradictions SET dispute = :dispute, queued = :queued WHERE id = :pair")
_UNQUEUE = text(f"DELETE FROM disputes WHERE id IN {LISTED}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a portion of documents brings.

    `links` are of a kind ("saying", "copy"). All of `sentences` and `copies` leave their groups and
    come to be in `utterances` and `dispatches`.
    """

    documents: Sequence[DocumentId]
    links: Sequence[tuple[str, Link]] = field(repr=False)
    opposed: Sequence[Opposed] = field(repr=False)
    copies: Collection[str]
    dispatches: Sequence[Dispatch]
    sentences: Collection[str]
    utterances: Sequence[Utterance] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Queued:
    """A pair in the queue, with the score that it has there and the dispute that the two stand in.

    `dispute` is None where they stand in none: nobody need look at them.
    """

    pair: Opposed
    dispute: str | None

    @property
    def id(self) -> str:
        """The id of a dispute of the two alone."""
        return dispute_id(self.pair.one, self.pair.other)


@dataclass(frozen=True, slots=True)
class Requeued:
    """What a review makes of the queue: `disputes` come in the place of those named `instead_of`.

    `instead_of` is None where all are made anew. `pairs` were set side by side for it; `left` are
    those (`dsp-…`) that others have pushed out.
    """

    disputes: Sequence[Dispute] = field(repr=False)
    pairs: Sequence[Queued] = field(repr=False)
    instead_of: Collection[str] | None = None
    left: Collection[str] = ()


def forget(
    connection: Connection, documents: Collection[DocumentId], disputes: Collection[str]
) -> set[str]:
    """Takes documents out of the index; the sentences and documents that were linked to theirs.

    Utterances that only they rendered are gone. What is to be made anew for it is owed from now
    on: the groups of what was linked, the `disputes` with evidence in the documents.
    """
    given = {"given": listed(documents)}
    linked = {name for (name,) in connection.execute(_LINKED_TO, given)}
    owe(connection, GROUPS, linked)
    owe(connection, QUEUE, disputes)
    if unlist(connection, documents):
        connection.execute(_UNRENDERED)
    return linked


def forget_all(connection: Connection) -> None:
    """Takes all that was found across pages out of the record."""
    made = (tables.dispatches, tables.utterances, tables.disputes, tables.items, tables.postings)
    for table in (*made, tables.tallies, tables.owed, tables.reviewed):
        connection.execute(table.delete())


def keep_spellings(connection: Connection, sounds: Mapping[SpeakerId, str | None]) -> None:
    """Writes how the names of speakers sound; None for what is no whole name of a person."""
    rows = ({"speaker": own, "sound": storable(sound)} for own, sound in sounds.items())
    insert_rows(connection, tables.spellings, rows)


def keep(connection: Connection, index: StoredIndex, found: Found) -> None:
    """Writes what a portion brings."""
    index.save(connection)
    links = [
        {"kind": kind, "one": each.one, "other": each.other, "score": each.score, "why": each.why}
        for kind, each in found.links
    ]
    _many(connection, _ADD_LINK, links)
    opposed = [
        {"id": dispute_id(o.one, o.other), "one": o.one, "other": o.other, "score": o.score}
        for o in found.opposed
    ]
    _many(connection, _ADD_OPPOSED, opposed)
    _leave(connection, "dispatches", "copies", "dispatch", "document", found.copies)
    _leave(connection, "utterances", "renderings", "utterance", "sentence", found.sentences)
    insert_dispatches(connection, found.dispatches)
    insert_utterances(connection, found.utterances)
    _many(connection, _REVIEWED, [{"document": own} for own in found.documents])
    settle(connection, GROUPS)
    owe(connection, QUEUE, found.sentences)


def keep_queue(connection: Connection, made: Requeued, remembered: Remembered | None) -> None:
    """Writes a queue, and what networks said for it."""
    if made.instead_of is None:
        connection.execute(tables.disputes.delete())
        connection.execute(_NONE_QUEUED)
    else:
        connection.execute(_UNQUEUE, {"given": listed(made.instead_of)})
        connection.execute(_LEFT, {"given": listed(made.left)})
    insert_disputes(connection, made.disputes)
    pairs = [{"dispute": q.dispute, "queued": q.pair.score, "pair": q.id} for q in made.pairs]
    _many(connection, _QUEUED, pairs)
    settle(connection, QUEUE)
    if remembered:
        remembered.save(connection, drop_others=made.instead_of is None)


def _leave(
    connection: Connection, groups: str, members: str, group: str, name: str, names: Iterable[str]
) -> None:
    """Takes away the groups of which some of `names` are members."""
    of_these = f"SELECT {group} FROM {members} WHERE {name} IN {LISTED}"
    gone = text(f"DELETE FROM {groups} WHERE id IN ({of_these})")
    connection.execute(gone, {"given": listed(names)})


def _many(connection: Connection, statement: TextClause, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)
