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

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from onrecord.model import DocumentId, SpeakerId, SpeakerKind, speaker_id
from onrecord.record.bringing import FULL_NAME_WORDS
from onrecord.record.connect import LISTED, listed
from onrecord.record.dialects import dialect_of
from onrecord.record.index import unlist
from onrecord.record.remembering import forget_remembered
from onrecord.record.tombstones import (
    ADDRESS,
    JUDGED,
    PAGE,
    SPEAKER,
    above,
    address_key,
    buried,
    bury,
)

_ID_LENGTH = 24  # of stm-…; a sentence's name (stm-…:N) begins with its statement's

_JUDGED_ON = f"""
SELECT subject FROM judged_statements WHERE subject IN {LISTED} OR statement IN {LISTED}
UNION SELECT subject FROM judgements WHERE substr(subject, 1, {_ID_LENGTH}) IN {LISTED}
UNION SELECT other FROM judgements WHERE substr(other, 1, {_ID_LENGTH}) IN {LISTED}
UNION SELECT contradictions.id FROM contradictions
JOIN items ON items.number IN (one, other) WHERE substr(items.name, 1, {_ID_LENGTH}) IN {LISTED}"""

_BESIDE = f"""
SELECT DISTINCT statements.document FROM renderings JOIN statements ON statements.id = statement
WHERE utterance IN (
    SELECT utterance FROM renderings JOIN statements ON statements.id = statement
    WHERE statements.document IN {LISTED})
UNION SELECT document FROM copies WHERE dispatch IN (
    SELECT dispatch FROM copies WHERE document IN {LISTED})
UNION SELECT statements.document FROM dispute_evidence
JOIN statements ON statements.id = statement
WHERE dispute IN (
    SELECT dispute FROM dispute_evidence JOIN statements ON statements.id = statement
    WHERE statements.document IN {LISTED})"""

_GROUPS = (
    f"""DELETE FROM disputes WHERE id IN (
    SELECT dispute FROM dispute_evidence JOIN statements ON statements.id = statement
    WHERE document IN {LISTED})""",
    f"""DELETE FROM utterances WHERE id IN (
    SELECT utterance FROM renderings JOIN statements ON statements.id = statement
    WHERE document IN {LISTED})""",
    f"""DELETE FROM dispatches WHERE id IN (
    SELECT dispatch FROM copies WHERE document IN {LISTED})""",
    f"DELETE FROM reviewed WHERE document IN {LISTED}",
)

_PAGES = (
    f"DELETE FROM readings WHERE document IN {LISTED}",
    f"DELETE FROM documents WHERE id IN {LISTED}",
    """DELETE FROM pages WHERE NOT EXISTS (SELECT 1 FROM documents WHERE page = pages.id)
    AND NOT EXISTS (SELECT 1 FROM readings WHERE page = pages.id)""",
    """DELETE FROM page_bytes
    WHERE NOT EXISTS (SELECT 1 FROM pages WHERE pages.hash = page_bytes.hash)""",
)

_THEIRS = f"""
SELECT id FROM statements WHERE speaker IN {LISTED} OR on_behalf_of IN {LISTED}
OR read_speaker IN {LISTED} OR read_on_behalf_of IN {LISTED}"""

