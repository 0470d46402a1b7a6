"""Quotation zones of one block: which marks belong together.

In: the marks of a block. Out: zones, outermost and nested, and what the next block must know: which
family was left open. One pass with a stack. Where two opening marks meet without a closing one
between them, the words after the second decide: a cue there (“Last time …, “said Ana) makes it a
closing mark; closing marks enough ahead make it a nested one; else the first was never closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span, Zone
from onrecord.segment.marks import SINGLE, Mark, marks
from onrecord.segment.tags import cue_comma, guessed_end, is_scare, tag_follows

LOOKAHEAD = 32  # marks; a quotation with more quotations in it does not occur in news


@dataclass(slots=True)
class _Open:
    mark: Mark
    after: int  # zones found so far: nested ones are those beyond


@dataclass(frozen=True, slots=True)
class BlockZones:
    """The zones of one block; `orphan` is a closing mark that nothing opened, before any other."""

    zones: tuple[Zone, ...]
    open_family: str | None = None
    orphan: Mark | None = None


def block_zones(text: str, block: Span, sentences: Sequence[Span]) -> BlockZones:
    """The quotation zones of one block, in order of their start."""
    return _Pairing(text, block, sentences, marks(text, block)).run()


class _Pairing:
    """The state of one pass over the marks of a block."""

    def __init__(
        self, text: str, block: Span, sentences: Sequence[Span], found: Sequence[Mark]
    ) -> None:
        self.text, self.block, self.sentences, self.marks = text, block, sentences, found
        self.stack: list[_Open] = []
        self.zones: list[Zone] = []
        self.orphan: Mark | None = None

    def run(self) -> BlockZones:
        for index, mark in enumerate(self.marks):
            self._meet(index, mark)
        left = next((o for o in self.stack if o.mark.family != SINGLE), None)
        if left is None and self.stack and self.stack[0].mark.span.start == self.block.start:
            left = self.stack[0]  # ‘ before the first word of a paragraph is no apostrophe
        if left is not None:
            self._leave_open(left, self.block.end)
        zones = tuple(sorted(self.zones, key=lambda zone: (zone.span.start, -zone.span.end)))
        return BlockZones(_with_depth(zones), left.mark.family if left else None, self.orphan)

    def _meet(self, index: int, mark: Mark) -> None:
        opened = next((o for o in reversed(self.stack) if o.mark.family == mark.family), None)
        if opened is None:
            if mark.opens:
                self.stack.append(_Open(mark, len(self.zones)))
            elif not self.zones and not self.stack and self.orphan is None:
                self.orphan = mark
        elif mark.closes and not (mark.ambiguous and self._closes_later(index)):
            self._close(opened, mark)
            if len(self.stack) > 0 and not self._closers_ahead(index, mark.family):
                self._close_doubled(mark)
        elif mark.opens and not mark.closes:
            self._open_again(index, opened, mark)

    def _open_again(self, index: int, opened: _Open, mark: Mark) -> None:
        if tag_follows(self.text, mark.span.end, self.block.end):
            self._close(opened, mark)
        elif mark.family == SINGLE:
            self.stack.remove(opened)  # the first was an apostrophe
            self.stack.append(_Open(mark, len(self.zones)))
        elif self._closers_ahead(index, mark.family) > 1 or not self._sentence_ends(opened, mark):
            self.stack.append(_Open(mark, len(self.zones)))
        else:
            self._leave_open(opened, mark.span.start)
            self.stack = [_Open(mark, len(self.zones))]

    def _close(self, opened: _Open, mark: Mark) -> None:
        del self.stack[self.stack.index(opened) :]
        inner = _inner(self.text, opened.mark.span.end, mark.span.start)
        if inner is not None:
            span = Span(opened.mark.span.start, mark.span.end)
            self.zones.append(Zone(span, inner, scare=is_scare(self.text, span, inner, self.block)))

    def _close_doubled(self, mark: Mark) -> None:
        """One closing mark for two opened ones (“He called it “a hoax,” she said)."""
        outer = self.stack[-1]
        if outer.mark.family == mark.family and mark.family != SINGLE:
            self._close(outer, mark)

    def _leave_open(self, opened: _Open, limit: int) -> None:
        self.stack = [o for o in self.stack if o is not opened]
        end = guessed_end(self.text, opened.mark.span, limit, self.sentences)
        span = Span(opened.mark.span.start, end).trimmed(self.text)
        inner = _inner(self.text, opened.mark.span.end, end)
        if span is not None and inner is not None:
            later = [z for z in self.zones[opened.after :] if not _crosses(z.span, span)]
            self.zones[opened.after :] = [*later, Zone(span, inner, closed=False)]

    def _closers_ahead(self, index: int, family: str) -> int:
        """Closing marks of the family before the next that can only open."""
        count = 0
        for mark in self.marks[index + 1 : index + 1 + LOOKAHEAD]:
            if mark.family == family:
                if not mark.closes:
                    break
                count += 1
        return count

    def _closes_later(self, index: int) -> bool:
        """Whether a single closing mark comes before the next opening one."""
        return self._closers_ahead(index, SINGLE) > 0

    def _sentence_ends(self, opened: _Open, mark: Mark) -> bool:
        """Whether a sentence or a cue ends the first quotation before the second begins."""
        low, high = opened.mark.span.end, mark.span.start
        ends = re.search(r"[.!?…]['’]?\s+\Z", self.text[low:high]) is not None
        return ends or cue_comma(self.text, low, high) is not None


def _inner(text: str, start: int, end: int) -> Span | None:
    return Span(start, end).trimmed(text) if start < end else None


def _crosses(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.holds(other) and not other.holds(one)


def _with_depth(zones: Sequence[Zone]) -> tuple[Zone, ...]:
    result: list[Zone] = []
    around: list[Zone] = []
    for zone in zones:
        while around and not around[-1].span.holds(zone.span):
            around.pop()
        result.append(replace(zone, depth=len(around)) if around else zone)
        around.append(zone)
    return tuple(result)
