"""Unjudging: judgements hold the words that were judged, and go with the statements they are of.

In: statements that go, or the subjects of judgements. Out: what they may be judged under, and how
many judgements went.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from onrecord.record.forgetting.given import change, names_of, rows_of
from onrecord.record.forgetting.tombstones import JUDGED, buried, bury
from onrecord.record.keeping.connect import LISTED, listed

_ID_LENGTH = 24  # of stm-…; a sentence's name (stm-…:N) begins with its statement's

_JUDGED_ON = f"""
SELECT subject FROM judged_statements WHERE subject IN {LISTED} OR statement IN {LISTED}
UNION SELECT subject FROM judgements WHERE substr(subject, 1, {_ID_LENGTH}) IN {LISTED}
UNION SELECT other FROM judgements WHERE substr(other, 1, {_ID_LENGTH}) IN {LISTED}
UNION SELECT contradictions.id FROM contradictions
JOIN items ON items.number IN (one, other) WHERE substr(items.name, 1, {_ID_LENGTH}) IN {LISTED}"""


def judged_on(connection: Connection, statements: Collection[str]) -> set[str]:
    """Under what statements, their sentences and the disputes that they are in may be judged."""
    return names_of(connection, _JUDGED_ON, listed(statements)) | set(statements)


def forget_judged(connection: Connection, subjects: Collection[str], by: str) -> int:
    """The judgements on `subjects` go: they hold the words that were judged. How many went."""
    given = listed(subjects)
    wanted = f"SELECT subject, other FROM judgements WHERE subject IN {LISTED} OR other IN {LISTED}"
    found = rows_of(connection, wanted, given)
    bury(connection, JUDGED, {row.subject for row in found} - buried(connection, subjects), by)
    gone = f"DELETE FROM judgements WHERE subject IN {LISTED} OR other IN {LISTED}"
    change(connection, gone, given)
    change(connection, f"DELETE FROM judged_statements WHERE subject IN {LISTED}", given)
    return len(found)
