"""Whether each judgement is still tied to what it is about.

In: a connection. Out: for each judgement on a statement, and each merged speaker, what is wrong.
"""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, text

from onrecord.record.examining.looking import Findings, each_row, number_of

_LOST_JUDGEMENTS = """
SELECT number, judgements.subject, judged_statements.subject IS NULL AS unknown,
    judged_statements.statement
FROM judgements LEFT JOIN judged_statements ON judged_statements.subject = judgements.subject
WHERE judgements.subject LIKE 'stm-%' AND judgements.subject NOT LIKE '%:%'"""

_GONE = """
SELECT count(*) FROM judgements
LEFT JOIN judged_statements ON judged_statements.subject = judgements.subject
LEFT JOIN speakers ON speakers.id = judgements.subject
WHERE CASE substr(judgements.subject, 1, 4)
    WHEN 'stm-' THEN judged_statements.statement IS NULL AND judgements.subject NOT LIKE '%:%'
    WHEN 'spk-' THEN speakers.id IS NULL END"""


def judgements(connection: Connection) -> Findings:
    """What is meant by each is known: a statement that stands, or that it is gone."""
    for row in each_row(connection, _LOST_JUDGEMENTS):
        yield _judgement_fault(connection, row)
    refused = "SELECT id FROM speakers WHERE standing NOT IN (SELECT id FROM speakers)"
    for row in each_row(connection, refused):
        yield f"{row['id']} stands as somebody who is not there"


_HERE = text("SELECT 1 FROM statements WHERE id = :statement")
_TAKEN_OUT = text("""
SELECT 1 FROM standing_judgements
WHERE subject = :subject AND about = 'statement' AND verdict = 'wrong'""")


def _judgement_fault(connection: Connection, row: RowMapping) -> str | None:
    if row["unknown"]:
        return f"judgement {row['number']}: nothing tells which statement {row['subject']} is now"
    if row["statement"] is None:
        return None  # listed as gone
    stands = connection.execute(_HERE, {"statement": row["statement"]}).first()
    if stands or connection.execute(_TAKEN_OUT, {"subject": row["subject"]}).first():
        return None
    return f"judgement {row['number']}: the statement {row['statement']} is not there"


def gone(connection: Connection) -> str:
    """How many judgements are on what is there no more, for people; nothing where none is."""
    many = number_of(connection, _GONE)
    return f"{many} on what is not there any more" if many else ""
