"""Content that goes on in the paragraphs after its cue.

In: the paragraphs of a document with what was found in each. Out: each attribution with the spans
of its content in later paragraphs. Two signs are followed. A cue without content in a paragraph
that ends in a colon speaks the next paragraph, or its quotation. A quotation that is open at the
end of a paragraph goes on in the next, if that begins with an opening mark: each paragraph of a
long quotation opens anew and only the last one closes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.network.decode import Found
from onrecord.attribute.network.stretches import quoted_spans_of
from onrecord.attribute.network.word_features import CLOSING, INSIDE, OPENING
from onrecord.attribute.network.words import Paragraph
from onrecord.model import Spans

LONGEST = 12
"""Paragraphs that one quotation is followed through; a closing mark may have been forgotten."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and what was found in it."""

    words: Paragraph
    found: tuple[Found, ...]


def followed(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Found, Spans]]:
    """Each attribution that has content, and its content in later paragraphs."""
    for at, passage in enumerate(passages):
        for found in passage.found:
            further = _further(passages, at, found)
            if found.content or further:
                yield passage, found, further


def _further(passages: Sequence[Passage], at: int, found: Found) -> Spans:
    words = passages[at].words
    later = passages[at + 1 : at + 1 + LONGEST]
    if not found.content:
        return _announced(later) if _announces(words, found) else ()
    return _rest_of_quotation(later) if _stays_open(words, found) else ()


def _announces(words: Paragraph, found: Found) -> bool:
    """Whether only a colon stands after the cue."""
    after = range(found.cue[-1] + 1, len(words))
    return words.text.rstrip().endswith(":") and not any(words.is_word(i) for i in after)


def _announced(later: Sequence[Passage]) -> Spans:
    """The next paragraph's quotation and its continuations, or all of the next paragraph."""
    if not later or later[0].found:
        return ()
    words = later[0].words
    if words.quotation(0) == OPENING:
        return _rest_of_quotation(later)
    return quoted_spans_of(words, range(len(words)))


def _stays_open(words: Paragraph, found: Found) -> bool:
    """Whether the content reaches the end of the paragraph within a quotation."""
    if words.quotation(len(words) - 1) not in (INSIDE, OPENING):
        return False
    return not any(words.is_word(i) for i in range(found.content[-1] + 1, len(words)))


def _rest_of_quotation(later: Sequence[Passage]) -> Spans:
    spans: Spans = ()
    for passage in later:
        words = passage.words
        if passage.found or words.quotation(0) != OPENING:
            break
        end = _closing(words)
        spans += quoted_spans_of(words, range(end + 1))
        if end < len(words) - 1 or words.quotation(end) == CLOSING:
            break
    return spans


def _closing(words: Paragraph) -> int:
    """The first closing mark after which no quotation opens directly; or the last word."""
    for i in range(len(words)):
        if words.quotation(i) == CLOSING:
            return i
    return len(words) - 1
