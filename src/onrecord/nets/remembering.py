"""A parser that remembers what it parsed, as several rooms ask for the same sentences.

Rooms do not import each other: each asks the parser that it is given. Without a memory a sentence
would be parsed once by `attribute` and again by `resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.model import Parse, Span
from onrecord.nets.english import Parser

TEXTS = 64  # texts remembered: as many as are read together
TOKENS = 200_000  # remembered at most, at 300 bytes each: those of many batches of usual pages


class RememberingParser:
    """Parses as `parser` does; the parses of the last texts are kept."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._remembered = lru_cache(TEXTS)(_nothing_yet)
        self._tokens = 0

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return self._parser.version

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order."""
        return self.parse_all([text], [spans])[0]

    def parse_all(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, forms: bool = True
    ) -> list[tuple[Parse, ...]]:
        """For each of `texts` one parse for each of its `spans`.

        What was parsed with its forms serves who asks for none; what was without is not kept.
        """
        kept = [self._remembered(text) for text in texts]
        known = kept if forms else [dict(parses) for parses in kept]
        pairs = list(zip(spans, known, strict=True))
        new = [[span for span in dict.fromkeys(own) if span not in had] for own, had in pairs]
        found = self._parser.parse_all(texts, new, forms=forms)
        for (_, had), asked, parses in zip(pairs, new, found, strict=True):
            had.update(zip(asked, parses, strict=True))
        if forms:
            self._forget_beyond(sum(len(parse.tokens) for own in found for parse in own))
        return [tuple(had[span] for span in own) for own, had in pairs]

    def _forget_beyond(self, added: int) -> None:
        """Forget all where more than TOKENS would be kept: it costs parsing some again."""
        self._tokens += added
        if self._tokens > TOKENS:
            self._remembered.cache_clear()
            self._tokens = 0


def _nothing_yet(_text: str) -> dict[Span, Parse]:
    return {}
