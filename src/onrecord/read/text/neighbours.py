"""What only the lines around a line of plain text tell of it.

In: pieces with the kinds that each line has by itself. Out: the same pieces, where a paragraph with
a dash and a name below it is a quotation set apart, and headlines of other pages are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.language.furniture import furniture
from onrecord.model import BlockKind
from onrecord.read.text.canonical import Piece

MAX_TITLE_WORDS = 30  # the longest of 900 headlines of US news sites had 27
CLOSING = r"[\"”’'»)\]\s]*$"
FULL_STOP = re.compile(r"(?:[.!…;,:]|\s--|\s?[–—])" + CLOSING)  # or broken off, as in speech
SIGNATURE = re.compile(r"[–—―-]+\s*[^\W\d_]")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?]\W{0,2}\s+\W?[A-ZÀ-Þ]")


def is_signature(words: str) -> bool:
    """Whether a line is a dash and a name, as stands below a quotation."""
    named = words.lstrip("–—―- ")
    return (
        bool(SIGNATURE.match(words))
        and not words.startswith("- ")  # a list item
        and furniture().is_name(named)
        and not FULL_STOP.search(words)
    )


def told_by_neighbours(pieces: list[Piece]) -> tuple[Piece, ...]:
    """`pieces` with the kinds that only the lines around them tell."""
    signed = _with_signatures(pieces)
    return tuple(_without_end_headlines(list(_without_listed_headlines(signed))))


def _with_signatures(pieces: list[Piece]) -> list[Piece]:
    """A paragraph with a dash and a name below it is a quotation set apart, name included."""
    signed = list(pieces)
    for place, (above, below) in enumerate(pairwise(pieces)):
        starts_with_dash = bool(SIGNATURE.match(above.words))
        if above.kind is BlockKind.PARAGRAPH and not starts_with_dash and is_signature(below.words):
            signed[place] = replace(above, kind=BlockKind.QUOTATION)
            signed[place + 1] = replace(below, kind=BlockKind.QUOTATION)
    return signed


def _without_listed_headlines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """After "Related stories", headlines of other pages are furniture until sentences go on."""
    listing = False
    for piece in pieces:
        if piece.kind is BlockKind.FURNITURE:
            listing |= furniture().opens_headlines(piece.words)
        elif listing and _is_headline(piece.words):
            piece = replace(piece, kind=BlockKind.FURNITURE)
        else:
            listing = False
        yield piece


def _is_headline(words: str) -> bool:
    short = len(words.split()) <= MAX_TITLE_WORDS
    return short and not FULL_STOP.search(words) and not _TWO_SENTENCES.search(words)


def _without_end_headlines(pieces: list[Piece]) -> list[Piece]:
    """Headings among the furniture at the end head nothing: they are headlines of other pages."""
    end = len(pieces)
    at_end = (BlockKind.FURNITURE, BlockKind.HEADING)
    while end and pieces[end - 1].kind in at_end:
        end -= 1
    if any(piece.kind is BlockKind.FURNITURE for piece in pieces[end:]):
        return pieces[:end] + [replace(p, kind=BlockKind.FURNITURE) for p in pieces[end:]]
    return pieces
