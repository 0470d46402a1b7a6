"""Quotations that go on behind their tag: in the same paragraph, and over the next ones.

In: a document's attributions, none of which may know more than one paragraph, and its layout. Out:
the same with the quotations that go on added to their content. A quotation goes on where it begins
a sentence behind a quotation that a tag claims and no tag claims it (“…,” said Ana. “…”), where no
more than "and" stands between, or a lead that names nobody who speaks (And again: “…”; To Holt:
“…”), where it is all of the next paragraph, and where the layout says that a paragraph continues
the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.attribute.combine import inside
from onrecord.attribute.syntax.tree import EDGE, edged
from onrecord.attribute.tags.near import Near
from onrecord.model import Attribution, Layout, Span, Spans, Zone

_REST_OF_LINE = re.compile(r"[^\n]*")

LEAST_WORDS = 5  # of quotations that go on in the next paragraph; shorter ones are headings
STOPS = frozenset(".!?…—–")
_BETWEEN = re.compile(r"\s*[,;]?\s*(?:and\s+)?(?:again\s+)?")
"""What joins two quotations of one tag: He called it “absurd” and “a lie”."""

_LEAD = re.compile(
    r"(?:And|Also|Again|But|First|Later|Or|Second|Secondly|Then|Third|Thirdly)(?: \w+){0,2}:\s*"
    r"|(?:About|Of|On|To) [^:;.?!“”\"\n]{2,60}:\s*|Asked(?: [^,:;.?!“”\"\n]{2,60})?:\s*"
)
"""Words before a quotation that is of who spoke last, by whom no other speaker is named."""
REACH = 200  # characters between a quotation and the one that goes on: a tag and its adjuncts


def continued(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """`attributions`, in their order, with the quotations that go on."""
    quotations = [zone for zone in layout.zones if zone.depth == 0]
    found = list(attributions)
    near: Near[int] = Near()
    for index, each in enumerate(found):
        near.put(each.hull, index)
    neighbours = list(pairwise(quotations))
    for of, to in neighbours:
        led = _is_joined(text, of, to) or _is_led(text, layout, of, to)
        if led or to.continues or _begins_behind(text, layout, of, to) or _is_next(text, of, to):
            _pass_on(text, found, near, of, to)
    for to, of in reversed(neighbours):
        if of.continues:
            _pass_on(text, found, near, of, to)
    return tuple(found)


def _pass_on(text: str, found: list[Attribution], near: Near[int], of: Zone, to: Zone) -> None:
    """Gives `to` to the attribution that `of` belongs to, where nobody has it."""
    if any(_touches(found[index], to) for index in near.at(to.span)):
        return
    owner = _owner(found, [*near.at(of.span)], of)
    added = edged(text, to.span, (to,))
    if owner is not None and added is not None:
        each = found[owner]
        found[owner] = replace(each, content=_joined((*each.content, added)))
        near.put(to.span, owner)


def _begins_behind(text: str, layout: Layout, of: Zone, to: Zone) -> bool:
    """Whether `to` is whole sentences of their own in the paragraph of `of`, untagged."""
    between = text[of.span.end : to.span.start]
    if to.scare or "\n" in between or len(between) > REACH:
        return False
    stop = between.rstrip()[-1:] or text[of.inner.end - 1]
    stops = text[to.inner.end - 1] + text[to.span.end : to.span.end + 1]  # “…” or “…”.
    ends = not STOPS.isdisjoint(stops) or not to.closed
    return stop in ".!?" and ends and not _tagged(layout, to)


def _is_joined(text: str, of: Zone, to: Zone) -> bool:
    """Whether nothing but "and" stands between two quotations."""
    between = text[of.span.end : to.span.start]
    return "\n" not in between and _BETWEEN.fullmatch(between) is not None


def _is_led(text: str, layout: Layout, of: Zone, to: Zone) -> bool:
    """Whether a lead alone stands before `to` in its sentence, behind `of` in its paragraph."""
    sentence = layout.sentence_at(to.span)
    if (
        sentence is None
        or sentence.start < of.span.end
        or "\n" in text[of.span.end : to.span.start]
    ):
        return False
    return _LEAD.fullmatch(text, sentence.start, to.span.start) is not None


def _is_next(text: str, of: Zone, to: Zone) -> bool:
    """Whether `to` is all of the paragraph behind the one that `of` is the last quotation of.

    Both are sentences in marks of one kind: so marked in 41 of 44 such places of the training
    articles.
    """
    if text[of.span.start] != text[to.span.start] or not to.closed:
        return False
    _, newline, before = text[of.span.end : to.span.start].partition("\n")
    behind = _REST_OF_LINE.match(text, to.span.end)
    if not newline or before.strip() or (behind and behind.group().strip(EDGE)):
        return False
    return all(len(zone.inner.of(text).split()) >= LEAST_WORDS for zone in (of, to))


def _tagged(layout: Layout, zone: Zone) -> bool:
    """Whether words of the same sentence stand behind the quotation: “Why?” she asked."""
    sentence = layout.sentence_at(zone.span)
    return sentence is not None and zone.span.end + 1 < sentence.end


def _owner(found: Sequence[Attribution], near: Sequence[int], zone: Zone) -> int | None:
    """The outermost attribution whose content holds the words of the quotation."""
    for index in near:
        each = found[index]
        if any(span.holds(zone.inner) or zone.span.holds(span) for span in each.content):
            nested = any(o != index and inside(each, found[o].content) for o in near)
            if not nested and not any(zone.span.holds(cue) for cue in each.cue):
                return index
    return None


def _touches(each: Attribution, zone: Zone) -> bool:
    """Whether an attribution has words of the quotation as content from outside it."""
    cue_within = each.cue and all(zone.span.holds(cue) for cue in each.cue)
    return not cue_within and any(span.overlaps(zone.span) for span in each.content)


def _joined(spans: Iterable[Span]) -> Spans:
    return tuple(sorted(set(spans)))
