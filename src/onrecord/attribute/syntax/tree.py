"""A parse as a tree: children, subtrees, and spans of sets of tokens.

Tokens are named by their index in the parse. Spans leave out white space and the punctuation at
their edges, but keep a quotation mark whose quotation lies inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from onrecord.model import Parse, Span, Spans, Zone

EDGE = " \t\n\u00a0,.;:?!…—–-*•\"“”„‟«»‹›'‘’`()[]{}"


class Tree:
    """One parse of `text`, with the quotation zones that it has a part in."""

    def __init__(self, text: str, parse: Parse, zones: Sequence[Zone] = ()) -> None:
        self.text = text
        self.tokens = parse.tokens
        self.span = parse.span
        self.zones = zones

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, left to right."""
        result: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                result[token.head].append(index)
        return result

    @cached_property
    def lower(self) -> list[str]:
        """The words of the parse in lower case."""
        return [token.span.of(self.text).lower() for token in self.tokens]

    def child(self, index: int, *deps: str) -> int | None:
        """The first dependent that stands in one of the relations `deps`."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)

    def below(self, index: int, without: Collection[int] = ()) -> set[int]:
        """The token and all under it, less the tokens `without` and all under those."""
        result: set[int] = set()
        todo = [index]
        while todo:
            here = todo.pop()
            if here not in without and here not in result:
                result.add(here)
                todo += self.children[here]
        return result

    def above(self, index: int) -> Iterable[int]:
        """The heads of a token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def spans(self, indices: Collection[int]) -> Spans:
        """The spans of a set of tokens: runs that only punctuation or space may interrupt."""
        wanted = sorted(i for i in indices if self.tokens[i].pos not in ("SPACE",))
        runs: list[list[int]] = []
        for index in wanted:
            if runs and all(self._is_filler(i) for i in range(runs[-1][-1] + 1, index)):
                runs[-1].append(index)
            else:
                runs.append([index])
        spans = (self._edged(self._stretch(run)) for run in runs)
        return tuple(span for span in spans if span is not None)

    def _stretch(self, run: Sequence[int]) -> Span:
        return Span(self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end)

    def _is_filler(self, index: int) -> bool:
        return self.tokens[index].pos in ("PUNCT", "SPACE")

    def _edged(self, span: Span) -> Span | None:
        return edged(self.text, span, self.zones)


def edged(text: str, span: Span, zones: Iterable[Zone]) -> Span | None:
    """`span` less punctuation at its edges, but with the marks of the quotations inside it.

    None where no letter or digit is left.
    """
    core = _core(text, span)
    if core is None:
        return None
    start, end = core.start, core.end
    for zone in zones:
        words = _core(text, zone.inner) if zone.inner.overlaps(core) else None
        if words is not None and core.holds(words):
            start, end = min(start, zone.span.start), max(end, zone.span.end)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return Span(start, end)


def _core(text: str, span: Span) -> Span | None:
    words = span.of(text)
    left = len(words) - len(words.lstrip(EDGE))
    right = len(words.rstrip(EDGE))
    return Span(span.start + left, span.start + right) if left < right else None
