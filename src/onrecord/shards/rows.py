"""Readings → rows of a shard.

What is not known is null; names and addresses from outside that no file format takes (lone
surrogates, NUL) are written as the record writes them.
"""

from __future__ import annotations

from typing import Any

from onrecord.model import (
    UNSURE,
    Document,
    PartialDate,
    Reading,
    Role,
    Speaker,
    Statement,
    words_at,
)
from onrecord.model.rows import pairs
from onrecord.record.keeping.storable import storable

Row = dict[str, Any]


def row_of(reading: Reading, position: int = 0) -> Row:
    """The row of the page that was read at a place in its parcel."""
    page, document = reading.page, reading.document
    return {
        "position": position,
        "page": document.page_hash,
        "content": page.content,
        "where": storable(page.where),
        "media_type": page.media_type,
        "encoding": storable(page.encoding),
        "fetched_at": page.fetched_at,
        "claimed": {
            "url": storable(page.url),
            "outlet": storable(page.outlet),
            "title": storable(page.title),
            "published": _day(page.published),
            "language": storable(page.language),
        },
        "page_notes": [storable(note) for note in page.notes],
        **_document(document),
        "version": reading.version,
        "statements": [_statement(document, each) for each in reading.statements],
        "roles": [_role(each) for each in reading.roles],
    }


def _document(document: Document) -> Row:
    return {
        "document": document.id,
        "url": storable(document.url),
        "outlet": storable(document.outlet),
        "title": storable(document.title),
        "published": _day(document.published),
        "language": storable(document.language),
        "text": document.text,
        "blocks": [
            {"start": each.span.start, "end": each.span.end, "kind": each.kind}
            for each in document.blocks
        ],
        "notes": [storable(note) for note in document.notes],
    }


def _statement(document: Document, statement: Statement) -> Row:
    attribution, labels = statement.attribution, statement.labels
    resolution = statement.resolution
    speaker = resolution.speaker
    return {
        "id": statement.id,
        "parent": statement.parent,
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "source_text": words_at(document.text, attribution.source),
        "cue_text": words_at(document.text, attribution.cue),
        "content_text": words_at(document.text, attribution.content),
        "form": statement.form,
        "score": attribution.score,
        "origin": attribution.origin,
        "within": attribution.parent,
        "speaker": _speaker(speaker) if isinstance(speaker, Speaker) else None,
        "speaker_unsure": speaker is UNSURE,
        "candidates": [_speaker(each) for each in resolution.candidates],
        "on_behalf_of": _speaker(resolution.on_behalf_of),
        "speaker_score": resolution.score,
        "speaker_evidence": storable(resolution.evidence),
        "act": labels.act,
        "act_score": labels.act_score,
        "denied": labels.denied,
        "addressee": pairs(labels.addressee),
        "hearer": _speaker(labels.hearer),
        "occasion": pairs(labels.occasion),
        "said_on": _day(labels.said_on),
        "event": labels.event,
        "event_score": labels.event_score,
        "target": pairs(labels.target),
    }


def _role(role: Role) -> Row:
    return {
        "speaker": _speaker(role.speaker),
        "title": role.title,
        "body": role.body,
        "seen_on": _day(role.seen_on),
        "start": role.span.start,
        "end": role.span.end,
    }


def _speaker(speaker: Speaker | None) -> Row | None:
    if speaker is None:
        return None
    name = storable(speaker.name)
    return {"id": speaker.id, "name": name, "kind": speaker.kind, "wikidata": speaker.wikidata}


def _day(date: PartialDate | None) -> str | None:
    return date.text if date else None
