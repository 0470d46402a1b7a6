"""Canonical text: the one text of a document, and its blocks.

In come pieces of text with their kinds, in the page's order; out come one text and blocks whose
spans are offsets into it. The text is NFC; white space inside a piece is a single space, whatever
it was (no-break spaces too, so that « x » and “x” are searched alike); one newline stands between
pieces; NUL, lone surrogates and other control characters are not in it. Zero-width and
direction characters stay: they change how a reader sees the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Span

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_C1 = {
    code: bytes([code]).decode("cp1252", "ignore") or None
    for code in range(0x80, 0xA0)
    if code != 0x85  # a line break in plain text
}
"""Codes 80-9F are controls that no text means: Windows-1252 read as Latin-1 or as `&#146;`. HTML
maps them so (WHATWG HTML, 13.2.5.80)."""

_CONTROLS = {code: None for code in (*range(0x20), 0x7F) if not chr(code).isspace()}
_REPLACED = {**_CONTROLS, **_C1}
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a page, of one kind, before they have a place in the canonical text."""

    words: str
    kind: BlockKind


def canonical(words: str) -> str:
    """`words` as they stand in a canonical text; empty where only white space is in them."""
    if _UNWANTED.search(words):
        words = _LONE_SURROGATE.sub("\ufffd", words).translate(_REPLACED)
    return " ".join(unicodedata.normalize("NFC", words).split())


def without_lone_surrogates(text: str) -> tuple[str, int]:
    """`text` with U+FFFD for each lone surrogate, and how many there were."""
    return _LONE_SURROGATE.subn("\ufffd", text)


def laid_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of `pieces` (empty ones left out) and a block for each."""
    kept: Sequence[Piece] = [
        Piece(words, piece.kind) for piece in pieces if (words := canonical(piece.words))
    ]
    blocks: list[Block] = []
    start = 0
    for piece in kept:
        blocks.append(Block(Span(start, start + len(piece.words)), piece.kind))
        start += len(piece.words) + 1  # the newline
    return "\n".join(piece.words for piece in kept), tuple(blocks)
