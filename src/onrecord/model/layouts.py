"""Layouts: the sentences and quotation zones of a document, and parses of its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.model.documents import Block
from onrecord.model.spans import Span

_START, _END = attrgetter("start"), attrgetter("end")
_ZONE_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch between quotation marks.

    `span` includes the marks that are there; `inner` is what stands between them. `closed` is False
    where no closing mark was found and the end is a guess (paragraph end, or the cue). `continues`
    is True where the quotation goes on from the paragraph before (which had no closing mark).
    `depth` is 0 for an outermost zone, 1 for a quotation inside it.
    `scare` is True for a few quoted words that hardly are speech (“Unfounded” charges).
    """

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    depth: int = 0
    scare: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences and quotation zones of one document's searched blocks, in order."""

    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...] = field(repr=False)
    zones: tuple[Zone, ...] = field(repr=False)

    def sentence_at(self, span: Span) -> Span | None:
        """The first sentence that `span` has a part in; None where no sentence has any."""
        return next(iter(self.sentences_at(span)), None)

    def sentences_at(self, span: Span) -> tuple[Span, ...]:
        """The sentences that `span` has a part in."""
        places = self.places_at(span)
        return self.sentences[places.start : places.stop]

    def places_at(self, span: Span) -> range:
        """The indices of the sentences that `span` has a part in."""
        first = bisect_right(self.sentences, span.start, key=_END)
        return range(first, bisect_left(self.sentences, span.end, lo=first, key=_START))

    def zones_at(self, span: Span) -> tuple[Zone, ...]:
        """The zones that `span` has a part in, in order; no others than those near are looked at.

        Outermost zones do not overlap and hold the others: none before one that ends early is met.
        """
        found = []
        begun = bisect_left(self.zones, span.end, key=_ZONE_START)
        for place in range(begun - 1, -1, -1):
            zone = self.zones[place]
            if zone.span.overlaps(span):
                found.append(zone)
            elif not zone.depth:
                break
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parse; `head` is an index into the same parse (its own index at a root).

    Labels are those of Universal POS (`pos`), Penn Treebank (`tag`), ClearNLP/OntoNotes
    dependencies (`dep`) and OntoNotes 5 entities (`entity`, empty where none; `entity_start` True
    at the first token of one). `lemma` and `pos` are empty where the tree alone was asked for.
    """

    span: Span
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    entity_start: bool = False


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of one stretch of text, offsets into the whole document."""

    span: Span
    tokens: tuple[Token, ...] = field(repr=False)
