"""Whose a text is that says "I": who signs below it, or by whom a line at the top says it is.

In: the reader of the page and a place in the text. Out: the `Character` whose words they are, or
None. A signature is a paragraph that is one person's name, as letters to an editor have it; it is
of what stands above it up to the one before. A note at the end on who wrote a page is not asked:
of two such pages, one lets nameless people speak in the first person, without marks.
"""

from __future__ import annotations

from onrecord.model import Span, SpeakerKind
from onrecord.resolve.characters import Character
from onrecord.resolve.page import Reader

TOP = 4  # paragraphs from the page's begin in which a line says by whom it is


def signer_of(reader: Reader, at: Span) -> Character | None:
    """Who signs what stands at a place outside of quotations."""
    blocks = [block.span for block in reader.layout.blocks]
    below = (span for span in blocks if span.start > at.end)
    signed = next(filter(None, (_signature(reader, span) for span in below)), None)
    return signed or _by(reader, blocks[:TOP])


def _signature(reader: Reader, block: Span) -> Character | None:
    """The person whose full name a paragraph is."""
    for name, character in reader.cast.within(block):
        words = block.of(reader.text).strip(" .,—–-")
        full = len(name.words) > 1 and character.kind is SpeakerKind.PERSON
        return character if full and words == name.span.of(reader.text) else None
    return None


def _by(reader: Reader, blocks: list[Span]) -> Character | None:
    """The person of a paragraph "By Ana Ruiz"."""
    for block in blocks:
        for name, character in reader.cast.within(block)[:1]:
            lead = reader.text[block.start : name.span.start].casefold()
            if lead == "by " and character.kind is SpeakerKind.PERSON and len(name.words) > 1:
                return character
    return None
