"""A second verb of one subject: "Ana said it was safe and [promised to repair it]".

A network may read both as one content. Where rules over a parse give the second verb the same
source, it is one of its own (`apart`); so it is where the network found it without a source
(`with_second_verbs`).

In: a document's attributions with their parents. Out: the same, where a nested one without a source
that begins with "and" and ends with the content around it has become one of its own: its source is
that of the first verb, whose content ends before the "and". Whether the subject of the clause
between is meant cannot be told by surface; such a one keeps the low score of its find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.nested import SPOKEN
from onrecord.language.cues import cues
from onrecord.model import Attribution, Layout, Span, words_at

_AND = re.compile(r",? (?:and|but)(?: (?:also|then|later))? $")
_REACH = 20  # characters looked at before the cue
_JOINED = re.compile(r" (?:and|but) (?:(?:also|then|later) )?([a-z]+) ")


def with_joints(text: str, layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The sentences in which a content goes on with "and" and the form of a cue."""
    contents = [span for each in found if each.source for span in each.content]
    joined = [span for span in contents if any(map(_tells, _JOINED.findall(span.of(text))))]
    return [each for each in layout.sentences if any(each.holds(span) for span in joined)]


def apart(
    text: str, found: Sequence[Attribution], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with contents cut before what a rule gives the same source after an "and"."""
    cut: list[Attribution] = []
    for each in found:
        second = next((other for other in by_rule if _goes_on(text, each, other)), None)
        if second is None:
            cut.append(each)
            continue
        joint = _AND.search(text, second.cue[0].start - _REACH, second.cue[0].start)
        assert joint is not None
        cut.append(replace(each, content=(Span(each.content[0].start, joint.start()),)))
        cut.append(second)
    return cut


def _goes_on(text: str, first: Attribution, second: Attribution) -> bool:
    """Whether `second` is the end of the one content of `first`, after an "and", by its source."""
    if not (first.source and second.cue and second.content and len(first.content) == 1):
        return False
    content, start = first.content[0], second.cue[0].start
    joint = _AND.search(text, max(content.start, start - _REACH), start)
    return (
        first.source == second.source
        and _tells(words_at(text, second.cue, " ").lower())
        and joint is not None
        and joint.start() > content.start
        and second.content[-1].end >= content.end
        and content.holds(second.cue[0])
    )


def _tells(word: str) -> bool:
    return any(word in cue.forms and cue.act in SPOKEN for cue in cues().verbs.values())


def with_second_verbs(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, in its order, the second verbs as attributions of their own."""
    mended = list(found)
    for index, each in enumerate(found):
        first = _first_verb(text, each, found)
        if first is None or each.parent is None:
            continue
        kept, source = first, found[each.parent].source
        mended[each.parent] = replace(mended[each.parent], content=(kept,))
        mended[index] = replace(each, source=source, parent=None)
    return mended


def _first_verb(text: str, each: Attribution, found: Sequence[Attribution]) -> Span | None:
    """What is left of the content around a second verb; None where `each` is none."""
    if each.parent is None or each.source or not each.cue:
        return None
    around = found[each.parent]
    if len(around.content) != 1 or not around.source or around.content[0].end != each.hull.end:
        return None
    start = each.cue[0].start
    joint = _AND.search(text, max(around.content[0].start, start - _REACH), start)
    if joint is None or joint.start() <= around.content[0].start:
        return None
    return Span(around.content[0].start, joint.start())
