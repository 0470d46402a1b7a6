"""W3C Web Annotation: each statement as an annotation of the words that were said.

In: sheets. Out: one JSON-LD document, an annotation page whose items are streamed, with the
description of the export behind them (Web Annotation Data Model, W3C Recommendation, 2017).

The target is the content. In the document's canonical text it is found by position and by
quotation: the model counts Unicode code points (4.2.4, 4.2.5), and so do we. At its live address it
is found by quotation alone, because a position counts characters of a text that we made and the
browser did not. Content in several pieces is an `oa:Composite`: the pieces are meant together. The
bodies say who speaks (identifying), what is done by it (classifying) and which words say so
(linking). A speaker of whom it cannot be told which one it is is a Choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exchange.exports import SOFTWARE, Export
from onrecord.exchange.iris import iri, speaker_iri
from onrecord.exchange.lines import one_document
from onrecord.exchange.sheets import Sheet
from onrecord.model import (
    Document,
    DocumentRow,
    Span,
    Speaker,
    SpeakerKind,
    StatementRow,
)

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "score": "urn:onrecord:score",
        "speakerScore": "urn:onrecord:speakerScore",
        "saidOn": "urn:onrecord:saidOn",
        "export": {"@id": "urn:onrecord:export", "@type": "@json"},
    },
)
"""Web Annotation's own terms, and ours for what it has none for."""

AROUND = 32  # code points before and after a quotation, as browsers' annotators keep


def annotation_page(sheets: Iterable[Sheet], export: Export) -> Iterator[bytes]:
    """An AnnotationPage of all statements."""
    head = {"@context": CONTEXT, "type": "AnnotationPage", "startIndex": 0}
    items = _annotations(sheets, export)
    yield from one_document(head, "items", items, lambda: {"export": export.about()})


def _annotations(sheets: Iterable[Sheet], export: Export) -> Iterator[dict[str, Any]]:
    for sheet in sheets:
        for row in export.taking(sheet.statements):
            yield annotation(row, sheet.document)


def annotation(row: StatementRow, document: DocumentRow) -> dict[str, Any]:
    """One statement as an annotation."""
    said_on = {"saidOn": row.said_on.text} if row.said_on else {}
    return {
        "id": iri(row.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"{SOFTWARE}, {row.origin}"},
        "score": row.score,
        **said_on,
        "body": list(_bodies(row, document.document)),
        "target": list(_targets(row, document)),
    }


def _bodies(row: StatementRow, document: Document) -> Iterator[dict[str, Any]]:
    if row.known_speaker:
        yield _identified(row.known_speaker) | {"speakerScore": row.speaker_score}
    elif row.candidates:
        yield {"type": "Choice", "items": [_identified(each) for each in row.candidates]}
    yield _word("classifying", row.act.value)
    yield _word("tagging", row.form.value)
    if row.denied:
        yield _word("tagging", "denied")
    for label, spans in (("source", row.source), ("cue", row.cue)):
        for span in spans:
            yield {**_in_text(document, span), "purpose": "linking", "label": label}


def _identified(speaker: Speaker) -> dict[str, Any]:
    kind = "Person" if speaker.kind is SpeakerKind.PERSON else "Organization"
    typed = {} if speaker.kind in (SpeakerKind.GROUP, SpeakerKind.UNNAMED) else {"type": kind}
    source = {"id": speaker_iri(speaker), **typed, "name": speaker.name}
    return {"type": "SpecificResource", "purpose": "identifying", "source": source}


def _word(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(row: StatementRow, document: DocumentRow) -> Iterator[dict[str, Any]]:
    own = document.document
    yield _together([_in_text(own, span) for span in row.content])
    if own.url:
        yield _together([_in_page(document, own.url, span) for span in row.content])


def _together(pieces: list[dict[str, Any]]) -> dict[str, Any]:
    return pieces[0] if len(pieces) == 1 else {"type": "oa:Composite", "items": pieces}


def _in_text(document: Document, span: Span) -> dict[str, Any]:
    """A place in the canonical text."""
    language = {"language": document.language} if document.language else {}
    source = {"id": iri(document.id), "type": "Text", "format": "text/plain", **language}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    selectors = [position, _quotation(document.text, span)]
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _in_page(document: DocumentRow, url: str, span: Span) -> dict[str, Any]:
    """The same words on the page as it was when it was fetched."""
    seen = document.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "type": "SpecificResource",
        "source": url,
        "state": {"type": "TimeState", "sourceDate": seen},
        "selector": _quotation(document.document.text, span),
    }


def _quotation(text: str, span: Span) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