_UNNAMED = """
SELECT id FROM speakers WHERE standing = id
AND NOT EXISTS (SELECT 1 FROM statements WHERE speaker = speakers.id)
AND NOT EXISTS (SELECT 1 FROM statements WHERE on_behalf_of = speakers.id)
AND NOT EXISTS (SELECT 1 FROM statements WHERE read_speaker = speakers.id)
AND NOT EXISTS (SELECT 1 FROM statements WHERE read_on_behalf_of = speakers.id)
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
    told = _rows(
        connection,
        f"""SELECT hash AS key, documents.url AS address, pages.url AS claimed,
        pages."where" AS place FROM documents
        JOIN pages ON pages.id = page WHERE documents.id IN {LISTED}""",
        given,
    )
    bury(connection, PAGE, (row.key for row in told), by)
    addresses = {each for row in told for each in (row.address, row.claimed) if each}
    bury(connection, ADDRESS, map(address_key, addresses), by)
    statements = _names(connection, f"SELECT id FROM statements WHERE document IN {LISTED}", given)
    before = f"SELECT subject FROM judged_statements WHERE document IN {LISTED}"
    judged = _judged_on(connection, statements) | _names(connection, before, given)
    judgements = _forget_judged(connection, judged, by)
    _part(connection, documents)
    for change in _PAGES:
        _change(connection, change, given)
    pages, places = {row.key for row in told}, {row.place for row in told}
    _forget_told_of(connection, pages, addresses, places)
    _forget_speakers(connection, _names(connection, _UNNAMED, "[]"))
    return Forgotten(len(documents), len(statements), judgements)


def forget_speaker(connection: Connection, speaker: SpeakerId, by: str) -> Forgotten:
    """Takes out what a speaker said, all names and offices; leaves tombstones.

    That is what the pages give to the speaker, and what was judged to be the speaker's. The pages
    stay, and with them the words as they stand there.
    """
    merged = f"SELECT id FROM speakers WHERE standing IN {LISTED}"
    ids = {speaker, *_names(connection, merged, listed([speaker]))}
    given = listed(ids)
    bury(connection, SPEAKER, ids | _ids_of_names(connection, given), by)
    theirs = _names(connection, _THEIRS, given) | _read_as_theirs(connection, ids)
    of_these = f"SELECT document FROM statements WHERE id IN {LISTED}"
    could_be = f"""SELECT document FROM candidates JOIN statements ON statements.id = statement
    WHERE candidates.speaker IN {LISTED}"""
    documents = _names(connection, of_these, listed(theirs)) | _names(connection, could_be, given)
    documents |= _forget_as_read(connection, ids)
    judgements = _forget_judged(connection, _judged_on(connection, theirs) | ids, by)
    _part(connection, documents)
    _forget_statements(connection, theirs)
    _forget_speakers(connection, ids)
    return Forgotten(0, len(theirs), judgements, tuple(DocumentId(d) for d in sorted(documents)))


def thoroughly(connection: Connection, work: Callable[[Connection], Forgotten]) -> Forgotten:
    """What `work` gives; in the same transaction what it deletes is overwritten."""
    with dialect_of(connection).thoroughly(connection):
        return work(connection)


def _part(connection: Connection, documents: Collection[str]) -> None:
    """Takes documents out of all groups; those that were in them wait for a review."""
    given = listed(documents)
    beside = _names(connection, _BESIDE, given)
    for change in _GROUPS:
        _change(connection, change, given)
    unlist(connection, documents)
    _change(connection, f"DELETE FROM reviewed WHERE document IN {LISTED}", listed(beside))
    gone = "DELETE FROM postings WHERE NOT EXISTS (SELECT 1 FROM items WHERE number = item)"
    connection.execute(text(gone))
    forget_remembered(connection)


def _ids_of_names(connection: Connection, given: str) -> set[str]:
    """The ids that speakers of these full names have where nothing more is known of them."""
    named = f"""SELECT aliases.name, kind FROM aliases JOIN speakers ON speakers.id = speaker
    WHERE speaker IN {LISTED}"""
    return {
        speaker_id(row.name, SpeakerKind(row.kind))
        for row in _rows(connection, named, given)
        if len(row.name.split()) >= FULL_NAME_WORDS
    }


def _judged_on(connection: Connection, statements: Collection[str]) -> set[str]:
    """Under what statements, their sentences and the disputes that they are in may be judged."""
    return _names(connection, _JUDGED_ON, listed(statements)) | set(statements)


def _forget_judged(connection: Connection, subjects: Collection[str], by: str) -> int:
    """The judgements on `subjects` go: they hold the words that were judged. How many went."""
    given = listed(subjects)
    wanted = f"SELECT subject, other FROM judgements WHERE subject IN {LISTED} OR other IN {LISTED}"
    found = _rows(connection, wanted, given)
    bury(connection, JUDGED, {row.subject for row in found} - buried(connection, subjects), by)
    gone = f"DELETE FROM judgements WHERE subject IN {LISTED} OR other IN {LISTED}"
    _change(connection, gone, given)
    _change(connection, f"DELETE FROM judged_statements WHERE subject IN {LISTED}", given)
    return len(found)


def _forget_statements(connection: Connection, ids: Collection[str]) -> None:
    given = listed(ids)
    up = f"""UPDATE statements SET parent = (
        SELECT around.parent FROM statements AS around WHERE around.id = statements.parent
    ) WHERE parent IN {LISTED}"""
    while _names(connection, f"SELECT id FROM statements WHERE parent IN {LISTED}", given):
        _change(connection, up, given)
    _change(connection, f"DELETE FROM statements WHERE id IN {LISTED}", given)


def _read_as_theirs(connection: Connection, who: set[str]) -> set[str]:
    """The ids of their statements among those that are kept as they were read."""
    kept = connection.execute(text("SELECT statements FROM as_read")).scalars()
    return {each["id"] for read in kept for each in _of(who, json.loads(read))}


def _of(who: set[str], read: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in read if who & {each.get("speaker"), each.get("on_behalf_of")}]


_KEEP_AS_READ = text("UPDATE as_read SET statements = :statements WHERE document = :document")


def _forget_as_read(connection: Connection, who: set[str]) -> set[str]:
    """Of statements that are kept as they were read, the forgotten speaker's go too; of where."""
    changed = set()
    for row in connection.execute(text("SELECT document, statements FROM as_read")).all():
        read = json.loads(row.statements)
        parents = {each["id"]: each["parent"] for each in _of(who, read)}
        kept = [each for each in read if each["id"] not in parents]
        for each in kept:
            each["candidates"] = [one for one in each["candidates"] if one not in who]
            each["parent"] = above(each["parent"], parents)
        told = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if told != row.statements:
            changed.add(row.document)
            kept_as = {"statements": told, "document": row.document}
            connection.execute(_KEEP_AS_READ, kept_as)
    return changed


