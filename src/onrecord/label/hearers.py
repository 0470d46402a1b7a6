"""Who is told, asked, warned or accused.

In: the text, one attribution, its act. Out: spans of the words that name the hearer, empty where
the sentence has none. The hearer is the object of the cue ("told reporters") or stands after "to"
or "with"; of an accusation it is the accused.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.cues import cues
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, Layout, Span, Spans

_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(
    r"\b(?:that|on|in|at|during|after|before|when|while|about|if|whether|how|why|what|to|of|over"
    r"|for|by|from|as|last|this|outside|inside|near|earlier|yesterday|today|who|which)\b|[,.:;“”\"]"
    r"| (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_NO_HEARER = frozenset(("it", "that", "this", "him", "her", "them", "me", "us", "you", "a", "the"))


def hearer_of(text: str, attribution: Attribution, act: Act, layout: Layout) -> Spans:
    """The spans of the hearer's words in the sentence of the cue."""
    if not attribution.cue:
        return ()
    cue = attribution.cue[-1]
    sentence = next((s for s in layout.sentences if s.overlaps(cue)), None)
    if sentence is None:
        return ()
    words = _WORD.findall(cue.of(text).casefold())
    verbs = [verb for word in words if (verb := cues().verb(word))]
    others = (*attribution.content, *attribution.source)
    limit = min([sentence.end, *(span.start for span in others if span.start >= cue.end)])
    if any(verb.hearer for verb in verbs) or act is Act.ACCUSE:
        found = _phrase(text, _object(), cue.end, limit)
    else:
        found = _phrase(text, _after_to(), cue.end + 1, limit)
    return (found,) if found else ()


def _phrase(text: str, pattern: re.Pattern[str], start: int, limit: int) -> Span | None:
    """The noun phrase at `start`, up to a preposition, comma or the content."""
    match = pattern.match(text, start, limit) if start < limit else None
    if match is None:
        return None
    span = Span(*match.span("who"))
    stop = _STOP.search(span.of(text))
    end = span.start + stop.start() if stop else span.end
    if end <= span.start:
        return None
    kept = Span(span.start, end).trimmed(text)
    return kept if kept and kept.of(text).casefold() not in _NO_HEARER else None


@cache
def _noun_phrase() -> str:
    """A noun phrase by its surface: capitals, plurals, the listed nouns, small words between."""
    nouns = "|".join(word_table("occasions")["hearers"])
    return (
        r"(?P<who>(?:(?:the|a|an|his|her|their|its|some|several|other|fellow) )?"
        r"(?:[A-Z0-9][\w.’'&-]*|[a-z]+)"
        rf"(?: (?:the|and|[A-Z0-9][\w.’'&-]*|[a-z]+s|{nouns})\b){{0,7}})"
    )


@cache
def _object() -> re.Pattern[str]:
    """After "told" all words up to a preposition, a comma or the content are the hearer's."""
    return re.compile(r"\s*(?P<who>[\w.’'&-]+(?: [\w.’'&-]+){0,7})")


@cache
def _after_to() -> re.Pattern[str]:
    return re.compile(rf"(?:to|with) {_noun_phrase()}")
