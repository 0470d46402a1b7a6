"""Tombstones: how what was forgotten is known when it comes again, without a word of it.

In: readings. Out: whether something in one was forgotten, and the reading without it. A page is
known by the hash of its bytes and by that of its address, so that neither the same bytes nor
another version of the page come back; a speaker by the ids of all full names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, text

from onrecord.model import (
    Labels,
    Page,
    Reading,
    Resolution,
    Speaker,
    Statement,
    StatementId,
    content_hash,
)
from onrecord.record.keeping.columns import speakers_in
from onrecord.record.keeping.connect import LISTED, listed
from onrecord.record.keeping.storable import time_text

PAGE: Final = "page"
ADDRESS: Final = "address"
SPEAKER: Final = "speaker"
JUDGED: Final = "judged"

_FOUND = text(f"SELECT key FROM forgotten WHERE key IN {LISTED}")
_GONE = text(f"DELETE FROM forgotten WHERE key IN {LISTED}")
_BURY = text("""
INSERT INTO forgotten VALUES (:key, :kind, :by, :now) ON CONFLICT (key) DO UPDATE
SET kind = excluded.kind, forgotten_by = excluded.forgotten_by, forgotten_at = excluded.forgotten_at
""")


def bury(connection: Connection, kind: str, keys: Iterable[str], by: str) -> None:
    """Leaves a tombstone for each of `keys`."""
    now = time_text(datetime.now(UTC))
    rows = [{"key": key, "kind": kind, "by": by, "now": now} for key in keys]
    if rows:
        connection.execute(_BURY, rows)


def unbury(connection: Connection, keys: Collection[str]) -> None:
    """Takes tombstones away."""
    if keys:
        connection.execute(_GONE, {"given": listed(keys)})


def buried(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of `keys` that have a tombstone."""
    found = connection.execute(_FOUND, {"given": listed(keys)})
    return {key for (key,) in found}


def address_key(url: str) -> str:
    """Under what an address is buried: its hash; the address itself may be to be forgotten."""
    return content_hash(url.encode("utf8", "backslashreplace"))


def page_keys(page: Page, url: str | None = None) -> set[str]:
    """Under what a page may be buried; `url` is the address that it names itself."""
    return {page.hash, *(address_key(each) for each in (page.url, url) if each)}


def speaker_keys(reading: Reading) -> set[str]:
    """The speakers of a reading, under whose ids they may be buried."""
    said = {who.id for one in reading.statements for who in speakers_in(one)}
    return {*said, *(role.speaker.id for role in reading.roles)}


def without(reading: Reading, gone: Collection[str]) -> Reading:
    """`reading` without the words, the candidacies and the offices of the speakers in `gone`."""
    parents = {each.id: each.parent for each in reading.statements if _is_of(each, gone)}
    statements = tuple(
        replace(
            each,
            parent=above(each.parent, parents),
            resolution=_left(each.resolution, gone),
            labels=_told(each.labels, gone),
        )
        for each in reading.statements
        if each.id not in parents
    )
    roles = tuple(role for role in reading.roles if role.speaker.id not in gone)
    return replace(reading, statements=statements, roles=roles)


def _is_of(statement: Statement, gone: Collection[str]) -> bool:
    resolution = statement.resolution
    who = (resolution.speaker, resolution.on_behalf_of)
    return any(isinstance(each, Speaker) and each.id in gone for each in who)


def above(
    parent: StatementId | None, gone: dict[StatementId, StatementId | None]
) -> StatementId | None:
    """The statement around one whose `parent` may be among those that go, with their own parents.

    None where nothing is left around it.
    """
    while parent in gone:
        parent = gone[parent]
    return parent


def _left(resolution: Resolution, gone: Collection[str]) -> Resolution:
    left = tuple(each for each in resolution.candidates if each.id not in gone)
    return replace(resolution, candidates=left)


def _told(labels: Labels, gone: Collection[str]) -> Labels:
    """Labels whose hearer is none of those who are gone; the page's words for them stay."""
    return replace(labels, hearer=None) if labels.hearer and labels.hearer.id in gone else labels
