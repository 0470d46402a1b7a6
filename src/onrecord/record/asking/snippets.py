"""Some words around what was found, and how many of them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Spans

SNIPPET_WORDS = 24  # two lines of a terminal; FTS5 allows up to 64
SNIPPET_TEXT = 200_000  # code points; FTS5 needs 30 s for a snippet of a line of 5 MB
BEGINNING = 160  # code points shown of a longer text
CUT = "…"
SHOWN = {"statement_words": "content_text", "document_words": "text"}
"""For each index the column that snippets are taken of."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words around what was found; `found` are spans of `text`."""

    text: str
    found: Spans
