"""Quotations set apart, with a dash and a name: below them, or behind them in the same block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import DASH, NAME, Surface
from onrecord.model import Block, BlockKind, Span

SIGNATURE_WORDS = 14  # words; a longer line after a dash is a sentence

_SIGNATURE = re.compile(rf"({DASH})\s*({NAME})(,\s+[^.!?:;]+)?\s*")
_BEHIND = re.compile(rf"[.!?…”\"»’'“]\s*({DASH})\s*({NAME})(,\s+[^.!?:;]+)?\s*\Z")
_LISTED = re.compile(rf"{DASH}|[•*·]")


def names_below(surface: Surface) -> Iterator[Found]:
    """A block of words, then a line "– Ana Ruiz, mayor of Velmora"."""
    blocks = surface.layout.blocks
    for index in range(1, len(blocks)):
        signature = _signature(surface, blocks[index])
        if signature is None:
            continue
        said = _said(surface, blocks, index, signature)
        if said:
            spans = tuple(s for b in said for s in surface.spans(b.span.start, b.span.end))
            yield Found(
                "name-below@1",
                (_at(blocks[index], signature, 2),),
                _dash(blocks[index], signature),
                spans,
            )


def _dash(block: Block, signature: re.Match[str]) -> tuple[Span, ...]:
    low, high = signature.span(1)
    return (Span(block.span.start + low, block.span.start + high),)


def _at(block: Block, signature: re.Match[str], group: int) -> Span:
    """The name and the title behind it."""
    low = signature.start(group)
    high = signature.end(3) if signature[3] else signature.end(group)
    words = signature.string[low:high].rstrip()
    return Span(block.span.start + low, block.span.start + low + len(words))


def _signature(surface: Surface, block: Block) -> re.Match[str] | None:
    words = surface.words(block)
    found = _SIGNATURE.fullmatch(words)
    return found if found and len(words.split()) <= SIGNATURE_WORDS else None


def is_signature(words: str) -> bool:
    """Whether a block is a dash and a name."""
    return _SIGNATURE.fullmatch(words) is not None


def _said(
    surface: Surface, blocks: tuple[Block, ...], index: int, signature: re.Match[str]
) -> list[Block]:
    """The blocks above the signature that it signs; empty where it is a list's item instead."""
    above = blocks[index - 1]
    if above.kind is BlockKind.QUOTATION:
        first = index - 1
        while first > 0 and blocks[first - 1].kind is BlockKind.QUOTATION:
            first -= 1
        return list(blocks[first:index])
    listed = any(
        _LISTED.match(surface.words(blocks[i])) for i in (index - 1, index + 1) if i < len(blocks)
    )
    full_name = len(signature[2].split()) > 1 or signature[3]
    if above.kind is not BlockKind.PARAGRAPH or listed or not full_name:
        return []
    return [above] if surface.words(above)[-1:] in ".!?…”\"»’'" else []


def names_behind(surface: Surface) -> Iterator[Found]:
    """A quotation and its name in one block: “We were never asked” – Ana Ruiz."""
    for block in surface.layout.blocks:
        found = _BEHIND.search(surface.words(block))
        if not found or len(found[0].split()) > SIGNATURE_WORDS:
            continue
        start, end = block.span.start, block.span.start + found.start(1)
        whole = any(
            z.span.start == start and not surface.text[z.span.end : end].strip()
            for z in surface.layout.zones
        )
        if whole or block.kind is BlockKind.QUOTATION:
            yield Found(
                "name-behind@1",
                (_at(block, found, 2),),
                _dash(block, found),
                surface.spans(start, end),
            )
