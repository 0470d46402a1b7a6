"""Direct speech: which quotations belong to a cue.

A quotation belongs to the tag beside it: before it (“…,” said Ana), behind it (Ana said: “…”), or
around it (“…,” Ana said, “…”). Later quotations of the same paragraph that no tag claims go on with
it, as do paragraphs that the layout says are continued.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.attribute.surface import speaks
from onrecord.attribute.syntax.contents import Content
from onrecord.attribute.syntax.tree import EDGE, Tree, edged
from onrecord.language.cues import Cue
from onrecord.model import Block, Span, Spans, Zone

_BEHIND = re.compile(
    r"(?:\s(?:on|in|at|via|during|to)\s(?:the\s|a\s)?[\w’'.-]+)?\s(?P<name>[^.;:“”\"\n]+)"
)

_THAT = re.compile(r"\s+that\b")
_WORD = re.compile(r"\w+")

AND = " and "  # the longest that may stand between two quotations of one content
JOINED = 16  # quotations at most that one content leads up to; on a page of nothing else it ends
GAP = 60  # characters between cue and quotation: "told reporters in Lima on Monday:"


class Quoted:
    """The quotations of one block and what lies between them."""

    def __init__(self, text: str, block: Block, zones: Sequence[Zone]) -> None:
        self.text = text
        self.block = block
        self.zones = tuple(zones)
        self.outer = [zone for zone in zones if zone.depth == 0]  # in order, none in another
        self._starts = [zone.span.start for zone in self.outer]
        self._ends = [zone.span.end for zone in self.outer]

    def by_tag(self, tree: Tree, cue_words: set[int], source: set[int], cue: Cue) -> Content | None:
        """The quotation that the tag of these tokens belongs to, None where there is none."""
        if "quote" not in cue.takes or not cue_words:
            return None
        tag = [tree.tokens[i].span for i in cue_words | source]
        start, end = min(s.start for s in tag), max(s.end for s in tag)
        first_cue = min(tree.tokens[i].span.start for i in cue_words)
        if self._around(first_cue):
            return None
        spans = [*self._after(end)]
        if not (self._ended_before(start) and (spans or _THAT.match(self.text, end))):
            spans += self._before(start)
        spans = [s for s in spans if not any(s.overlaps(t) for t in tag)]
        return Content("quote@1", tuple(sorted(spans))) if spans else None

    def whole(self, cue: Spans, content: Spans) -> Spans:
        """`content` with each quotation that it cuts: what a tag outside tells of is whole.

        Where the cue stands in a quotation itself, content ends where that ends.
        """
        if not cue:
            return content
        home = self._around(cue[0].start)
        if home is not None and home.span.holds(cue[0]):
            clipped = (self._clipped(span, home) for span in content)
            return tuple(span for span in clipped if span is not None)
        return tuple(self._completed(span) for span in content)

    def _around(self, place: int) -> Zone | None:
        """The quotation in which a place is."""
        before = bisect_right(self._starts, place)
        zone = self.outer[before - 1] if before else None
        return zone if zone and place < zone.span.end else None

    def _from(self, place: int) -> Iterator[Zone]:
        """The quotations that begin at a place or after it."""
        first = bisect_left(self._starts, place)
        return (self.outer[number] for number in range(first, len(self.outer)))

    def _clipped(self, span: Span, zone: Zone) -> Span | None:
        low, high = max(span.start, zone.inner.start), min(span.end, zone.inner.end)
        return edged(self.text, Span(low, high), self.zones) if low < high else None

    def _completed(self, span: Span) -> Span:
        """`span` to the end of a quotation that it cuts or leads up to: accusations “of theft”."""
        for zone in islice(self._from(span.start), JOINED):
            if zone.span.start - span.end > len(AND):
                break
            cut = span.start <= zone.span.start < span.end < zone.inner.end
            if cut or (self._leads_to(span, zone) and not zone.inner.of(self.text)[0].isupper()):
                span = Span(span.start, zone.span.end)
        return span

    def _leads_to(self, span: Span, zone: Zone) -> bool:
        """Whether nothing, or "and" between two quotations, stands between span and zone."""
        if not 0 <= zone.span.start - span.end <= len(AND):
            return False
        between = self.text[span.end : zone.span.start].strip()
        ends_quoted = bisect_left(self._ends, span.end) < bisect_right(self._ends, span.end)
        return not between or (ends_quoted and between in ("and", "or"))

    def on_this_side(self, tree: Tree, verb: int, source: set[int]) -> set[int]:
        """The source, less tokens that stand in a quotation which the verb does not stand in."""
        here = tree.tokens[verb].span
        return {i for i in source if not self._apart(tree.tokens[i].span, here)}

    def _apart(self, token: Span, verb: Span) -> bool:
        """Whether a token stands in a quotation which the verb does not stand in."""
        zone = self._around(token.start)
        if zone is None or zone.scare or not zone.span.holds(token):
            return False
        return not zone.span.holds(verb)

    def behind_cue(self, tree: Tree, cue: int) -> Spans:
        """The noun phrase behind an inverted cue that the parse missed: said on air Ana Ruiz."""
        start = tree.tokens[cue].span.end
        before = bisect_right(self._ends, start)
        last = self._ends[before - 1] if before else start
        if not self._only_marks(last, tree.tokens[cue].span.start):
            return ()
        found = _BEHIND.match(self.text, start, tree.span.end)
        named = edged(self.text, Span(*found.span("name")), self.zones) if found else None
        return (named,) if named else ()

    def _ended_before(self, start: int) -> bool:
        """Whether the quotation before a tag ends in a full stop: “We stay.” Ruiz said: “…”."""
        before = bisect_right(self._ends, start)
        return bool(before) and self.text[self.outer[before - 1].inner.end - 1] == "."

    def _before(self, start: int) -> Iterator[Span]:
        """Quotations that end where the tag begins, and those that end where these begin."""
        for place in range(bisect_right(self._ends, start) - 1, -1, -1):
            zone = self.outer[place]
            if not self._only_marks(zone.span.end, start) or self._is_part(zone):
                return
            yield zone.span
            start = zone.span.start

    def _is_part(self, zone: Zone) -> bool:
        """Whether words outside the quotation run on into it: The plan is “dead,” he said."""
        end = zone.span.start
        while end > self.block.span.start and self.text[end - 1].isspace():
            end -= 1
        return end > self.block.span.start and self.text[end - 1] not in ".!?:”\"»'’"

    def _after(self, end: int) -> Iterator[Span]:
        found = False
        for zone in self._from(end):
            between = self.text[end : zone.span.start]
            if zone.scare or len(between) > GAP or any(mark in between for mark in ".!?"):
                return  # a sentence of its own: `continued` tells whether it goes on
            if any(map(speaks, _WORD.findall(between))):
                return  # it belongs to that verb
            led_in = not found and between.rstrip()[-1:] in (":", ",")
            if not (led_in or self._only_marks(end, zone.span.start)):
                return
            yield zone.span
            end, found = zone.span.end, True

    def _only_marks(self, start: int, end: int) -> bool:
        return not self.text[start:end].strip(EDGE)
