"""Unsaying: the statements of a forgotten speaker, as they stand and as they were read.

In: the ids that the speaker has. Out: which statements are theirs, and the documents that changed.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, text

from onrecord.record.forgetting.given import change, names_of
from onrecord.record.forgetting.tombstones import above
from onrecord.record.keeping.connect import LISTED, listed

_THEIRS = f"""
SELECT id FROM statements WHERE speaker IN {LISTED} OR on_behalf_of IN {LISTED}
OR read_speaker IN {LISTED} OR read_on_behalf_of IN {LISTED}"""


def said_by(connection: Connection, who: set[str]) -> set[str]:
    """The ids of the statements that the pages give to them, or somebody judged to be theirs."""
    return names_of(connection, _THEIRS, listed(who)) | _read_as_theirs(connection, who)


def forget_statements(connection: Connection, ids: Collection[str]) -> None:
    """Statements go; what stood within them stands in the next one out."""
    given = listed(ids)
    up = f"""UPDATE statements SET parent = (
        SELECT around.parent FROM statements AS around WHERE around.id = statements.parent
    ) WHERE parent IN {LISTED}"""
    while names_of(connection, f"SELECT id FROM statements WHERE parent IN {LISTED}", given):
        change(connection, up, given)
    change(connection, f"DELETE FROM statements WHERE id IN {LISTED}", given)


def _read_as_theirs(connection: Connection, who: set[str]) -> set[str]:
    """The ids of their statements among those that are kept as they were read."""
    kept = connection.execute(text("SELECT statements FROM as_read")).scalars()
    return {each["id"] for read in kept for each in _of(who, json.loads(read))}


def _of(who: set[str], read: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in read if who & {each.get("speaker"), each.get("on_behalf_of")}]


_KEEP_AS_READ = text("UPDATE as_read SET statements = :statements WHERE document = :document")


def forget_as_read(connection: Connection, who: set[str]) -> set[str]:
    """Of statements that are kept as they were read, the forgotten speaker's go too; of where."""
    changed = set()
    for row in connection.execute(text("SELECT document, statements FROM as_read")).all():
        read = json.loads(row.statements)
        parents = {each["id"]: each["parent"] for each in _of(who, read)}
        kept = [each for each in read if each["id"] not in parents]
        for each in kept:
            each["candidates"] = [one for one in each["candidates"] if one not in who]
            if each.get("hearer") in who:
                each["hearer"] = None
            each["parent"] = above(each["parent"], parents)
        told = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if told != row.statements:
            changed.add(row.document)
            kept_as = {"statements": told, "document": row.document}
            connection.execute(_KEEP_AS_READ, kept_as)
    return changed
