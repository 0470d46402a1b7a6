"""Rows: documents and statements as the record gives them back, words and all.

A statement row can be read without its document: it carries the words at its spans and what its
page is. Rooms that look across documents take rows; exports write them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.model.attributions import Form
from onrecord.model.dates import PartialDate
from onrecord.model.documents import Document
from onrecord.model.events import Event
from onrecord.model.ids import DocumentId, StatementId
from onrecord.model.spans import Spans
from onrecord.model.speakers import UNSURE, Speaker, Unsure
from onrecord.model.statements import Act


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement of the record with its words, its speaker and where it was published.

    `speaker` is None where the page names nobody, UNSURE where one of `candidates` is meant.
    `version` names the models and rules by which the document was read; `corrected` what a person
    judged in the statement since: act, span, speaker, …. `hearer` is for whom the words of
    `addressee` stand, None where that cannot be told. `event` is what the statement does to
    whom `target` names, None where PLOVER has no event for it.
    """

    id: StatementId
    document: DocumentId
    url: str | None
    outlet: str | None
    title: str | None
    published: PartialDate | None
    source: Spans
    cue: Spans
    content: Spans
    source_text: str
    cue_text: str
    content_text: str
    form: Form
    speaker: Speaker | Unsure | None
    candidates: tuple[Speaker, ...]
    on_behalf_of: Speaker | None
    speaker_score: float
    speaker_evidence: str
    act: Act
    act_score: float
    denied: bool
    addressee: Spans
    addressee_text: str
    hearer: Speaker | None
    occasion: Spans
    occasion_text: str
    said_on: PartialDate | None
    score: float
    origin: str
    parent: StatementId | None
    version: str
    corrected: tuple[str, ...] = ()
    event: Event | None = None
    event_score: float = 0.0
    target: Spans = ()
    target_text: str = ""

    @property
    def known_speaker(self) -> Speaker | None:
        """The speaker where there is exactly one."""
        return self.speaker if isinstance(self.speaker, Speaker) else None

    @property
    def day(self) -> PartialDate | None:
        """When it was said; where the page does not tell, when it was published."""
        return self.said_on or self.published

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: spans as [start, end) pairs, a speaker as an object, dates as text."""
        return {
            "id": self.id,
            "document": self.document,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "published": _text(self.published),
            "source": pairs(self.source),
            "cue": pairs(self.cue),
            "content": pairs(self.content),
            "source_text": self.source_text,
            "cue_text": self.cue_text,
            "content_text": self.content_text,
            "form": self.form.value,
            "speaker": _speaker(self.known_speaker),
            "speaker_unsure": self.speaker is UNSURE,
            "candidates": [_speaker(each) for each in self.candidates],
            "on_behalf_of": _speaker(self.on_behalf_of),
            "speaker_score": self.speaker_score,
            "speaker_evidence": self.speaker_evidence,
            "act": self.act.value,
            "act_score": self.act_score,
            "denied": self.denied,
            "addressee": pairs(self.addressee),
            "addressee_text": self.addressee_text,
            "hearer": _speaker(self.hearer),
            "occasion": pairs(self.occasion),
            "occasion_text": self.occasion_text,
            "event": self.event.value if self.event else None,
            "cameo": self.event.cameo if self.event else None,
            "event_score": self.event_score,
            "target": pairs(self.target),
            "target_text": self.target_text,
            "said_on": _text(self.said_on),
            "score": self.score,
            "origin": self.origin,
            "parent": self.parent,
            "version": self.version,
            "corrected": list(self.corrected),
        }


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the record, how often it speaks, and where its page was found when.

    `latest` is False where the same address was read again later with another text.
    """

    document: Document = field(repr=False)
    where: str
    fetched_at: datetime
    version: str
    statements: int
    latest: bool

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        document = self.document
        return {
            "id": document.id,
            "page": document.page_hash,
            "url": document.url,
            "outlet": document.outlet,
            "title": document.title,
            "published": _text(document.published),
            "language": document.language,
            "text": document.text,
            "blocks": [
                [block.span.start, block.span.end, block.kind.value] for block in document.blocks
            ],
            "notes": list(document.notes),
            "where": self.where,
            "fetched_at": self.fetched_at.isoformat(),
            "version": self.version,
            "statements": self.statements,
            "latest": self.latest,
        }


def pairs(spans: Spans) -> list[list[int]]:
    """Spans as JSON writes them."""
    return [[span.start, span.end] for span in spans]


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else date.text


def _speaker(speaker: Speaker | None) -> dict[str, str | None] | None:
    if speaker is None:
        return None
    kind = speaker.kind.value
    return {"id": speaker.id, "name": speaker.name, "kind": kind, "wikidata": speaker.wikidata}