def _forget_speakers(connection: Connection, ids: Collection[str]) -> None:
    given = listed(ids)
    for table in ("candidates", "aliases", "people", "roles", "taught_roles"):
        _change(connection, f"DELETE FROM {table} WHERE speaker IN {LISTED}", given)
    _change(connection, f"UPDATE speakers SET standing = id WHERE standing IN {LISTED}", given)
    _change(connection, f"DELETE FROM utterances WHERE speaker IN {LISTED}", given)
    _change(connection, f"DELETE FROM speakers WHERE id IN {LISTED}", given)


def _forget_told_of(
    connection: Connection, pages: set[str], addresses: set[str], places: set[str]
) -> None:
    """What runs told of the pages: that they could not be read, and where they were named alone."""
    _change(connection, f"DELETE FROM rejections WHERE page_hash IN {LISTED}", listed(pages))
    _change(connection, f"DELETE FROM rejections WHERE url IN {LISTED}", listed(addresses))
    named = f'DELETE FROM inputs WHERE "where" IN {LISTED}'
    _change(connection, named, listed(addresses | places))


def _change(connection: Connection, change: str, given: str) -> None:
    connection.execute(text(change), {"given": given})


def _rows(connection: Connection, wanted: str, given: str) -> list[Any]:
    return list(connection.execute(text(wanted), {"given": given}).all())


def _names(connection: Connection, wanted: str, given: str) -> set[str]:
    return {name for (name,) in connection.execute(text(wanted), {"given": given})}
