"""A second verb of one subject: "Ana said it was safe and [promised to repair it]".

In: a document's attributions with their parents. Out: the same, where a nested one without a source
that begins with "and" and ends with the content around it has become one of its own: its source is
that of the first verb, whose content ends before the "and". Whether the subject of the clause
between is meant cannot be told by surface; such a one keeps the low score of its find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, Span

_AND = re.compile(r",? (?:and|but)(?: (?:also|then|later))? $")
_REACH = 20  # characters looked at before the cue


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
