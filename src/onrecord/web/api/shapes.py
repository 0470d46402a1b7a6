"""The shapes of what the API gives, for its OpenAPI description.

The values are made by the nouns themselves (`as_dict`, `model.plain`); a test compares the two.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import Act, Event, Form, SpeakerKind, Verdict

Pair = Annotated[list[int], Field(min_length=2, max_length=2)]
Spans = Annotated[
    list[Pair], Field(description="[start, end) in code points of the document's text")
]
Blocks = Annotated[
    list[Annotated[list[int | str], Field(min_length=3, max_length=3)]],
    Field(description="[start, end, kind]"),
]
Date = Annotated[str, Field(description="2019, 2019-12 or 2019-12-10, as the page claims it")]


class Shape(BaseModel):
    """A JSON object with these members and no others."""

    model_config = ConfigDict(extra="forbid")


class SpeakerShape(Shape):
    """A person or body."""

    id: str
    name: str
    kind: SpeakerKind
    wikidata: str | None


class NamedSpeakerShape(SpeakerShape):
    """A speaker with all names and the number of statements."""

    names: list[str]
    statements: int


class StatementShape(Shape):
    """Who said what, where it stands, and how sure that is."""

    id: str
    document: str
    url: str | None
    outlet: str | None
    title: str | None
    published: Date | None
    source: Spans
    cue: Spans
    content: Spans
    source_text: str
    cue_text: str
    content_text: str
    form: Form
    speaker: SpeakerShape | None
    speaker_unsure: bool
    candidates: list[SpeakerShape]
    on_behalf_of: SpeakerShape | None
    speaker_score: float
    speaker_evidence: str
    act: Act
    act_score: float
    denied: bool
    addressee: Spans
    addressee_text: str
    hearer: SpeakerShape | None
    occasion: Spans
    occasion_text: str
    event: Event | None
    cameo: str | None
    event_score: float
    target: Spans
    target_text: str
    said_on: Date | None
    score: float
    origin: str
    parent: str | None
    version: str
    corrected: list[str]


class DocumentShape(Shape):
    """One canonical text and where it came from."""

    id: str
    page: str
    url: str | None
    outlet: str | None
    title: str | None
    published: Date | None
    language: str | None
    text: str
    blocks: Blocks
    notes: list[str]
    where: str
    fetched_at: str
    version: str
    statements: int
    latest: bool


class JudgementShape(Shape):
    """What a person or a rule decided."""

    id: str
    subject: str
    other: str | None
    about: str
    verdict: Verdict
    value: str | None
    why: str | None
    by: str
    at: str
