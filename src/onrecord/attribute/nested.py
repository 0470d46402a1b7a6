"""Attributions inside the content of others, for finders that find outermost ones only.

In: documents and what a network found in them. Out: what it finds in each content, read as a text
of its own (A says that [B denied the charge]). Only contents with a cue word are read again, so
that the second pass costs a fraction of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.finders import Network
from onrecord.language.cues import cues
from onrecord.model import Attribution, Block, BlockKind, Document, Layout, Span

LEAST_WORDS = 4  # words of a content; somebody, a cue and what is said need three and a verb

_WORD = re.compile(r"[a-z]+")


def nested(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    found: Sequence[Sequence[Attribution]],
    network: Network,
) -> list[tuple[Attribution, ...]]:
    """What `network` finds inside the contents of what was `found`, for each document."""
    contents = [
        replace(document, blocks=tuple(_contents(document.text, layout, own)))
        for document, layout, own in zip(documents, layouts, found, strict=True)
    ]
    again = iter(network.find([each for each in contents if each.blocks]))
    return [next(again) if each.blocks else () for each in contents]


def _contents(text: str, layout: Layout, found: Sequence[Attribution]) -> Iterator[Block]:
    """The contents that hold a cue, as paragraphs, in order, none inside another."""
    spans = sorted({_bare(span, layout) for each in found for span in each.content})
    end = -1
    for span in spans:
        if span.start >= end and _has_cue(span.of(text)):
            yield Block(span, BlockKind.PARAGRAPH)
            end = span.end


def _bare(span: Span, layout: Layout) -> Span:
    """The inside of the quotation that the span is, if it is one."""
    same = (zone.inner for zone in layout.zones if zone.span == span)
    return next(same, span)


def _has_cue(words: str) -> bool:
    own = _WORD.findall(words)
    return len(own) >= LEAST_WORDS and any(_tells(word) for word in own)


def _tells(word: str) -> bool:
    return any({"quote", "clause", "noun"} & cue.takes for cue in cues().verbs_of(word))
