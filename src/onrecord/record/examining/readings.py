"""Whether what is stored is what was read: bytes, documents, statements.

In: a connection. Out: for each row what is wrong with it. Ids and hashes are made anew from bytes,
texts and spans, and words are compared with the text at their spans.
"""

from __future__ import annotations

import json
import zlib

from sqlalchemy import Connection, RowMapping, text

from onrecord.model import Span, content_hash, document_id, statement_id, words_at
from onrecord.record.examining.looking import Findings, each_row
from onrecord.record.judging.deciding import SPAN

PARTS = ("source", "cue", "content", "addressee", "occasion", "target")


def bytes_of_pages(connection: Connection) -> Findings:
    """The bytes of each page unpack to those of its hash."""
    for row in each_row(connection, "SELECT hash, size, deflated FROM page_bytes"):
        yield _bytes_fault(row["hash"], row["size"], row["deflated"])


def _bytes_fault(page_hash: str, size: int, deflated: bytes) -> str | None:
    try:
        content = zlib.decompressobj().decompress(deflated, size + 1)  # damage must not fill memory
    except zlib.error as error:
        return f"the bytes of page {page_hash} cannot be unpacked: {error}"
    if len(content) != size or content_hash(content) != page_hash:
        return f"the bytes of page {page_hash} are not those that were read"
    return None


def documents(connection: Connection) -> Findings:
    """An id is a hash of address and text; blocks lie in the text, in order."""
    for row in each_row(connection, "SELECT id, url, text, blocks FROM documents"):
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


def statements(connection: Connection) -> Findings:
    """Each span lies in the text and has the stored words; an id is a hash of the spans."""
    document, words = None, ""
    for row in each_row(connection, "SELECT * FROM statements ORDER BY document"):
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
