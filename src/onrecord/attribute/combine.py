"""One list of attributions a document out of what several finders found.

In: candidates, better finders first. Out: attributions without duplicates, in reading order, with
`parent` set for those that lie in the content of another. A candidate gives way to one accepted
before it when both have the same cue or the same content; one inside another's content is nested,
not a duplicate, unless the very words that name its speaker name that of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.attribute.tags.near import Near
from onrecord.model import Attribution, Span, Spans, overlapping

SAME = 0.5  # share of code points of two contents; half in common is one saying found twice


def combined(*groups: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The candidates of all groups less duplicates; earlier groups win, then higher scores."""
    kept: list[tuple[Span, Attribution]] = []
    near: Near[Attribution] = Near()
    for group in groups:
        hulls = sorted(
            ((each.hull, each) for each in group), key=lambda own: (-own[1].score, own[0])
        )
        for hull, candidate in hulls:
            if not any(_same(candidate, other) for other in near.at(hull)):
                kept.append((hull, candidate))
                near.put(hull, candidate)
    kept.sort(key=lambda own: (own[0].start, -own[0].end))
    return _with_parents(kept)


def _with_parents(kept: Sequence[tuple[Span, Attribution]]) -> tuple[Attribution, ...]:
    near: Near[tuple[int, Attribution]] = Near()
    for index, (hull, each) in enumerate(kept):
        near.put(hull, (index, each))
    return tuple(
        _with_parent(each, _parent(index, each, near.at(hull)))
        for index, (hull, each) in enumerate(kept)
    )


def _with_parent(each: Attribution, parent: int | None) -> Attribution:
    return each if each.parent == parent else replace(each, parent=parent)


def _same(one: Attribution, other: Attribution) -> bool:
    if overlapping(one.cue, other.cue):
        return True
    if inside(one, other.content) or inside(other, one.content):
        return overlapping(one.source, other.source)
    return _shared(one.content, other.content) > SAME


def inside(child: Attribution, content: Spans) -> bool:
    """Whether cue and content of `child` lie in the fragments of `content`: it is nested."""
    if not child.cue or not content[0].start <= child.cue[0].start < content[-1].end:
        return False
    words = (*child.cue, *child.content)
    return all(any(span.holds(word) for span in content) for word in words)


def _shared(left: Spans, right: Spans) -> float:
    """Code points in common, as a share of those in the shorter one."""
    common = sum(_overlap(a, b) for a in left for b in right)
    return common / min(_length(left), _length(right))


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _parent(own: int, child: Attribution, near: Iterable[tuple[int, Attribution]]) -> int | None:
    """The index of the attribution with the shortest content that `child` lies in."""
    around = [
        (_length(other.content), index)
        for index, other in near
        if index != own and inside(child, other.content)
    ]
    return min(around)[1] if around else None
