"""Rows of statements as nouns.

In: a row of `selecting.selected`. Out: a `StatementRow`. A list asks for thousands: empty lists are
not parsed, and most rows have one of a few speakers and days, which are made once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
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
from onrecord.record.asking.rows import date_of

REMEMBERED = 4_096  # speakers that rows have again and again


def statement_of(row: Row[Any]) -> StatementRow:
    """A row of `selecting.selected`."""
    told = dict(zip(row._fields, row, strict=True))  # a row's own attributes cost ten times as much
    return StatementRow(
        id=told["id"],
        document=told["document"],
        url=told["url"],
        outlet=told["outlet"],
        title=told["title"],
        published=date_of(told["published"]),
        source=_spans(told["source"]),
        cue=_spans(told["cue"]),
        content=_spans(told["content"]),
        source_text=told["source_text"],
        cue_text=told["cue_text"],
        content_text=told["content_text"],
        form=Form(told["form"]),
        speaker=UNSURE if told["speaker_unsure"] else _speaker(told, "speaker"),
        candidates=_candidates(told["candidates"]),
        on_behalf_of=_speaker(told, "behalf"),
        speaker_score=told["speaker_score"],
        speaker_evidence=told["speaker_evidence"],
        act=Act(told["act"]),
        act_score=told["act_score"],
        denied=bool(told["denied"]),
        addressee=_spans(told["addressee"]),
        addressee_text=told["addressee_text"],
        hearer=_speaker(told, "hearer"),
        occasion=_spans(told["occasion"]),
        occasion_text=told["occasion_text"],
        said_on=date_of(told["said_on"]),
        score=told["score"],
        origin=told["origin"],
        parent=told["parent"],
        version=told["version"],
        event=Event(told["event"]) if told["event"] else None,
        event_score=told["event_score"],
        target=_spans(told["target"]),
        target_text=told["target_text"],
        corrected=() if told["corrected"] == "[]" else tuple(json.loads(told["corrected"])),
    )


def _speaker(told: Mapping[str, Any], prefix: str) -> Speaker | None:
    if (known := told[f"{prefix}_id"]) is None:
        return None
    return _known(known, *(told[f"{prefix}_{each}"] for each in ("name", "kind", "wikidata")))


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
