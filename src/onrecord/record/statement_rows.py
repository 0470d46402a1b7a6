"""Rows of statements as nouns.

In: a row of `query.selected`. Out: a `StatementRow`. A list asks for thousands: empty lists are not
parsed, and most rows have one of a few speakers and days, which are made once.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from onrecord.model import (
    UNSURE,
    Act,
    Event,
    Form,
    Span,
    Spans,
    Speaker,
    SpeakerId,
    SpeakerKind,
    StatementRow,
)
from onrecord.record.rows import date_of

REMEMBERED = 4_096  # speakers that rows have again and again


def statement_of(row: Row[Any]) -> StatementRow:
    """A row of `query.selected`."""
    return StatementRow(
        id=row.id,
        document=row.document,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=date_of(row.published),
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
        said_on=date_of(row.said_on),
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
