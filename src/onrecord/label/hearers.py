"""Who is told, asked, warned or accused.

In: the text, one attribution, its act. Out: spans of the words that name the hearer, empty where
the sentence has none. The hearer is the object of the cue ("told reporters"), stands after "to" or
"with", or is whom the sentence says the speaker talked with ("in an interview with …"); of an
accusation it is the accused, of a request whoever should act, though they stand in the content.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.anchors import sentence_at
from onrecord.language.cues import cues
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, Layout, Span, Spans

_WORD = re.compile(r"[\w’'-]+")
_STOP = re.compile(
    r"\b(?:that|on|in|at|during|after|before|when|while|about|if|whether|how|why|what|to|of|over"
    r"|for|by|from|as|last|this|outside|inside|near|earlier|yesterday|today|who|which)\b|[,.:;“”\"]"
    r"|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_LEADING = {
    Act.ACCUSE: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) of\b"),
    Act.REQUEST: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) (?:not )?to\b"),
    Act.WARN: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) (?:not to|that|of|against|over|about)\b"),
    Act.THREATEN: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) (?:with|over)\b"),
}
_NO_HEARER = frozenset(
    ("it", "that", "this", "him", "her", "them", "me", "us", "you", "a", "the", "then")
)


def hearer_of(text: str, attribution: Attribution, act: Act, layout: Layout) -> Spans:
    """The spans of the hearer's words in the sentence of the cue."""
    if not attribution.cue:
        return ()
    cue = attribution.cue[-1]
    sentence = sentence_at(layout, cue)
    if sentence is None:
        return ()
    found = (
        _beside(text, attribution, cue, sentence)
        or _object_in_content(text, attribution, act, cue)
        or _partner(text, attribution, sentence)
    )
    return (found,) if found else ()


def _beside(text: str, attribution: Attribution, cue: Span, sentence: Span) -> Span | None:
    """Between the cue and what follows it: the cue's object, or after "to" and "with"."""
    words = _WORD.findall(cue.of(text).casefold())
    verbs = [verb for word in words if (verb := cues().verb(word))]
    others = (*attribution.content, *attribution.source)
    limit = min([sentence.end, *(span.start for span in others if span.start >= cue.end)])
    if any(verb.hearer or verb.act is Act.ACCUSE for verb in verbs):
        return _phrase(text, _object(), cue.end, limit)
    return _phrase(text, _after_to(), cue.end + 1, limit)


def _object_in_content(text: str, attribution: Attribution, act: Act, cue: Span) -> Span | None:
    """Who is accused or urged: in the content's first words, up to the word that leads on."""
    leading = _LEADING.get(act)
    content = attribution.content[0]
    if leading is None or not 0 <= content.start - cue.end <= 1:
        return None
    match = leading.match(text, content.start, content.end)
    return _phrase(text, _object(), match.start(), match.end("who")) if match else None


def _partner(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """Whom the sentence says the speaker talked with, outside the content."""
    for match in _talking().finditer(text, sentence.start, sentence.end):
        at = Span(match.start(), match.end())
        if not any(content.overlaps(at) for content in attribution.content):
            return _phrase(text, _after(), match.end(), sentence.end)
    return None


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
def _after() -> re.Pattern[str]:
    return re.compile(_noun_phrase())


@cache
def _talking() -> re.Pattern[str]:
    """What leads to the one who is talked with."""
    words = "|".join(word_table("occasions")["talking"])
    return re.compile(rf"\b(?:{words}) ", re.IGNORECASE)


@cache
def _after_to() -> re.Pattern[str]:
    return re.compile(rf"(?:to|with) {_noun_phrase()}")
