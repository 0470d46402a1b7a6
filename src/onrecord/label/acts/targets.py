"""To whom a saying does something: the target of the event that it may be.

In: the text, one attribution, its act and hearer. Out: spans in the cue's sentence; empty where it
names nobody. Who is asked, warned or accused is the target; who is criticised, praised or turned
down stands behind the cue, in the content's first words, and need not hear of it.
"""

from __future__ import annotations

import re

from onrecord.language.letters import CAPITAL
from onrecord.model import Act, Attribution, Span, Spans

TO_THE_HEARER = frozenset(
    {Act.ACCUSE, Act.REQUEST, Act.WARN, Act.THREATEN, Act.PROMISE, Act.CONCEDE}
)
"""Acts that are done to whom they are told to, where somebody is named as told."""

_NAMED = re.compile(
    r"(?:[a-z’'-]+ ){0,4}?"
    r"(?P<who>(?:(?:the|an?|his|her|their|its|former) )?"
    rf"{CAPITAL}[\w.’'&-]*(?: (?:(?:of|for) )?(?:the )?(?:\d|{CAPITAL})[\w.’'&-]*)*)"
)
LEAD = 40
"""Characters of a content in which its target stands, or is not told: "an offer from Norvia"."""


def target_of(
    text: str, attribution: Attribution, act: Act, hearer: Spans, sentence: Span
) -> Spans:
    """The spans of the target's words, at most one."""
    if act in TO_THE_HEARER and hearer and all(sentence.holds(span) for span in hearer):
        return hearer
    if not attribution.cue:
        return ()
    cue, content = attribution.cue[-1], attribution.content[0]
    if not 0 <= content.start - cue.end <= 1 or text[content.start] in "“\"'‘":
        return ()
    if re.match(r"(?:that|it|how|when|if|whether)\b", text[content.start : content.end]):
        return ()
    match = _NAMED.match(text, content.start, min(content.end, content.start + LEAD + 80))
    if match is None or match.start("who") - content.start > LEAD:
        return ()
    return (Span(*match.span("who")),)
