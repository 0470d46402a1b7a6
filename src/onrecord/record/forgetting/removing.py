"""Forgetting: a page, or what a person said, taken out of the file for good.

In: documents or a speaker. Out: what went and what remains, for people. A tombstone stays, which
knows the page or the person when they come again and holds no word of them: hashes alone.

A deleted row leaves its bytes in a file: in free pages, in the full text index until its segments
are merged, in the write-ahead log. So what is freed is overwritten and the index merged in the
transaction that deletes; then all is written anew (VACUUM) and the log cut
(https://www.sqlite.org/pragma.html#pragma_secure_delete). A server's log of changes goes by its own
rules: docs/postgresql.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.model import DocumentId, SpeakerId, SpeakerKind, speaker_id
from onrecord.record.across.parting import part
from onrecord.record.forgetting.given import change, names_of, rows_of
from onrecord.record.forgetting.tombstones import ADDRESS, PAGE, SPEAKER, address_key, bury
from onrecord.record.forgetting.unjudging import forget_judged, judged_on
from onrecord.record.forgetting.unsaying import forget_as_read, forget_statements, said_by
from onrecord.record.judging.bringing import FULL_NAME_WORDS
from onrecord.record.judging.standing import READ_AS
from onrecord.record.keeping.connect import LISTED, listed
from onrecord.record.keeping.dialects import dialect_of

_PAGES = (
    f"DELETE FROM readings WHERE document IN {LISTED}",
    f"DELETE FROM documents WHERE id IN {LISTED}",
    """DELETE FROM pages WHERE NOT EXISTS (SELECT 1 FROM documents WHERE page = pages.id)
    AND NOT EXISTS (SELECT 1 FROM readings WHERE page = pages.id)""",
    """DELETE FROM page_bytes
    WHERE NOT EXISTS (SELECT 1 FROM pages WHERE pages.hash = page_bytes.hash)""",
)

_NAMED_ON = f"""
SELECT document FROM statements
WHERE hearer IN {LISTED} OR read_hearer IN {LISTED}
OR id IN (SELECT statement FROM candidates WHERE candidates.speaker IN {LISTED})"""

_NOT_NAMED = "\n".join(
    f"AND NOT EXISTS (SELECT 1 FROM statements WHERE {column} = speakers.id)"
    for columns in READ_AS
    for column in columns
)
_UNNAMED = f"""
SELECT id FROM speakers WHERE standing = id
{_NOT_NAMED}
AND id NOT IN (SELECT speaker FROM candidates)
AND id NOT IN (SELECT speaker FROM people)
AND id NOT IN (SELECT speaker FROM roles)
AND id NOT IN (SELECT standing FROM speakers WHERE standing <> id)
AND id NOT IN (SELECT subject FROM judgements)
AND id NOT IN (SELECT other FROM judgements WHERE other IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went, and what remains: documents on which a forgotten person's words still stand.

    `backups` are files beside the record that were made before and hold what it held then.
    """

    documents: int
    statements: int
    judgements: int
    remaining: tuple[DocumentId, ...] = ()
    backups: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "documents": self.documents,
            "statements": self.statements,
            "judgements": self.judgements,
            "remaining": list(self.remaining),
            "backups": list(self.backups),
        }


def forget_documents(connection: Connection, ids: Collection[DocumentId], by: str) -> Forgotten:
    """Takes documents and their pages out, with all that was made of them; leaves tombstones."""
    documents = set(ids)
    given = listed(documents)
    told = rows_of(
        connection,
        f"""SELECT hash AS key, documents.url AS address, pages.url AS claimed,
        pages."where" AS place FROM documents
        JOIN pages ON pages.id = page WHERE documents.id IN {LISTED}""",
        given,
    )
    bury(connection, PAGE, (row.key for row in told), by)
    addresses = {each for row in told for each in (row.address, row.claimed) if each}
    bury(connection, ADDRESS, map(address_key, addresses), by)
    statements = names_of(
        connection, f"SELECT id FROM statements WHERE document IN {LISTED}", given
    )
    before = f"SELECT subject FROM judged_statements WHERE document IN {LISTED}"
    judged = judged_on(connection, statements) | names_of(connection, before, given)
    judgements = forget_judged(connection, judged, by)
    part(connection, documents)
    for deletion in _PAGES:
        change(connection, deletion, given)
    pages, places = {row.key for row in told}, {row.place for row in told}
    _forget_told_of(connection, pages, addresses, places)
    _forget_speakers(connection, names_of(connection, _UNNAMED, "[]"))
    return Forgotten(len(documents), len(statements), judgements)


def forget_speaker(connection: Connection, speaker: SpeakerId, by: str) -> Forgotten:
    """Takes out what a speaker said, all names and offices; leaves tombstones.

    That is what the pages give to the speaker, and what was judged to be the speaker's. The pages
    stay, and with them the words as they stand there.
    """
    merged = f"SELECT id FROM speakers WHERE standing IN {LISTED}"
    ids = {speaker, *names_of(connection, merged, listed([speaker]))}
    given = listed(ids)
    bury(connection, SPEAKER, ids | _ids_of_names(connection, given), by)
    theirs = said_by(connection, ids)
    of_these = f"SELECT document FROM statements WHERE id IN {LISTED}"
    documents = names_of(connection, of_these, listed(theirs))
    documents |= names_of(connection, _NAMED_ON, given)
    documents |= forget_as_read(connection, ids)
    judgements = forget_judged(connection, judged_on(connection, theirs) | ids, by)
    part(connection, documents)
    forget_statements(connection, theirs)
    _forget_speakers(connection, ids)
    return Forgotten(0, len(theirs), judgements, tuple(DocumentId(d) for d in sorted(documents)))


def thoroughly(connection: Connection, work: Callable[[Connection], Forgotten]) -> Forgotten:
    """What `work` gives; in the same transaction what it deletes is overwritten."""
    with dialect_of(connection).thoroughly(connection):
        return work(connection)


def _ids_of_names(connection: Connection, given: str) -> set[str]:
    """The ids that speakers of these full names have where nothing more is known of them."""
    named = f"""SELECT aliases.name, kind FROM aliases JOIN speakers ON speakers.id = speaker
    WHERE speaker IN {LISTED}"""
    return {
        speaker_id(row.name, SpeakerKind(row.kind))
        for row in rows_of(connection, named, given)
        if len(row.name.split()) >= FULL_NAME_WORDS
    }


def _forget_speakers(connection: Connection, ids: Collection[str]) -> None:
    given = listed(ids)
    for told in ("hearer", "read_hearer"):
        change(connection, f"UPDATE statements SET {told} = NULL WHERE {told} IN {LISTED}", given)
    for table in ("candidates", "aliases", "people", "roles", "taught_roles"):
        change(connection, f"DELETE FROM {table} WHERE speaker IN {LISTED}", given)
    change(connection, f"UPDATE speakers SET standing = id WHERE standing IN {LISTED}", given)
    change(connection, f"DELETE FROM utterances WHERE speaker IN {LISTED}", given)
    change(connection, f"DELETE FROM speakers WHERE id IN {LISTED}", given)


def _forget_told_of(
    connection: Connection, pages: set[str], addresses: set[str], places: set[str]
) -> None:
    """What runs told of the pages: that they could not be read, and where they were named alone."""
    change(connection, f"DELETE FROM rejections WHERE page_hash IN {LISTED}", listed(pages))
    change(connection, f"DELETE FROM rejections WHERE url IN {LISTED}", listed(addresses))
    named = f'DELETE FROM inputs WHERE "where" IN {LISTED}'
    change(connection, named, listed(addresses | places))
