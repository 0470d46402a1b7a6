"""Whether what was found across pages is in step with the statements that it was found in.

In: a connection. Out: for each utterance, dispatch and dispute what is wrong with it. While
documents wait for a review, or one was broken off, what they were in may have fewer members than it
says; that is mended by the review and no fault.
"""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.record.across.owing import is_reviewed
from onrecord.record.examining.looking import Findings, each_row

_SENTENCES = """
SELECT sentence AS name, length(content_text) <= CAST(substr(sentence, 26) AS BIGINT) AS wrong
FROM renderings JOIN statements ON statements.id = statement"""

_UTTERANCES = """
SELECT utterances.id AS name, utterances.documents <> count(DISTINCT document) AS wrong
FROM utterances
LEFT JOIN renderings ON renderings.utterance = utterances.id
LEFT JOIN statements ON statements.id = renderings.statement
GROUP BY utterances.id"""

_DISPATCHES = """
SELECT dispatches.id AS name, count(document) < 2 AS wrong
FROM dispatches LEFT JOIN copies ON copies.dispatch = dispatches.id GROUP BY dispatches.id"""

_DISPUTES = """
SELECT disputes.id AS name, count(statement) < 2 AS wrong
FROM disputes LEFT JOIN dispute_evidence ON dispute_evidence.dispute = disputes.id
GROUP BY disputes.id"""

_ITEMS = """
SELECT name, statements.id IS NULL AS wrong FROM items
LEFT JOIN statements ON statements.id = substr(name, 1, 24)
WHERE name LIKE 'stm-%' AND items.document IN (SELECT document FROM reviewed)"""

_TALLIES = """
SELECT tallies.kind AS name, entries <> count(number) AS wrong
FROM tallies LEFT JOIN items ON items.kind = tallies.kind GROUP BY tallies.kind, entries"""

_PAIRS = """
SELECT contradictions.id AS name,
    contradictions.dispute IS NOT NULL AND disputes.id IS NULL AS wrong
FROM contradictions LEFT JOIN disputes ON disputes.id = contradictions.dispute"""

ALWAYS = (
    (_SENTENCES, "does not begin in its statement"),
    (_ITEMS, "is in the index and not in the record"),
    (_TALLIES, "has fewer or more items than are counted"),
)
WHEN_REVIEWED = (
    (_UTTERANCES, "is in fewer or more documents than it says"),
    (_DISPATCHES, "is carried by fewer than two documents"),
    (_DISPUTES, "has fewer than two statements as evidence"),
    (_PAIRS, "is said to stand in a dispute that is not there"),
)


def found_across(connection: Connection) -> Findings:
    """For each row of what was found what is wrong with it, None where nothing is."""
    for rows, told in (*ALWAYS, *WHEN_REVIEWED) if is_reviewed(connection) else ALWAYS:
        for row in each_row(connection, rows):
            yield f"{row['name']} {told}" if row["wrong"] else None
