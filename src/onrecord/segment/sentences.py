"""Sentences of one block, by sentencex (a port of Wikimedia's rules, three million words a second).

It keeps a quotation and its tag together ("“I stay. I do,” she said." is one sentence), which is
what attribution wants. We only repair what news prose breaks: "5 p.m. Monday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from onrecord.model import Span

LONGEST = 2_000
"""Code points: in 14,000 sentences of news none is longer than 1,400. What is longer is no sentence
(a table, a page without stops), and a parse of it would nest as deep as it is long."""

_ENDS_IN_HOUR = re.compile(r"\b[ap]\.m\.\s*\Z")
_ENDS_IN_OPENING = re.compile(r"\s([“„«‘\"'`]{1,2}\s*)\Z")  # a mark that is never closed
_GOES_ON = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:E|C|M|P)[SD]?T\b|GMT|UTC|local\b"
)


def sentences(text: str, block: Span, language: str | None = None) -> Iterator[Span]:
    """The sentences of `block`, trimmed, in order; `language` is an ISO 639-1 code."""
    words = block.of(text)
    start = None
    for found in get_sentence_boundaries(language or "en", words):
        start = found["start_index"] if start is None else start
        end = found["end_index"]
        if _ENDS_IN_HOUR.search(words, start, end) and _GOES_ON.match(words, end):
            continue
        opening = _ENDS_IN_OPENING.search(words, start, end)
        next_start = opening.start(1) if opening and end < len(words) else None
        end = end if next_start is None else next_start
        sentence = Span(block.start + start, block.start + end).trimmed(text)
        if sentence is not None:
            yield from _pieces(text, sentence)
        start = next_start


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """`sentence`, or where no sentence is so long the pieces of it, each ending with a word."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        end = text.rfind(" ", start + 1, start + LONGEST)
        end = start + LONGEST if end < 0 else end
        if piece := Span(start, end).trimmed(text):
            yield piece
        start = end
    if rest := Span(start, sentence.end).trimmed(text):
        yield rest
