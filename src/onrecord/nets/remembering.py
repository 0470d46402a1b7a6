"""A parser that remembers what it parsed, as several rooms ask for the same sentences.

Rooms do not import each other: each asks the parser that it is given. Without a memory a sentence
would be parsed once by `attribute` and again by `resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.model import Parse, Span
from onrecord.nets.english import Parser

TEXTS = 32  # texts remembered: twice as many as are read together


class RememberingParser:
    """Parses as `parser` does; the parses of the last texts are kept."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._remembered = lru_cache(TEXTS)(_nothing_yet)

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return self._parser.version

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order."""
        parses = self._remembered(text)
        new = [span for span in dict.fromkeys(spans) if span not in parses]
        parses.update(zip(new, self._parser.parse(text, new), strict=True))
        return tuple(parses[span] for span in spans)


def _nothing_yet(_text: str) -> dict[Span, Parse]:
    return {}
