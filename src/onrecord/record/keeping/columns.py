"""Nouns as columns: one function a table, from a noun to the dictionary that is inserted.

Spans and blocks are written as JSON; how text and times are is told in `storable`. A document's own
text holds nothing that cannot be stored.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from onrecord.model import (
    UNSURE,
    Document,
    Page,
    Reading,
    Rejected,
    Resolution,
    Spans,
    Speaker,
    Statement,
    hashed_id,
    words_at,
)
from onrecord.record.keeping.storable import as_json, date_text, folded, storable, time_text

Row = dict[str, Any]

DEFLATE_LEVEL = 6  # zlib's default: level 1 keeps a fifth more bytes, level 9 takes 3 times as long


def page_row(page: Page) -> Row:
    """A row of `pages`; its id is of the bytes and all that was claimed beside them."""
    row = {
        "hash": page.hash,
        "url": storable(page.url),
        "outlet": storable(page.outlet),
        "title": storable(page.title),
        "published": date_text(page.published),
        "language": storable(page.language),
        "media_type": page.media_type,
        "encoding": storable(page.encoding),
    }
    where = {"where": storable(page.where), "fetched_at": time_text(page.fetched_at)}
    notes = as_json([storable(note) for note in page.notes])
    return {"id": hashed_id("pag", as_json(row)), **row, **where, "notes": notes}


def bytes_row(page: Page, page_hash: str) -> Row:
    """A row of `page_bytes`."""
    deflated = zlib.compress(page.content, DEFLATE_LEVEL)
    return {"hash": page_hash, "size": len(page.content), "deflated": deflated}


def document_row(reading: Reading, page: str, number: int) -> Row:
    """A row of `documents`."""
    document = reading.document
    blocks = [[each.span.start, each.span.end, each.kind] for each in document.blocks]
    return {
        "id": document.id,
        "number": number,
        "page": page,
        "url": storable(document.url),
        "outlet": storable(document.outlet),
        "title": storable(document.title),
        "published": date_text(document.published),
        "language": storable(document.language),
        "text": document.text,
        "blocks": as_json(blocks),
        "notes": as_json([storable(note) for note in document.notes]),
        "version": reading.version,
    }


def reading_row(reading: Reading, page: str, now: datetime) -> Row:
    """A row of `readings`."""
    return {
        "page": page,
        "version": reading.version,
        "document": reading.document.id,
        "read_at": time_text(now),
    }


def statement_row(document: Document, statement: Statement, position: int, number: int) -> Row:
    """A row of `statements`."""
    attribution, labels = statement.attribution, statement.labels
    return {
        "id": statement.id,
        "number": number,
        "document": document.id,
        "position": position,
        **_places(document.text, "source", attribution.source),
        **_places(document.text, "cue", attribution.cue),
        **_places(document.text, "content", attribution.content),
        "form": statement.form,
        **_speaker_columns(statement.resolution),
        "act": labels.act,
        "act_score": labels.act_score,
        "denied": int(labels.denied),
        **_places(document.text, "addressee", labels.addressee),
        "hearer": labels.hearer.id if labels.hearer else None,
        **_places(document.text, "occasion", labels.occasion),
        "event": labels.event,
        "event_score": labels.event_score,
        **_places(document.text, "target", labels.target),
        "said_on": date_text(labels.said_on),
        "published_on": date_text(document.published),
        "score": attribution.score,
        "origin": attribution.origin,
        "parent": statement.parent,
    }


def candidate_rows(statement: Statement) -> list[Row]:
    """Rows of `candidates`, in their order."""
    return [
        {"statement": statement.id, "position": position, "speaker": speaker.id}
        for position, speaker in enumerate(statement.resolution.candidates)
    ]


def speakers_in(statement: Statement) -> Iterator[Speaker]:
    """Every speaker that a statement names: its own, those it may be, those spoken for and to."""
    resolution = statement.resolution
    if isinstance(resolution.speaker, Speaker):
        yield resolution.speaker
    yield from resolution.candidates
    if resolution.on_behalf_of:
        yield resolution.on_behalf_of
    if statement.labels.hearer:
        yield statement.labels.hearer


def speaker_row(speaker: Speaker) -> Row:
    """A row of `speakers`."""
    name = storable(speaker.name)
    return {"id": speaker.id, "name": name, "kind": speaker.kind, "wikidata": speaker.wikidata}


def alias_row(speaker: Speaker, name: str, origin: str) -> Row:
    """A row of `aliases`."""
    name = storable(name) or ""
    return {"speaker": speaker.id, "name": name, "folded": folded(name), "origin": origin}


def role_rows(reading: Reading) -> list[Row]:
    """Rows of `taught_roles`."""
    return [
        {
            "document": reading.document.id,
            "speaker": role.speaker.id,
            "name": storable(role.speaker.name),
            "wikidata": role.speaker.wikidata,
            "role": role.title,
            "body": role.body,
            "seen_on": date_text(role.seen_on),
            "start": role.span.start,
            "end": role.span.end,
        }
        for role in reading.roles
    ]


def rejection_row(rejected: Rejected) -> Row:
    """A row of `rejections`; the same page rejected for the same reason has the same id."""
    where, url = storable(rejected.where) or "", storable(rejected.url)
    return {
        "id": hashed_id("rej", where, rejected.why, rejected.page_hash or ""),
        "where": where,
        "why": rejected.why,
        "detail": storable(rejected.detail),
        "page_hash": rejected.page_hash,
        "url": url,
        "seen_at": time_text(rejected.seen_at),
    }


def _speaker_columns(resolution: Resolution) -> Row:
    speaker = resolution.speaker
    return {
        "speaker": speaker.id if isinstance(speaker, Speaker) else None,
        "speaker_unsure": int(speaker is UNSURE),
        "on_behalf_of": resolution.on_behalf_of.id if resolution.on_behalf_of else None,
        "speaker_score": resolution.score,
        "speaker_evidence": storable(resolution.evidence),
    }


def _places(text: str, name: str, spans: Spans) -> Row:
    """Spans as JSON, and the words at them."""
    pairs = as_json([[span.start, span.end] for span in spans])
    return {name: pairs, f"{name}_text": words_at(text, spans)}
