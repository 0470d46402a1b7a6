"""Whether a record is sound: what `onrecord doctor` looks at, one function a check.

In: where a record is; nothing is written. Out: for each check how much was looked at and what is
wrong. Beyond the database's own checks it is proved that what is stored is what was read: ids and
hashes are made anew from bytes, texts and spans, and words are compared with the text at their
spans. What a damaged file makes impossible to look at is a fault of the check that looked.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, text
from sqlalchemy.exc import DBAPIError

from onrecord.errors import OnrecordError
from onrecord.model import Span, content_hash, document_id, statement_id, words_at
from onrecord.place import Place
from onrecord.record.deciding import SPAN
from onrecord.record.dialects import dialect_of
from onrecord.record.migrate import migrations
from onrecord.record.stepping import found_across
from onrecord.record.store import store_at

ROWS_AT_ONCE = 500
FAULTS_TOLD = 20  # of each check; all are counted
PARTS = ("source", "cue", "content", "addressee", "occasion", "target")

Findings = Iterator[str | None]
"""For each thing that was looked at what is wrong with it, None where nothing is."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What one check found: how many things it looked at, how many are wrong, the first of these.

    `note` is for people: what is no fault but worth knowing.
    """

    check: str
    looked_at: int
    wrong: int
    faults: tuple[str, ...]
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "check": self.check,
            "looked_at": self.looked_at,
            "wrong": self.wrong,
            "faults": list(self.faults),
            "note": self.note,
        }


def examine(where: str | Path | Place) -> tuple[Examined, ...]:
    """Every check of the record at a place, in the order of CHECKS.

    RecordError where it cannot be opened or is no record; one of an older schema is told as a
    fault, and not looked at further.
    """
    store = store_at(where)
    if behind := store.behind():
        told = f"{behind} migrations behind: open it once for writing, which migrates it"
        return (Examined("schema", 1, 1, (told,)),)
    engine = store.open(read_only=True)
    try:
        with store.failures(), engine.connect() as connection:  # one view of it for all checks
            schema = Examined("schema", 1, 0, (), f"version {migrations()[-1].number}")
            return (schema, *(_examined(connection, name, *row) for name, *row in CHECKS))
    finally:
        engine.dispose()


def _examined(
    connection: Connection,
    name: str,
    check: Callable[[Connection], Findings],
    note: Callable[[Connection], str],
) -> Examined:
    looked_at, wrong, faults = 0, 0, []
    try:
        for fault in check(connection):
            looked_at += 1
            if fault is not None:
                wrong += 1
                faults += [fault] if wrong <= FAULTS_TOLD else []
        told = note(connection)
    except (DBAPIError, ValueError, TypeError, OnrecordError) as error:
        connection.rollback()  # PostgreSQL answers nothing more in a transaction that failed
        wrong, told = wrong + 1, ""
        why = error.orig if isinstance(error, DBAPIError) else error
        faults.append(f"it cannot be looked at any further: {why}")
    return Examined(name, looked_at, wrong, tuple(faults), told)


def _storage(connection: Connection) -> Findings:
    return dialect_of(connection).storage_faults(connection)


def _references(connection: Connection) -> Findings:
    return dialect_of(connection).reference_faults(connection)


def _bytes(connection: Connection) -> Findings:
    for row in _rows(connection, "SELECT hash, size, deflated FROM page_bytes"):
        yield _bytes_fault(row["hash"], row["size"], row["deflated"])


def _bytes_fault(page_hash: str, size: int, deflated: bytes) -> str | None:
    try:
        content = zlib.decompressobj().decompress(deflated, size + 1)  # damage must not fill memory
    except zlib.error as error:
        return f"the bytes of page {page_hash} cannot be unpacked: {error}"
    if len(content) != size or content_hash(content) != page_hash:
        return f"the bytes of page {page_hash} are not those that were read"
    return None


def _documents(connection: Connection) -> Findings:
    """An id is a hash of address and text; blocks lie in the text, in order."""
    for row in _rows(connection, "SELECT id, url, text, blocks FROM documents"):
        yield _document_fault(row)


def _document_fault(row: RowMapping) -> str | None:
    escaped = "\\" in (row["url"] or "")  # an address with letters that cannot be stored
    if not escaped and document_id(row["url"], row["text"]) != row["id"]:
        return f"{row['id']}: its text or its address is not what was read"
    ends = [at for start, end, _ in json.loads(row["blocks"]) for at in (start, end)]
    if ends != sorted(ends) or (ends and not 0 <= ends[0] <= ends[-1] <= len(row["text"])):
        return f"{row['id']}: its blocks do not lie in its text"
    return None


_TEXT = text("SELECT text FROM documents WHERE id = :document")


def _statements(connection: Connection) -> Findings:
    """Each span lies in the text and has the stored words; an id is a hash of the spans."""
    document, words = None, ""
    for row in _rows(connection, "SELECT * FROM statements ORDER BY document"):
        if row["document"] != document:
            document = row["document"]
            words = connection.execute(_TEXT, {"document": document}).scalar() or ""
        yield _statement_fault(row, words)


def _statement_fault(row: RowMapping, text: str) -> str | None:
    places = {part: tuple(Span(*pair) for pair in json.loads(row[part])) for part in PARTS}
    for part, spans in places.items():
        if any(span.end > len(text) for span in spans):
            return f"{row['id']}: its {part} reaches beyond the text"
        if words_at(text, spans) != row[f"{part}_text"]:
            return f"{row['id']}: the words of its {part} are not those of the page"
    own = statement_id(row["document"], places["content"], places["source"])
    if own != row["id"] and SPAN not in json.loads(row["corrected"]):
        return f"{row['id']}: its places are not those that were read"
    return None


def _search(connection: Connection) -> Findings:
    """Every row is in its full text index, and nothing else is."""
    for index, table in (
        ("statement_words", "statements"),
        ("document_words", "documents"),
        ("alias_words", "aliases"),
    ):
        yield None
        rows, number = dialect_of(connection).index_rows(index)
        for one, own, other, its, what in (
            (table, "number", rows, number, "missing from the index"),
            (rows, number, table, "number", "in the index alone"),
        ):
            there = f"SELECT 1 FROM {other} AS there WHERE there.{its} = here.{own}"
            wanted = f"SELECT here.{own} AS own FROM {one} AS here WHERE NOT EXISTS ({there})"
            for row in _rows(connection, wanted):
                yield f"{table} {row['own']}: {what}"


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


def _judgements(connection: Connection) -> Findings:
    """What is meant by each is known: a statement that stands, or that it is gone."""
    for row in _rows(connection, _LOST_JUDGEMENTS):
        yield _judgement_fault(connection, row)
    refused = "SELECT id FROM speakers WHERE standing NOT IN (SELECT id FROM speakers)"
    for row in _rows(connection, refused):
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


def _gone(connection: Connection) -> str:
    gone = _scalar(connection, _GONE)
    return f"{gone} on what is not there any more" if gone != "0" else ""


def _waiting(connection: Connection) -> str:
    wanted = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM reviewed)"
    waiting = _scalar(connection, wanted)
    return f"{waiting} documents wait for `onrecord review`" if waiting != "0" else ""


def _scalar(connection: Connection, wanted: str) -> str:
    return str(connection.execute(text(wanted)).scalar_one())


def _rows(connection: Connection, wanted: str) -> Iterator[RowMapping]:
    """Rows as they come, however many there are."""
    streamed = {"yield_per": ROWS_AT_ONCE}
    yield from connection.execute(text(wanted), execution_options=streamed).mappings()


def _nothing(_: Connection) -> str:
    return ""


CHECKS = (
    ("file", _storage, _nothing),
    ("references", _references, _nothing),
    ("bytes of pages", _bytes, _nothing),
    ("documents", _documents, _nothing),
    ("statements", _statements, _nothing),
    ("search", _search, _nothing),
    ("judgements", _judgements, _gone),
    ("found across pages", found_across, _waiting),
)
"""Each check, its function, and that of its note."""
