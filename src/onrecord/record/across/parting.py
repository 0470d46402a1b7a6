"""Parting: documents taken out of all that was found across pages.

In: documents that are forgotten, or of which something is. Out: nothing; those that stood beside
them wait for a review, and no vector or posting is left of their words.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, text

from onrecord.record.across.index import unlist
from onrecord.record.across.remembering import forget_remembered
from onrecord.record.forgetting.given import change, names_of
from onrecord.record.keeping.connect import LISTED, listed

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


def part(connection: Connection, documents: Collection[str]) -> None:
    """Takes documents out of all groups; those that were in them wait for a review."""
    given = listed(documents)
    beside = names_of(connection, _BESIDE, given)
    for deletion in _GROUPS:
        change(connection, deletion, given)
    unlist(connection, documents)
    change(connection, f"DELETE FROM reviewed WHERE document IN {LISTED}", listed(beside))
    gone = "DELETE FROM postings WHERE NOT EXISTS (SELECT 1 FROM items WHERE number = item)"
    connection.execute(text(gone))
    forget_remembered(connection)
