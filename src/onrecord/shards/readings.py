"""Rows of a shard → readings, equal to those that were written.

A shard may come from anywhere: bytes that are not those of the hash, spans outside of their text
and words that no closed set has are `BadInput`; a row that holds is a reading like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC

from onrecord.errors import BadInput, BadSpan
from onrecord.model import (
    UNSURE,
    Act,
    Attribution,
    Block,
    BlockKind,
    Document,
    DocumentId,
    Event,
    Form,
    Labels,
    MediaType,
    Page,
    PartialDate,
    Reading,
    Resolution,
    Role,
    Span,
    Spans,
    Speaker,
    SpeakerId,
    SpeakerKind,
    Statement,
    StatementId,
)
from onrecord.shards.rows import Row


def reading_of(row: Row) -> Reading:
    """The reading that a row holds; BadInput where it does not hold together."""
    try:
        return _reading(row)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise BadInput(f"a row is not what a shard holds ({str(fault)[:80]})") from fault


def place_of(row: Row) -> int:
    """The place of the page in its parcel; BadInput where the row tells none."""
    place = row.get("position")
    if not isinstance(place, int):
        raise BadInput("a row does not tell which page of its parcel it is")
    return place


def _reading(row: Row) -> Reading:
    page, document = _page(row), _document(row)
    if page.hash != document.page_hash:
        raise BadInput("the bytes of a page are not those that were read")
    statements = tuple(_statement(document, each) for each in row["statements"])
    roles = tuple(_role(document, each) for each in row["roles"])
    return Reading(page, document, statements, row["version"], roles)


def _page(row: Row) -> Page:
    claimed = row["claimed"]
    return Page(
        content=row["content"],
        where=row["where"],
        media_type=MediaType(row["media_type"]) if row["media_type"] else None,
        url=claimed["url"],
        outlet=claimed["outlet"],
        title=claimed["title"],
        published=_day(claimed["published"]),
        language=claimed["language"],
        encoding=row["encoding"],
        fetched_at=row["fetched_at"].astimezone(UTC),
        notes=tuple(row["page_notes"]),
    )


def _document(row: Row) -> Document:
    text = row["text"]
    blocks = (
        Block(_span(text, (each["start"], each["end"])), BlockKind(each["kind"]))
        for each in row["blocks"]
    )
    return Document(
        id=DocumentId(row["document"]),
        page_hash=row["page"],
        text=text,
        blocks=tuple(blocks),
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        published=_day(row["published"]),
        language=row["language"],
        notes=tuple(row["notes"]),
    )


def _statement(document: Document, row: Row) -> Statement:
    text = document.text
    attribution = Attribution(
        source=_spans(text, row["source"]),
        cue=_spans(text, row["cue"]),
        content=_spans(text, row["content"]),
        score=row["score"],
        origin=row["origin"],
        parent=row["within"],
    )
    return Statement(
        id=StatementId(row["id"]),
        document=document.id,
        attribution=attribution,
        form=Form(row["form"]),
        resolution=_resolution(row),
        labels=_labels(text, row),
        parent=StatementId(row["parent"]) if row["parent"] else None,
    )


def _resolution(row: Row) -> Resolution:
    return Resolution(
        speaker=UNSURE if row["speaker_unsure"] else _speaker(row["speaker"]),
        score=row["speaker_score"],
        evidence=row["speaker_evidence"],
        candidates=tuple(filter(None, map(_speaker, row["candidates"]))),
        on_behalf_of=_speaker(row["on_behalf_of"]),
    )


def _labels(text: str, row: Row) -> Labels:
    return Labels(
        act=Act(row["act"]),
        denied=row["denied"],
        act_score=row["act_score"],
        addressee=_spans(text, row["addressee"]),
        hearer=_speaker(row.get("hearer")),  # shards of earlier versions have none
        occasion=_spans(text, row["occasion"]),
        said_on=_day(row["said_on"]),
        event=Event(row["event"]) if row["event"] else None,
        event_score=row["event_score"],
        target=_spans(text, row["target"]),
    )


def _role(document: Document, row: Row) -> Role:
    speaker = _speaker(row["speaker"])
    if speaker is None:
        raise BadInput("an office is held by nobody")
    span = _span(document.text, (row["start"], row["end"]))
    return Role(speaker, row["title"], row["body"], _day(row["seen_on"]), span)


def _speaker(row: Row | None) -> Speaker | None:
    if row is None:
        return None
    return Speaker(SpeakerId(row["id"]), row["name"], SpeakerKind(row["kind"]), row["wikidata"])


def _spans(text: str, rows: Iterable[Sequence[int]]) -> Spans:
    return tuple(_span(text, pair) for pair in rows)


def _span(text: str, pair: Sequence[int]) -> Span:
    start, end = pair
    if end > len(text):
        raise BadSpan(f"[{start}, {end}) ends behind its text")
    return Span(start, end)


def _day(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None
