"""Statements: attributions with speaker, act, addressee and date; the rows of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.attributions import Attribution, Form
from onrecord.model.dates import PartialDate
from onrecord.model.documents import Document
from onrecord.model.events import Event
from onrecord.model.ids import DocumentId, StatementId, hashed_id
from onrecord.model.pages import Page
from onrecord.model.spans import Spans
from onrecord.model.speakers import Resolution, Role, Speaker


class Act(StrEnum):
    """What a speaker does by saying it."""

    STATE = "state"
    DENY = "deny"
    ACCUSE = "accuse"
    CRITICIZE = "criticize"
    PRAISE = "praise"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    REQUEST = "request"
    ASK = "ask"
    REJECT = "reject"
    CONCEDE = "concede"
    ANNOUNCE = "announce"
    PREDICT = "predict"
    BELIEVE = "believe"
    INTEND = "intend"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the room `label` says of one attribution.

    `denied` is True where the source rejects the content itself ("denied that X"). `addressee`,
    `occasion` are spans of the words that name the hearer and the occasion, empty where the page
    has none; `hearer` is the person or body for whom the words of `addressee` stand, None where
    that cannot be told. `said_on` is the date of the saying, None where the page does not tell.
    `event` is the political event that the saying is, done to whom the spans `target` name; None
    where it is none or names no target.
    """

    act: Act
    denied: bool = False
    act_score: float = 0.5
    addressee: Spans = ()
    hearer: Speaker | None = None
    occasion: Spans = ()
    said_on: PartialDate | None = None
    event: Event | None = None
    event_score: float = 0.0
    target: Spans = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker, act, addressee and date.

    `parent` is the statement inside whose content this one lies, or None.
    """

    id: StatementId
    document: DocumentId
    attribution: Attribution
    form: Form
    resolution: Resolution
    labels: Labels
    parent: StatementId | None = None


def statement_id(document: DocumentId, content: Spans, source: Spans = ()) -> StatementId:
    """`stm-…` of the document and the content's spans (and source's: rarely two share content)."""
    parts = [f"{span.start}:{span.end}" for span in (*content, *source)]
    return StatementId(hashed_id("stm", document, str(len(content)), *parts))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page was read as: the page, its document, its statements, by which versions.

    `roles` are the offices that the page says people hold, whether they speak on it or not.
    """

    page: Page
    document: Document
    statements: tuple[Statement, ...] = field(repr=False)
    version: str = ""
    roles: tuple[Role, ...] = field(default=(), repr=False)
