"""A second verb of one subject: "Ana said it was safe and [promised to repair it]".

A network may read both as one content. The second verb is one of its own, and the content of the
first ends before the "and", in two cases: a rule over a parse gives it the same source (`apart`,
with the sentences to parse from `joined_sentences`), or the network found it nested, without a
source (`with_second_verbs`). In the second, whether the subject of the clause between is meant
cannot be told by surface; such a one keeps the low score of its find.

In: attributions of a document. Out: the same, second verbs among them.
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
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_JOINED = re.compile(r" (?:and|but) (?:(?:also|then|later) )?([a-z]+) ")


def joined_sentences(text: str, layout: Layout, found: Sequence[Attribution]) -> list[Span]:
    """The sentences in which a content goes on with "and" and a cue in the form of its own."""
    joined = (
        span
        for each in found
        if each.source
        for span in each.content
        if _is_joined(text, each, span)
    )
    sentences = ((layout.sentence_at(span), span) for span in joined)
    return sorted({each for each, span in sentences if each is not None and each.holds(span)})


def apart(
    text: str, found: Sequence[Attribution], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with contents cut before what a rule gives the same source after an "and"."""
    told: list[Attribution] = []
    for each in found:
        pairs = ((_without_second(text, each, other), other) for other in by_rule)
        first, second = next((pair for pair in pairs if pair[0]), (None, None))
        if first is None or second is None:
            told.append(each)
        else:
            told += [replace(each, content=(first,)), second]
    return told


def _without_second(text: str, first: Attribution, second: Attribution) -> Span | None:
    """The content of `first` before `second`, by its source the end of it; None where it is not."""
    if not (first.source == second.source and second.cue and second.content):
        return None
    if not _tells(words_at(text, second.cue, " ").lower()):
        return None
    if second.content[-1].end < first.content[-1].end:
        return None
    return _before_and(text, first, second.cue[0])


def _before_and(text: str, around: Attribution, cue: Span) -> Span | None:
    """What the one content of `around` has before an "and" and `cue`; None where it has nothing."""
    if not around.source or len(around.content) != 1 or not around.content[0].holds(cue):
        return None
    start = around.content[0].start
    joint = _AND.search(text, max(start, cue.start - _REACH), cue.start)
    return Span(start, joint.start()) if joint and joint.start() > start else None


def _is_joined(text: str, each: Attribution, content: Span) -> bool:
    """Whether `content` goes on with "and" and a telling verb in the form of its own one."""
    forms = {_form(word) for word in words_at(text, each.cue, " ").lower().split()}
    seconds = _JOINED.findall(_QUOTED.sub("“”", content.of(text)))
    return any(_tells(second) and _form(second) in forms for second in seconds)


def _form(word: str) -> str | None:
    """How the form of a cue ends: not at all, with s, with ing, or else (a past form)."""
    cue = next(iter(cues().verbs_of(word)), None)
    if cue is None:
        return None
    if word == cue.lemma.split()[0]:
        return ""
    return next((ending for ending in ("ing", "s") if word.endswith(ending)), "ed")


def _tells(word: str) -> bool:
    return any(cue.act in SPOKEN for cue in cues().verbs_of(word))


def with_second_verbs(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, in its order, the second verbs as attributions of their own."""
    mended = list(found)
    for index, each in enumerate(found):
        if each.parent is None or each.source or not each.cue:
            continue
        around = found[each.parent]
        first = _before_and(text, around, each.cue[0])
        if first is not None and around.content[0].end == each.hull.end:
            mended[each.parent] = replace(mended[each.parent], content=(first,))
            mended[index] = replace(each, source=around.source, parent=None)
    return mended
