"""Documents: one canonical text made from a page, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from onrecord.model.dates import PartialDate
from onrecord.model.ids import DocumentId, PageHash, hashed_id
from onrecord.model.spans import Span


class BlockKind(StrEnum):
    """What a block of a document is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"  # set apart as a quotation (blockquote, pull quote)
    LIST_ITEM = "list item"
    CAPTION = "caption"
    DATELINE = "dateline"  # date line, byline, agency credit
    FURNITURE = "furniture"  # navigation, share lines, related headlines, comments


SEARCHED_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
    }
)
"""Kinds of block in which statements are looked for."""


HARD_SPACE = "\u00a0"
"""Between words of a line that must not break; one code point, as a space is."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the canonical text of one kind; blocks are in order and do not overlap."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One canonical text (NFC, no NUL, no lone surrogate, one newline between blocks).

    `published` is what the page claims, None where it claims nothing that can be true; `language`
    an ISO 639-1 code or None; `notes` say what was repaired or put aside while reading, for people.
    """

    id: DocumentId
    page_hash: PageHash
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()

    def searched_blocks(self) -> tuple[Block, ...]:
        """The blocks in which statements are looked for."""
        return tuple(block for block in self.blocks if block.kind in SEARCHED_KINDS)

    def with_plain_spaces(self) -> Document:
        """The same with plain spaces for hard ones, for patterns of words; spans hold in both."""
        return replace(self, text=self.text.replace(HARD_SPACE, " "))


def document_id(url: str | None, text: str) -> DocumentId:
    """`doc-…` of address and text: a page whose text changed is another document."""
    return DocumentId(hashed_id("doc", url or "", text))
