"""What a review finds across pages, written into the record and taken out of it.

In: a connection that may write. All that is written here can be made again from documents,
statements and judgements, which are not touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from onrecord.model import (
    Dispatch,
    Dispute,
    DocumentId,
    Link,
    Opposed,
    Utterance,
    dispute_id,
)
from onrecord.record import tables
from onrecord.record.connect import LISTED, listed
from onrecord.record.dispatches import insert_dispatches
from onrecord.record.disputes import insert_disputes
from onrecord.record.index import StoredIndex
from onrecord.record.utterances import insert_utterances

_LINKED_TO = f"""
SELECT there.name FROM items AS here
JOIN links ON links.one = here.number JOIN items AS there ON there.number = links.other
WHERE here.document IN {LISTED}
UNION
SELECT there.name FROM items AS here
JOIN links ON links.other = here.number JOIN items AS there ON there.number = links.one
WHERE here.document IN {LISTED}"""

_ADD_LINK = """
INSERT OR REPLACE INTO links
SELECT here.number, there.number, ?, ? FROM items AS here, items AS there
WHERE here.kind = ? AND here.name = ? AND there.kind = here.kind AND there.name = ?"""

_ADD_OPPOSED = """
INSERT OR REPLACE INTO contradictions
SELECT ?, here.number, there.number, ?, NULL FROM items AS here, items AS there
WHERE here.kind = 'claim' AND here.name = ? AND there.kind = 'claim' AND there.name = ?"""


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


def forget(connection: Connection, documents: Collection[DocumentId]) -> set[str]:
    """Takes documents out of the index; the sentences and documents that were linked to theirs.

    Utterances that only they rendered are gone.
    """
    given = listed(documents)
    linked = {name for (name,) in connection.exec_driver_sql(_LINKED_TO, (given, given))}
    gone = connection.exec_driver_sql(f"DELETE FROM items WHERE document IN {LISTED}", (given,))
    if gone.rowcount:
        connection.exec_driver_sql(
            "DELETE FROM utterances WHERE id NOT IN (SELECT utterance FROM renderings)"
        )
    return linked


def forget_all(connection: Connection) -> None:
    """Takes all that was found across pages out of the record."""
    made = (tables.dispatches, tables.utterances, tables.disputes, tables.items, tables.postings)
    for table in (*made, tables.reviewed):
        connection.execute(table.delete())


def keep(connection: Connection, index: StoredIndex, found: Found) -> None:
    """Writes what a portion brings."""
    index.save(connection)
    of_links = [(each.score, each.why, kind, each.one, each.other) for kind, each in found.links]
    _many(connection, _ADD_LINK, of_links)
    ids = [(dispute_id(o.one, o.other), o.score, o.one, o.other) for o in found.opposed]
    _many(connection, _ADD_OPPOSED, ids)
    _leave(connection, "dispatches", "copies", "dispatch", "document", found.copies)
    _leave(connection, "utterances", "renderings", "utterance", "sentence", found.sentences)
    insert_dispatches(connection, found.dispatches)
    insert_utterances(connection, found.utterances)
    done = [(own,) for own in found.documents]
    _many(connection, "INSERT OR IGNORE INTO reviewed VALUES (?)", done)


def keep_queue(
    connection: Connection, queue: Iterable[Dispute], standing: Mapping[str, str]
) -> None:
    """Puts a queue in the place of the one before; `standing`: pair (`dsp-…`) to its dispute."""
    connection.execute(tables.disputes.delete())
    insert_disputes(connection, queue)
    none = "UPDATE contradictions SET dispute = NULL WHERE dispute IS NOT NULL"
    connection.exec_driver_sql(none)
    pairs = [(dispute, pair) for pair, dispute in standing.items()]
    _many(connection, "UPDATE contradictions SET dispute = ? WHERE id = ?", pairs)


def _leave(
    connection: Connection, groups: str, members: str, group: str, name: str, names: Iterable[str]
) -> None:
    """Takes away the groups of which some of `names` are members."""
    of_these = f"SELECT {group} FROM {members} WHERE {name} IN {LISTED}"
    connection.exec_driver_sql(f"DELETE FROM {groups} WHERE id IN ({of_these})", (listed(names),))


def _many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))
