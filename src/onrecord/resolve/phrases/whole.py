"""A source as long as it should be: with the rest of a name, without a verb that it was cut behind.

In: the reader of the page, a source's span, its attribution. Out: a span.
"""

from __future__ import annotations

import re

from onrecord.language.letters import CAPITAL
from onrecord.model import Attribution, Span
from onrecord.resolve.page import Reader

_CLAUSE = re.compile(  # a source cut behind the verb: "He was among those"
    r"([Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)"
    r" (?:is|are|am|was|were|has|have|had|do|does|did|will|would)\b"
)
_OFFICE_OF = re.compile(
    rf" of (?:the )?{CAPITAL}[\w’'-]+(?: (?:diplomacy|government|parliament))?\b"
)


def whole(reader: Reader, span: Span, attribution: Attribution) -> Span:
    """A source with the rest of a name that it begins in, and of an office that it ends in."""
    if clause := _CLAUSE.match(reader.text, span.start, span.end):
        return Span(*clause.span(1))
    if name := reader.cast.around(span.start):
        span = Span(name.span.start, span.end)
    cue = attribution.cue[0].start if attribution.cue else span.end
    after = _OFFICE_OF.match(reader.text, span.end, max(cue, span.end))
    whole = Span(span.start, after.end()) if after else span
    return span if whole.overlaps(attribution.content[0]) else whole
