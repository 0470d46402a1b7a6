"""Rooms 2 and 3: documents, or texts as they stand, → layouts and attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.attribute import Read, read_attributions
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Layout,
    PartialDate,
    Span,
    content_hash,
    document_id,
)
from onrecord.pipeline.models import Models
from onrecord.segment import layout_of

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\n ]")  # no-break spaces, tabs: rules and nets look for plain ones


@dataclass(frozen=True, slots=True)
class Found:
    """What room 3 leaves of a page: a document, its layout, its attributions.

    `read` is how the network read it, of which acts are told too; None where it did not.
    """

    document: Document
    layout: Layout
    attributions: tuple[Attribution, ...]
    read: Read | None = field(default=None, repr=False)


def bare_document(
    text: str, *, title: str | None = None, published: PartialDate | None = None
) -> Document:
    """A text as it stands as a document, each line a paragraph; spans count its code points.

    Lone surrogates, which no net can take, and white space other than line ends, which a page's
    text has none of, are replaced one for one so that offsets stay.
    """
    text = _SPACE.sub(" ", _SURROGATE.sub("\ufffd", text))
    lines = (Span(*found.span()) for found in _LINE.finditer(text))
    blocks = tuple(Block(line, BlockKind.PARAGRAPH) for line in lines)
    own_id, page_hash = document_id(None, text), content_hash(text.encode())
    return Document(own_id, page_hash, text, blocks, title=title, published=published)


def attributions_in(
    documents: Sequence[Document], models: Models, *, nested: bool = True
) -> list[tuple[Attribution, ...]]:
    """The attributions of each document, `nested` ones too or not."""
    return [found.attributions for found in found_in(documents, models, nested=nested)]


def found_in(documents: Sequence[Document], models: Models, *, nested: bool = True) -> list[Found]:
    """The layout and the attributions of each document, `nested` ones too or not."""
    layouts = [layout_of(document) for document in documents]
    read = read_attributions(documents, layouts, models.parser, models.network, nested)
    return [
        Found(document, layout, own.found, own)
        for document, layout, own in zip(documents, layouts, read, strict=True)
    ]
