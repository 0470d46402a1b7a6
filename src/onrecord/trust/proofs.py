"""Proofs: all that one statement follows from, as an archive that explains itself.

In: a record and a statement's id. Out: the bytes of an RO-Crate (https://w3id.org/ro/crate/1.1) in
a sealed ZIP file: the page's bytes, the canonical text, and in `proof.json` the statement with its
spans, the document, what was claimed beside the page, the versions that read it and the judgements
on it. The same record gives the same bytes.

The libraries that write RO-Crates work on folders and ask the network for their context; a crate of
three files is one small dictionary. WACZ would need the HTTP exchange, which is not kept.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.errors import BadInput
from onrecord.model import DocumentRow, Page, StatementRow, content_hash
from onrecord.record import Record
from onrecord.trust.archives import sealed
from onrecord.version import VERSION

CRATE, PROOF, TEXT, PAGE = "ro-crate-metadata.json", "proof.json", "document.txt", "page.bin"
NAMES = (CRATE, PROOF, TEXT, PAGE)
_DESCRIBED = {
    PROOF: ("What was read out of the page, and by what", "application/json"),
    TEXT: ("The page's text; every span counts its code points", "text/plain"),
    PAGE: ("The bytes of the page, as they came", "application/octet-stream"),
}


def proof_of(record: Record, name: str) -> bytes:
    """The proof of the statement of this id or its beginning; BadInput where there is none."""
    row = record.statement(name)
    if row is None:
        raise BadInput(
            f"no statement {name} in the record; `onrecord show DOCUMENT --ids` shows them"
        )
    document = record.document(row.document)
    page = record.page_of(row.document)
    assert document is not None, row.document
    assert page is not None, row.document
    files = {
        PROOF: _json(_told(record, row, document, page)),
        TEXT: document.document.text.encode("utf8"),
        PAGE: page.content,
    }
    return sealed({CRATE: _json(_crate(row, document, files)), **files})


def _told(record: Record, row: StatementRow, document: DocumentRow, page: Page) -> dict[str, Any]:
    told = {name: value for name, value in document.as_dict().items() if name != "text"}
    return {
        "onrecord": VERSION,
        "statement": row.as_dict(),
        "document": told,
        "page": {
            "hash": page.hash,
            "where": page.where,
            "fetched_at": page.fetched_at.isoformat(),
            "media_type": page.media_type,
            "encoding": page.encoding,
            "url": page.url,
            "outlet": page.outlet,
            "title": page.title,
            "published": page.published.text if page.published else None,
            "language": page.language,
        },
        "judgements": [each.as_dict() for each in record.judgements(row.id)],
    }


def _crate(row: StatementRow, document: DocumentRow, files: dict[str, bytes]) -> dict[str, Any]:
    """RO-Crate 1.1: the descriptor, the root data set, and each file with its hash."""
    about = {"@id": CRATE, "@type": "CreativeWork", "about": {"@id": "./"}}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Proof of {row.id}",
        "description": "Who said what, as a page has it, with all that it was read out of",
        "datePublished": document.fetched_at.isoformat(),
        "license": "The page's words are its publisher's",
        "hasPart": [{"@id": name} for name in files],
    }
    parts = [
        {
            "@id": name,
            "@type": "File",
            "name": _DESCRIBED[name][0],
            "encodingFormat": _DESCRIBED[name][1],
            "contentSize": str(len(content)),
            "sha256": content_hash(content),
        }
        for name, content in files.items()
    ]
    conforms = about | {"conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}}
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [conforms, root, *parts]}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf8", "backslashreplace")
