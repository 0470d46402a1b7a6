"""A second verb of one subject: "Ana said it was safe and [promised to repair it]".

A network may read both as one content. The second verb is one of its own, and the content of the
first ends before the "and", in two cases: by surface it hardly is a verb of the clause between
(`apart`), or the network found it nested, without a source (`with_second_verbs`). In the second,
whether the subject of the clause between is meant cannot be told by surface; such a one keeps the
low score of its find.

In: attributions of a document. Out: the same, second verbs among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.finders import Found
from onrecord.attribute.nested import SPOKEN
from onrecord.attribute.scores import scored
from onrecord.language.cues import Cue, cues
from onrecord.model import Attribution, Span, words_at

_AND = re.compile(r",? (?:and|but)(?: (?:also|then|later))? $")
_REACH = 20  # characters looked at before the cue

_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]")
_SECOND = re.compile(
    r"(?<!ed),? (?:and|but) (?P<cue>(?:(?:also|then|later) )?(?P<verb>[a-z]+)) (?P<next>[\w“\"]+)"
)
"""An "and", and what may be a second verb; “agreed and accepted” are verbs of one clause."""

_OBJECT = re.compile(r"an?|her|him|his|its?|that|the|their|them|these|this|those|to|[A-Z“\"].*")
"""Words behind a verb that are none behind an adjective or a noun: the alleged schemes."""

_LED_IN = re.compile(r"(?:how|if|that (?!is |was |were )|what|when|whether|why) ")
"""Beginnings of a content whose own verbs may be of the form of the cue."""


def apart(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, contents that run on into a second verb cut before it, and what that tells."""
    told: list[Attribution] = []
    for each in found:
        second = _second(text, each)
        told += [each] if second is None else second
    return told


def _second(text: str, each: Attribution) -> tuple[Attribution, Attribution] | None:
    """What `each` tells before a second verb, and what that tells; None where it has none."""
    if not each.source or len(each.content) != 1:
        return None
    content = each.content[0]
    words = _QUOTATION.sub(lambda quoted: f"“{'_' * (len(quoted[0]) - 2)}”", content.of(text))
    forms = {_form(word) for word in words_at(text, each.cue, " ").lower().split()}
    forms -= {"ed", "s"} if _LED_IN.match(words) else set()
    for met in _SECOND.finditer(words):
        cue = _spoken(met["verb"])
        if cue is None or _form(met["verb"]) not in forms or not _is_object(cue, met["next"]):
            continue
        end = met.end("next") if met["next"] in cue.prepositions else met.end("cue")
        if met.start() and end + 1 < len(words):
            return _cut(each, met.start(), met.start("cue"), end)
    return None


def _cut(each: Attribution, joint: int, cue: int, end: int) -> tuple[Attribution, Attribution]:
    """`each` up to its `joint`, and what a cue [cue, end) tells; offsets into the one content."""
    content = each.content[0]
    verb = Span(content.start + cue, content.start + end)
    rest = Span(verb.end + 1, content.end)
    second = scored(Found("second-verb@1", each.source, (verb,), (rest,)))
    return replace(each, content=(Span(content.start, content.start + joint),)), second


def _is_object(cue: Cue, word: str) -> bool:
    """Whether `word` behind the cue begins what it tells."""
    return word in cue.prepositions or _OBJECT.fullmatch(word) is not None


def _spoken(word: str) -> Cue | None:
    """The cue of an act of speech that `word` is a form of."""
    return next((cue for cue in cues().verbs_of(word) if cue.act in SPOKEN), None)


def _form(word: str) -> str | None:
    """How the form of a cue ends: not at all, with s, with ing, or else (a past form)."""
    cue = next(iter(cues().verbs_of(word)), None)
    if cue is None:
        return None
    if word == cue.lemma.split()[0]:
        return ""
    return next((ending for ending in ("ing", "s") if word.endswith(ending)), "ed")


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


def _before_and(text: str, around: Attribution, cue: Span) -> Span | None:
    """What the one content of `around` has before an "and" and `cue`; None where it has nothing."""
    if not around.source or len(around.content) != 1 or not around.content[0].holds(cue):
        return None
    start = around.content[0].start
    joint = _AND.search(text, max(start, cue.start - _REACH), cue.start)
    return Span(start, joint.start()) if joint and joint.start() > start else None
