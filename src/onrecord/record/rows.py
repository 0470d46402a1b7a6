"""Rows of the tables as nouns: what the database gives back becomes frozen values again."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from onrecord.model import (
    UNSURE,
    Act,
    Block,
    BlockKind,
    Document,
    DocumentRow,
    Event,
    Form,
    Judgement,
    PartialDate,
    Reason,
    Rejected,
    Span,
    Spans,
    Speaker,
    SpeakerId,
    SpeakerKind,
    StatementRow,
    Verdict,
)

REMEMBERED = 4_096  # speakers, and days, that rows have again and again


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
class Counts:
    """How much is in the record; `page_bytes` before compression."""

    pages: int
    documents: int
    statements: int
    speakers: int
    rejections: int
    judgements: int
    page_bytes: int


def statement_of(row: Row[Any]) -> StatementRow:
    """A row of `query.selected`."""
    return StatementRow(
        id=row.id,
        document=row.document,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=_date(row.published),
        source=_spans(row.source),
        cue=_spans(row.cue),
        content=_spans(row.content),
        source_text=row.source_text,
        cue_text=row.cue_text,
        content_text=row.content_text,
        form=Form(row.form),
        speaker=UNSURE if row.speaker_unsure else _speaker(row, "speaker"),
        candidates=_candidates(row.candidates),
        on_behalf_of=_speaker(row, "behalf"),
        speaker_score=row.speaker_score,
        speaker_evidence=row.speaker_evidence,
        act=Act(row.act),
        act_score=row.act_score,
        denied=bool(row.denied),
        addressee=_spans(row.addressee),
        addressee_text=row.addressee_text,
        occasion=_spans(row.occasion),
        occasion_text=row.occasion_text,
        said_on=_date(row.said_on),
        score=row.score,
        origin=row.origin,
        parent=row.parent,
        version=row.version,
        event=Event(row.event) if row.event else None,
        event_score=row.event_score,
        target=_spans(row.target),
        target_text=row.target_text,
        corrected=() if row.corrected == "[]" else tuple(json.loads(row.corrected)),
    )


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
        published=_date(row.published),
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


def _speaker(row: Row[Any], prefix: str) -> Speaker | None:
    values = row._mapping
    if (known := values[f"{prefix}_id"]) is None:
        return None
    told = (values[f"{prefix}_{each}"] for each in ("name", "kind", "wikidata"))
    return _known(known, *told)


@lru_cache(REMEMBERED)
def _known(own: SpeakerId, name: str, kind: str, wikidata: str | None) -> Speaker:
    """Of a list most rows have one of a few speakers."""
    return Speaker(own, name, SpeakerKind(kind), wikidata)


def _candidates(text: str) -> tuple[Speaker, ...]:
    if text == "[]":
        return ()
    return tuple(Speaker(i, name, SpeakerKind(kind), q) for i, name, kind, q in json.loads(text))


def _spans(text: str) -> Spans:
    return () if text == "[]" else tuple(Span(start, end) for start, end in json.loads(text))


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else _day(text)


@lru_cache(REMEMBERED)
def _day(text: str) -> PartialDate:
    return PartialDate(text)
