"""Verifying a proof, on any machine, without the record it came from.

In: the bytes of an archive, which may be hostile. Out: what was looked at and whether it holds.
Ids are hashes of what a thing is, so they are made anew: the page's from its bytes, the document's
from address and text, the statement's from its spans. Last the page is read again: the text must
follow from the bytes, where this onrecord is of the version that read it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onrecord.errors import BadInput
from onrecord.model import (
    Document,
    Judgement,
    MediaType,
    Page,
    PartialDate,
    Span,
    Spans,
    content_hash,
    document_id,
    statement_id,
    words_at,
)
from onrecord.read import read_document
from onrecord.trust.archives import opened
from onrecord.trust.proofs import CRATE, NAMES, PAGE, PROOF, TEXT
from onrecord.version import VERSION

PARTS = ("source", "cue", "content", "addressee", "occasion", "target")
SPAN = "span"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: whether it holds, None where it cannot be told here; `told` is for people."""

    check: str
    holds: bool | None
    told: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"check": self.check, "holds": self.holds, "told": self.told}


@dataclass(frozen=True, slots=True)
class _Proof:
    """The files of an archive, as values."""

    files: Mapping[str, bytes]
    crate: Any
    told: Any
    text: str


def verify(archive: bytes) -> tuple[Checked, ...]:
    """Every check of CHECKS in its order, of an archive that could be opened; else the one why."""
    try:
        files = opened(archive, NAMES)
        crate, told = (json.loads(files[name]) for name in (CRATE, PROOF))
        proof = _Proof(files, crate, told, files[TEXT].decode("utf8"))
    except (BadInput, ValueError, RecursionError) as error:
        return (Checked("archive", False, str(error)),)
    return (Checked("archive", True), *(_checked(name, look, proof) for name, look in CHECKS))


def _checked(name: str, look: Callable[[_Proof], str | None], proof: _Proof) -> Checked:
    try:
        wrong = look(proof)
    except _CannotTell as why:
        return Checked(name, None, str(why))
    except (BadInput, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        return Checked(name, False, f"it is not as a proof has it: {type(error).__name__} {error}")
    return Checked(name, wrong is None, wrong or "")


class _CannotTell(Exception):
    """What is to be checked cannot be checked here."""


def _files(proof: _Proof) -> str | None:
    listed = {each["@id"]: each.get("sha256") for each in proof.crate["@graph"]}
    for name, content in proof.files.items():
        if name != CRATE and listed.get(name) != content_hash(content):
            return f"{name} is not what {CRATE} says"
    return None


def _page(proof: _Proof) -> str | None:
    own = content_hash(proof.files[PAGE])
    if own != proof.told["page"]["hash"] or own != proof.told["document"]["page"]:
        return "the document was read out of other bytes"
    return None


def _document(proof: _Proof) -> str | None:
    told = proof.told["document"]
    if document_id(told["url"], proof.text) != told["id"]:
        return "its id is that of another address or text"
    return None


def _statement(proof: _Proof) -> str | None:
    told = proof.told["statement"]
    if told["document"] != proof.told["document"]["id"]:
        return "it is of another document"
    places = {part: _spans(told[part]) for part in PARTS}
    for part, spans in places.items():
        if any(span.end > len(proof.text) for span in spans):
            return f"its {part} reaches beyond the text"
        if words_at(proof.text, spans) != told.get(f"{part}_text"):
            return f"the words of its {part} are not those of the text"
    own = statement_id(told["document"], places["content"], places["source"])
    if own != told["id"] and SPAN not in told["corrected"]:
        return "its id is that of other words"
    return None


def _judgements(proof: _Proof) -> str | None:
    for each in proof.told["judgements"]:
        if Judgement.of(each).id != each["id"]:
            return f"{each['id']} is the id of another judgement"
    return None


def _reading(proof: _Proof) -> str | None:
    if proof.told["onrecord"] != VERSION:
        raise _CannotTell(f"read by onrecord {proof.told['onrecord']}, this is {VERSION}")
    found = read_document(_as_given(proof.told["page"], proof.files[PAGE]))
    if not isinstance(found, Document) or found.text != proof.text:
        return "the page's bytes, read again, give another text"
    return None


def _as_given(told: Mapping[str, Any], content: bytes) -> Page:
    published = told["published"]
    return Page(
        content=content,
        where=told["where"],
        media_type=MediaType(told["media_type"]) if told["media_type"] else None,
        url=told["url"],
        outlet=told["outlet"],
        title=told["title"],
        published=PartialDate(published) if published else None,
        language=told["language"],
        encoding=told["encoding"],
        fetched_at=datetime.fromisoformat(told["fetched_at"]),
    )


def _spans(pairs: Any) -> Spans:
    return tuple(_pairs(pairs))


def _pairs(pairs: Any) -> Iterator[Span]:
    for start, end in pairs:
        if type(start) is not int or type(end) is not int:
            raise TypeError("a place is two whole numbers")
        yield Span(start, end)


CHECKS = (
    ("hashes of the files", _files),
    ("bytes of the page", _page),
    ("address and text", _document),
    ("spans and words", _statement),
    ("judgements", _judgements),
    ("text follows from bytes", _reading),
)
"""Each check with the function that says what is wrong, None where nothing is."""
