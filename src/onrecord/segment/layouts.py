"""The layout of a document: sentences and quotation zones of its searched blocks.

Sentences and zones never cross blocks. A quotation that runs over several paragraphs is one zone a
paragraph: the first is not closed, the later ones `continues`. Free of parses, so that it costs
next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.usual_marks import with_usual_marks
from onrecord.model import Block, BlockKind, Document, Layout, Span, Zone
from onrecord.segment.sentences import sentences
from onrecord.segment.zones import BlockZones, block_zones

_SPOKEN_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


def layout_of(document: Document) -> Layout:
    """Sentences and quotation zones of the searched blocks, in order."""
    blocks = document.searched_blocks()
    all_sentences: list[Span] = []
    all_zones: list[Zone] = []
    before: BlockZones | None = None
    for block in blocks:
        found = tuple(sentences(document.text, block.span, document.language))
        here = block_zones(document.text, block.span, found)
        if block.kind in _SPOKEN_ON:
            here = _continued(block, before, here)
        before = here if block.kind in _SPOKEN_ON else None
        all_sentences += _resplit(document, block, here.zones) or found
        all_zones += here.zones
    return Layout(blocks, tuple(all_sentences), tuple(all_zones))


def _resplit(document: Document, block: Block, zones: Sequence[Zone]) -> tuple[Span, ...]:
    """The sentences with usual quotation marks in place of rare ones; none where all are usual."""
    usual = with_usual_marks(document.text, zones)
    if usual is document.text:
        return ()
    return tuple(sentences(usual, block.span, document.language))


def _continued(block: Block, before: BlockZones | None, here: BlockZones) -> BlockZones:
    """`here`, knowing that the paragraph before it may have left a quotation open."""
    if before is None or before.open_family is None:
        return here
    if here.orphan is not None and here.orphan.family == before.open_family:
        return replace(here, zones=_to_orphan(block.span, here.orphan.span, here.zones))
    first = here.zones[0] if here.zones else None
    if first is None or first.span.start != block.span.start or first.depth:
        return here
    return replace(here, zones=(replace(first, continues=True, scare=False), *here.zones[1:]))


def _to_orphan(block: Span, closing: Span, zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """The paragraph from its start to a mark that closes what an earlier one opened."""
    if closing.start == block.start:
        return tuple(zones)
    inner = Span(block.start, closing.start)
    return (Zone(Span(block.start, closing.end), inner, continues=True), *zones)
