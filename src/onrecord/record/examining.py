"""Whether a record is sound: what `onrecord doctor` looks at, one function a check.

In: the path of a record; nothing is written. Out: for each check how much was looked at and what
is wrong. Beyond SQLite's own checks it is proved that what is stored is what was read: ids and
hashes are made anew from bytes, texts and spans, and words are compared with the text at their
spans. What a damaged file makes impossible to look at is a fault of the check that looked.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError, RecordError
from onrecord.model import Span, content_hash, document_id, statement_id, words_at
from onrecord.record.connect import connection_to
from onrecord.record.deciding import SPAN
from onrecord.record.failures import failures
from onrecord.record.migrate import check_version
from onrecord.record.stepping import found_across

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


def examine(path: Path) -> tuple[Examined, ...]:
    """Every check of the record at `path`, in the order of CHECKS.

    RecordError where the file cannot be opened or is no record; one of an older schema is told as a
    fault, and not looked at further.
    """
    with failures(path):
        if not path.exists():
            raise RecordError(f"there is no record at {path}: name one with --record")
        if behind := check_version(path):
            told = f"{behind} migrations behind: open it once for writing, which migrates it"
            return (Examined("schema", 1, 1, (told,)),)
        with closing(connection_to(path, read_only=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")  # one view of the file for all checks
            version = _scalar(connection, "PRAGMA user_version")
            schema = Examined("schema", 1, 0, (), f"version {version}")
            return (schema, *(_examined(connection, name, *row) for name, *row in CHECKS))


def _examined(
    connection: sqlite3.Connection,
    name: str,
    check: Callable[[sqlite3.Connection], Findings],
    note: Callable[[sqlite3.Connection], str],
) -> Examined:
    looked_at, wrong, faults = 0, 0, []
    try:
        for fault in check(connection):
            looked_at += 1
            if fault is not None:
                wrong += 1
                faults += [fault] if wrong <= FAULTS_TOLD else []
        told = note(connection)
    except (sqlite3.DatabaseError, ValueError, TypeError, OnrecordError) as error:
        wrong, told = wrong + 1, ""
        faults.append(f"it cannot be looked at any further: {error}")
    return Examined(name, looked_at, wrong, tuple(faults), told)


def _file(connection: sqlite3.Connection) -> Findings:
    """SQLite's own: pages, indexes, types, NOT NULL."""
    for (told,) in connection.execute("PRAGMA integrity_check"):
        yield None if told == "ok" else told


def _references(connection: sqlite3.Connection) -> Findings:
    yield None
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {parent} that is not there"


def _bytes(connection: sqlite3.Connection) -> Findings:
    for row in connection.execute("SELECT hash, size, deflated FROM page_bytes"):
        yield _bytes_fault(row["hash"], row["size"], row["deflated"])


def _bytes_fault(page_hash: str, size: int, deflated: bytes) -> str | None:
    try:
        content = zlib.decompressobj().decompress(deflated, size + 1)  # damage must not fill memory
    except zlib.error as error:
        return f"the bytes of page {page_hash} cannot be unpacked: {error}"
    if len(content) != size or content_hash(content) != page_hash:
        return f"the bytes of page {page_hash} are not those that were read"
    return None


def _documents(connection: sqlite3.Connection) -> Findings:
    """An id is a hash of address and text; blocks lie in the text, in order."""
    for row in connection.execute("SELECT id, url, text, blocks FROM documents"):
        yield _document_fault(row)


def _document_fault(row: sqlite3.Row) -> str | None:
    escaped = "\\" in (row["url"] or "")  # an address with letters that cannot be stored
    if not escaped and document_id(row["url"], row["text"]) != row["id"]:
        return f"{row['id']}: its text or its address is not what was read"
    ends = [at for start, end, _ in json.loads(row["blocks"]) for at in (start, end)]
    if ends != sorted(ends) or (ends and not 0 <= ends[0] <= ends[-1] <= len(row["text"])):
        return f"{row['id']}: its blocks do not lie in its text"
    return None


def _statements(connection: sqlite3.Connection) -> Findings:
    """Each span lies in the text and has the stored words; an id is a hash of the spans."""
    document, text = None, ""
    for row in connection.execute("SELECT * FROM statements ORDER BY document"):
        if row["document"] != document:
            document = row["document"]
            found = connection.execute("SELECT text FROM documents WHERE id = ?", (document,))
            text = (found.fetchone() or ("",))[0]
        yield _statement_fault(row, text)


def _statement_fault(row: sqlite3.Row, text: str) -> str | None:
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


def _search(connection: sqlite3.Connection) -> Findings:
    """Every row is in its full text index, and nothing else is."""
    for index, table in (
        ("statement_words", "statements"),
        ("document_words", "documents"),
        ("alias_words", "aliases"),
    ):
        yield None
        for one, other, what in (
            (f"{table}", f"{index}_docsize", "missing from the index"),
            (f"{index}_docsize", f"{table}", "in the index alone"),
        ):
            own, its = ("number", "id") if one == table else ("id", "number")
            found = connection.execute(
                f"SELECT {own} FROM {one} WHERE {own} NOT IN (SELECT {its} FROM {other})"
            )
            for (number,) in found:
                yield f"{table} {number}: {what}"


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
    WHEN 'stm-' THEN judged_statements.statement IS NULL AND instr(judgements.subject, ':') = 0
    WHEN 'spk-' THEN speakers.id IS NULL END"""


def _judgements(connection: sqlite3.Connection) -> Findings:
    """What is meant by each is known: a statement that stands, or that it is gone."""
    for row in connection.execute(_LOST_JUDGEMENTS):
        yield _judgement_fault(connection, row)
    refused = "SELECT id FROM speakers WHERE standing NOT IN (SELECT id FROM speakers)"
    for (speaker,) in connection.execute(refused):
        yield f"{speaker} stands as somebody who is not there"


def _judgement_fault(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    if row["unknown"]:
        return f"judgement {row['number']}: nothing tells which statement {row['subject']} is now"
    if row["statement"] is None:
        return None  # listed as gone
    here = "SELECT 1 FROM statements WHERE id = ?"
    taken_out = (
        "SELECT 1 FROM standing_judgements "
        "WHERE subject = ? AND about = 'statement' AND verdict = 'wrong'"
    )
    stands = connection.execute(here, (row["statement"],)).fetchone()
    if stands or connection.execute(taken_out, (row["subject"],)).fetchone():
        return None
    return f"judgement {row['number']}: the statement {row['statement']} is not there"


def _gone(connection: sqlite3.Connection) -> str:
    gone = _scalar(connection, _GONE)
    return f"{gone} on what is not there any more" if gone != "0" else ""


def _waiting(connection: sqlite3.Connection) -> str:
    wanted = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM reviewed)"
    waiting = _scalar(connection, wanted)
    return f"{waiting} documents wait for `onrecord review`" if waiting != "0" else ""


def _scalar(connection: sqlite3.Connection, wanted: str) -> str:
    return str(connection.execute(wanted).fetchone()[0])


def _nothing(_: sqlite3.Connection) -> str:
    return ""


CHECKS = (
    ("file", _file, _nothing),
    ("references", _references, _nothing),
    ("bytes of pages", _bytes, _nothing),
    ("documents", _documents, _nothing),
    ("statements", _statements, _nothing),
    ("search", _search, _nothing),
    ("judgements", _judgements, _gone),
    ("found across pages", found_across, _waiting),
)
"""Each check, its function, and that of its note."""
