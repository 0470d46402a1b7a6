"""Direct speech: which quotations belong to a cue.

A quotation belongs to the tag beside it: before it (“…,” said Ana), behind it (Ana said: “…”), or
around it (“…,” Ana said, “…”). Later quotations of the same paragraph that no tag claims go on with
it, as do paragraphs that the layout says are continued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.contents import Content
from onrecord.attribute.surface import speaks
from onrecord.attribute.tree import EDGE, Tree, edged
from onrecord.language.cues import Cue
from onrecord.model import Block, Span, Spans, Zone

_BEHIND = re.compile(
    r"(?:\s(?:on|in|at|via|during|to)\s(?:the\s|a\s)?[\w’'.-]+)?\s(?P<name>[^.;:“”\"\n]+)"
)

_WORD = re.compile(r"\w+")

GAP = 60  # characters between cue and quotation: "told reporters in Lima on Monday:"


class Quoted:
    """The quotations of one block and what lies between them."""

    def __init__(self, text: str, block: Block, zones: Sequence[Zone]) -> None:
        self.text = text
        self.block = block
        self.zones = tuple(zones)
        self.outer = [zone for zone in zones if zone.depth == 0]

    def by_tag(self, tree: Tree, cue_words: set[int], source: set[int], cue: Cue) -> Content | None:
        """The quotation that the tag of these tokens belongs to, None where there is none."""
        if "quote" not in cue.takes or not cue_words:
            return None
        tag = [tree.tokens[i].span for i in cue_words | source]
        start, end = min(s.start for s in tag), max(s.end for s in tag)
        first_cue = min(tree.tokens[i].span.start for i in cue_words)
        if any(zone.span.start <= first_cue < zone.span.end for zone in self.outer):
            return None
        spans = [*self._before(start), *self._after(end)]
        spans = [s for s in spans if not any(s.overlaps(t) for t in tag)]
        return Content("quote@1", tuple(sorted(spans))) if spans else None

    def whole(self, cue: Spans, content: Spans) -> Spans:
        """`content` with each quotation that it cuts: what a tag outside tells of is whole.

        Where the cue stands in a quotation itself, content ends where that ends.
        """
        if not cue:
            return content
        home = next((z for z in self.outer if z.span.holds(cue[0])), None)
        if home is not None:
            clipped = (self._clipped(span, home) for span in content)
            return tuple(span for span in clipped if span is not None)
        return tuple(self._completed(span) for span in content)

    def _clipped(self, span: Span, zone: Zone) -> Span | None:
        low, high = max(span.start, zone.inner.start), min(span.end, zone.inner.end)
        return edged(self.text, Span(low, high), self.zones) if low < high else None

    def _completed(self, span: Span) -> Span:
        """`span` to the end of a quotation that it cuts or leads up to: accusations “of theft”."""
        for zone in self.outer:
            cut = span.start <= zone.span.start < span.end < zone.inner.end
            if cut or (self._leads_to(span, zone) and not zone.inner.of(self.text)[0].isupper()):
                span = Span(span.start, zone.span.end)
        return span

    def _leads_to(self, span: Span, zone: Zone) -> bool:
        """Whether nothing, or "and" between two quotations, stands between span and zone."""
        if not 0 <= zone.span.start - span.end <= len(" and "):
            return False
        between = self.text[span.end : zone.span.start].strip()
        ends_quoted = any(other.span.end == span.end for other in self.outer)
        return not between or (ends_quoted and between in ("and", "or"))

    def on_this_side(self, tree: Tree, verb: int, source: set[int]) -> set[int]:
        """The source, less tokens that stand in a quotation which the verb does not stand in."""
        here = tree.tokens[verb].span
        zones = [z for z in self.outer if not z.scare and not z.span.holds(here)]
        return {i for i in source if not any(z.span.holds(tree.tokens[i].span) for z in zones)}

    def behind_cue(self, tree: Tree, cue: int) -> Spans:
        """The noun phrase behind an inverted cue that the parse missed: said on air Ana Ruiz."""
        start = tree.tokens[cue].span.end
        if not self._only_marks(
            max((z.span.end for z in self.outer if z.span.end <= start), default=start),
            tree.tokens[cue].span.start,
        ):
            return ()
        found = _BEHIND.match(self.text, start, tree.span.end)
        named = edged(self.text, Span(*found.span("name")), self.zones) if found else None
        return (named,) if named else ()

    def _before(self, start: int) -> Iterator[Span]:
        """Quotations that end where the tag begins, and those that end where these begin."""
        for zone in reversed(self.outer):
            if zone.span.end > start:
                continue
            if not self._only_marks(zone.span.end, start) or self._is_part(zone):
                return
            yield zone.span
            start = zone.span.start

    def _is_part(self, zone: Zone) -> bool:
        """Whether words outside the quotation run on into it: The plan is “dead,” he said."""
        before = self.text[self.block.span.start : zone.span.start].rstrip()
        return bool(before) and before[-1] not in ".!?:”\"»'’"

    def _after(self, end: int) -> Iterator[Span]:
        found = False
        for zone in self.outer:
            if zone.span.start < end:
                continue
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
