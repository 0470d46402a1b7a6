"""Whose a text is that says "I": who signs below it, or by whom a line at the top says it is.

In: the reader of the page and a place in the text. Out: the `Character` whose words they are, or
None. A signature is a paragraph that is one person's name, as letters to an editor have it; it is
of what stands above it up to the one before. A note below a page on who wrote it ("Ana
Ruiz, a doctor, is a member of the board.") tells whose an "I" outside of quotation marks is, where
nothing else on the page names whom the note names; "we" may be anybody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Block, Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.page import Reader

FOOT = 2  # paragraphs at the page's end of which one may tell who wrote it
TOP = 4  # paragraphs from the page's begin in which a line says by whom it is

_NOTE = re.compile(  # behind the name: ", a law professor, is a member of", "is president of"
    r"(?:, [^.;:“”\"]{3,120},)? is (?:now |also |currently )?"
    r"(?:(?:an?|the|one of the|our) (?:[\w’'-]+ ){0,6}?)?"
    r"[a-z-]+(?<!ing)(?: (?:of|at|in|for|and|on)\b|[.,])"
)
_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))


def signer_of(reader: Reader, at: Span) -> Character | None:
    """Who signs what stands at a place outside of quotations."""
    signed = _signatures(reader)
    below = bisect_right(signed, at.end, key=_start)
    if below < len(signed):
        return signed[below][1]
    one = re.split("['’]", at.of(reader.text).casefold())[0] in _SINGULAR
    foot = reader.layout.blocks[-FOOT:] if one else ()
    return _by(reader, reader.layout.blocks[:TOP]) or _noted(reader, foot)


def _signatures(reader: Reader) -> Sequence[tuple[int, Character]]:
    """Where each signature of the page begins, and whose it is; read once."""
    if reader.signatures is None:
        blocks = [block.span for block in reader.layout.blocks]
        signed = ((span.start, _signature(reader, span)) for span in blocks)
        reader.signatures = tuple((start, one) for start, one in signed if one)
    return reader.signatures


def _start(signature: tuple[int, Character]) -> int:
    return signature[0]


def _signature(reader: Reader, block: Span) -> Character | None:
    """The person whose full name a paragraph is."""
    for name, character in reader.cast.within(block):
        words = block.of(reader.text).strip(" .,—–-")
        full = len(name.words) > 1 and character.kind is SpeakerKind.PERSON
        return character if full and words == name.span.of(reader.text) else None
    return None


def _noted(reader: Reader, blocks: Sequence[Block]) -> Character | None:
    """The person of a note "Ana Ruiz is a member of the board.", whom nothing else names."""
    for block in blocks:
        for name, character in reader.cast.within(block.span)[:1]:
            opens = name.span.start == block.span.start and len(name.words) > 1
            person = character.kind is SpeakerKind.PERSON and not character.titles
            alone = all(block.span.holds(each.span) for each in character.mentions)
            end = block.span.end
            if opens and person and alone and _NOTE.match(reader.text, name.span.end, end):
                return character
    return None


def _by(reader: Reader, blocks: Sequence[Block]) -> Character | None:
    """The person of a paragraph "By Ana Ruiz"."""
    for block in blocks:
        for name, character in reader.cast.within(block.span)[:1]:
            lead = reader.text[block.span.start : name.span.start].casefold()
            if lead == "by " and character.kind is SpeakerKind.PERSON and len(name.words) > 1:
                return character
    return None
