"""The seams of the room: who may find attributions, and what they need for it.

A rule is a small function named in a table; a `Network` finds attributions in many documents at
once, so that its batches are full; a `Parser` parses stretches of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Attribution, Document, Parse, Span, Spans


class Network(Protocol):
    """Finds attributions in documents by a trained network."""

    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """The attributions of each document, in the order of the documents."""


class Parser(Protocol):
    """Parses stretches of a text."""

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order, offsets into `text`."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the spans, and the rule's name and version (`according-to@1`)."""

    rule: str
    source: Spans
    cue: Spans
    content: Spans
