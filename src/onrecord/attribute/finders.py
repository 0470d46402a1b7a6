"""The seams of the room: who may find attributions, and what they need for it.

A rule is a small function named in a table; a `Network` finds attributions in many documents at
once, so that its batches are full, and then within contents; a `Parser` parses stretches of a text.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from onrecord.attribute.network.excerpts import Kept
from onrecord.model import Attribution, Block, BlockKind, Document, Parse, Span, Spans


@dataclass(frozen=True, slots=True)
class Read:
    """A document as a network read it: what it found, and what it may read on with."""

    document: Document
    found: tuple[Attribution, ...]
    paragraphs: Sequence[Kept] = field(default=(), repr=False)


class Network(Protocol):
    """Finds attributions by a trained network, in documents and then in their contents."""

    def read(self, documents: Sequence[Document]) -> Sequence[Read]:
        """What is found in each document, in the order of the documents."""

    def within(
        self, read: Sequence[Read], contents: Sequence[Sequence[Span]]
    ) -> list[tuple[Attribution, ...]]:
        """For each of what was `read` what is found in its `contents`, each a text of its own."""


class ReadsAnew(Network, Protocol):
    """A network that reads contents as it reads documents: as paragraphs."""

    @abstractmethod
    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """The attributions of each document, in the order of the documents."""

    def read(self, documents: Sequence[Document]) -> Sequence[Read]:
        """What is found in each document, in the order of the documents."""
        return [Read(*each) for each in zip(documents, self.find(documents), strict=True)]

    def within(
        self, read: Sequence[Read], contents: Sequence[Sequence[Span]]
    ) -> list[tuple[Attribution, ...]]:
        """For each of what was `read` what is found in its `contents`, each a text of its own."""
        again = [
            replace(each.document, blocks=tuple(Block(span, BlockKind.PARAGRAPH) for span in spans))
            for each, spans in zip(read, contents, strict=True)
        ]
        found = iter(self.find([each for each in again if each.blocks]))
        return [next(found) if each.blocks else () for each in again]


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
