"""Drafts: the quotations in a text that is about to appear, and whose they are said to be.

In: a draft as plain text. Out: each quotation with its place and the name that the draft gives it.
The rules read the draft, no network: quoted words are found by their marks, and only whose they are
is read. The parser that this needs is loaded beside, when somebody opens the form for a draft, and
kept: a server that nobody asks for a check stays small, and who pastes a text does not wait.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from onrecord.language.stems import words_of
from onrecord.model import Document, Span, Speaker, SpeakerKind, Statement
from onrecord.segment import layout_of
from onrecord.web.loading import once

if TYPE_CHECKING:
    from onrecord.pipeline import Models

LEAST_WORDS = 3  # of a quotation; fewer words are put in marks for other reasons
MOST = 60  # quotations of a draft that are checked


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a draft; `speaker` is the name that the draft tells, None where none."""

    span: Span
    words: str = field(repr=False)
    speaker: str | None


def quotations(text: str) -> tuple[Document, tuple[Quoted, ...]]:
    """The draft as a document, and its quotations in order, the first MOST of them."""
    from onrecord.pipeline import attributions_in, bare_document, statements_in  # loads a parser

    document = bare_document(text)
    zones = [
        zone
        for zone in layout_of(document).zones
        if not zone.depth and not zone.scare and len(words_of(zone.inner.of(text))) >= LEAST_WORDS
    ][:MOST]
    if not zones:
        return document, ()
    models = _reader()
    said = statements_in(document, attributions_in([document], models)[0], models)
    found = (Quoted(z.inner, z.inner.of(document.text), _speaker(z.inner, said)) for z in zones)
    return document, tuple(found)


def _speaker(span: Span, said: tuple[Statement, ...]) -> str | None:
    """The name of whose statement the words are, of several the innermost; None of the unnamed."""
    holding = [
        (each.attribution.hull, speaker)
        for each in said
        if isinstance(speaker := each.resolution.speaker, Speaker)
        and any(own.overlaps(span) for own in each.attribution.content)
    ]
    if not holding:
        return None
    _, inner = min(holding, key=lambda each: each[0].end - each[0].start)
    return None if inner.kind is SpeakerKind.UNNAMED else inner.name


@once
def load_ahead() -> Thread:
    """Begin to load what reads a draft, beside all else; the first time only."""
    loading = Thread(target=_reader, name="reader of drafts", daemon=True)
    loading.start()
    return loading


@once
def _reader() -> Models:
    from onrecord.pipeline import Settings, load_models

    return load_models(Settings(rules_only=True))
