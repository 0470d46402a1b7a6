"""Whom a speaker met who warns, asks or threatens, where no words name the hearer.

In: the text, its layout, an attribution with its speaker and act. Out: the span of "the envoy" in
"Ana Ruiz, who received the envoy, warned against delay", and of "Tom Vale" in "After talks with Tom
Vale, Ruiz urged patience"; None where nobody is met. Only what is done to somebody is told to who
is met: who "said" something after a meeting said it to others.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.anchors import anchor_of, paragraph_of
from onrecord.label.days.patterns import on_a_weekday
from onrecord.label.hearing.noun_phrases import phrase_after
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, Layout, Span, Speaker

FACE_TO_FACE = frozenset({Act.WARN, Act.THREATEN, Act.REQUEST})
"""Acts that are done to somebody: where two meet, to the other."""

REACH = 300
"""Characters of a paragraph from a meeting to what is done at it: two sentences."""

SUBJECT = 60
"""Characters before the verb of a meeting in which its subject is named."""


def whom_met(
    text: str, layout: Layout, attribution: Attribution, act: Act, speaker: Speaker
) -> Span | None:
    """Whom the paragraph, up to the cue, says the speaker met; the last one."""
    anchor = anchor_of(attribution)
    block = paragraph_of(layout, anchor)
    if act not in FACE_TO_FACE or block is None:
        return None
    start = max(layout.blocks[block].span.start, anchor.start - REACH)
    surname = re.compile(rf"\b{re.escape(speaker.name.split()[-1])}\b")
    met = [
        whom
        for match in _meeting().finditer(text, start, anchor.start)
        if _is_party(text, attribution, match, surname)
        and (whom := phrase_after(text, match.end(), anchor.start))
        and not surname.search(whom.of(text))
    ]
    return met[-1] if met else None


def _is_party(
    text: str, attribution: Attribution, meeting: re.Match[str], surname: re.Pattern[str]
) -> bool:
    """Whether the speaker is the subject of a meeting, by name or as who speaks in its sentence."""
    start = max(0, meeting.start() - SUBJECT)
    before = text[start : meeting.start()].rpartition(". ")[2]
    if meeting["verb"]:
        return surname.search(before) is not None
    between = text[meeting.end() : anchor_of(attribution).start]
    return bool(attribution.source) and ". " not in between


@cache
def _meeting() -> re.Pattern[str]:
    """What leads to the one who is met: a verb, or "after talks with"."""
    table = word_table("occasions")
    verbs, talks = "|".join(table["meeting_verbs"]), "|".join(table["talks"])
    day = on_a_weekday()
    return re.compile(
        rf"\b(?:(?P<verb>{verbs})|(?i:after|before|following|at|in|during|from) "
        rf"(?:\w+ ){{0,3}}?(?:{talks}){day} with|(?i:after|while) meeting(?: with)?) "
    )
