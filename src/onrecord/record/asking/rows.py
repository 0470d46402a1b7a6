"""Rows of the tables as nouns: what the database gives back becomes frozen values again.

Those of statements, which have most columns, are read by `statement_rows`.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from onrecord.model import (
    Block,
    BlockKind,
    Document,
    DocumentId,
    DocumentRow,
    Judgement,
    PartialDate,
    Reason,
    Rejected,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

REMEMBERED = 4_096  # days; rows have the same ones again and again


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker of the record with all names, and how many statements are theirs.

    `exact` is True where a name that was asked for is one of `names` as a whole, and False where
    it is a part of one (Lavrov, of Sergey Lavrov).
    """

    speaker: Speaker
    names: tuple[str, ...]
    statements: int
    exact: bool = True

    def as_dict(self) -> dict[str, Any]:
        """The JSON form; what was asked for is not part of it."""
        speaker = self.speaker
        return {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind.value,
            "wikidata": speaker.wikidata,
            "names": list(self.names),
            "statements": self.statements,
        }


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a list shows it: without its text, with how many statements it has."""

    id: DocumentId
    title: str | None
    outlet: str | None
    published: PartialDate | None
    statements: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the record; `speakers` as they stand, `page_bytes` before compression."""

    pages: int
    documents: int
    statements: int
    speakers: int
    rejections: int
    judgements: int
    page_bytes: int


def document_of(row: Row[Any]) -> DocumentRow:
    """A row of `documents` with its page's hash, place and time."""
    blocks = json.loads(row.blocks)
    document = Document(
        id=row.id,
        page_hash=row.page_hash,
        text=row.text,
        blocks=tuple(Block(Span(start, end), BlockKind(kind)) for start, end, kind in blocks),
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=date_of(row.published),
        language=row.language,
        notes=tuple(json.loads(row.notes)),
    )
    return DocumentRow(
        document=document,
        where=row.where,
        fetched_at=datetime.fromisoformat(row.fetched_at),
        version=row.version,
        statements=row.statements,
        latest=bool(row.latest),
    )


def line_of(row: Row[Any]) -> DocumentLine:
    """A row of `documents.listed_documents`."""
    published = date_of(row.published)
    return DocumentLine(row.id, row.title, row.outlet, published, row.statements)


def speaker_of(row: Row[Any]) -> Speaker:
    """A row of `speakers`."""
    return Speaker(row.id, row.name, SpeakerKind(row.kind), row.wikidata)


def rejected_of(row: Row[Any]) -> Rejected:
    """A row of `rejections`."""
    return Rejected(
        where=row.where,
        why=Reason(row.why),
        detail=row.detail,
        page_hash=row.page_hash,
        url=row.url,
        seen_at=datetime.fromisoformat(row.seen_at),
    )


def judgement_of(row: Row[Any]) -> Judgement:
    """A row of `judgements`."""
    return Judgement(
        subject=row.subject,
        verdict=Verdict(row.verdict),
        about=row.about,
        by=row.judged_by,
        other=row.other,
        value=row.value,
        why=row.why,
        at=datetime.fromisoformat(row.judged_at),
        stood=row.stood,
    )


def bytes_of(row: Row[Any]) -> bytes:
    """The bytes of a row of `page_bytes`, as they were before compression."""
    return zlib.decompress(row.deflated)


def date_of(text: str | None) -> PartialDate | None:
    """A day, a month or a year of a row; rows have the same ones again and again."""
    return None if text is None else _day(text)


@lru_cache(REMEMBERED)
def _day(text: str) -> PartialDate:
    return PartialDate(text)
