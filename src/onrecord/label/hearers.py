"""Who is told, asked, warned or accused, and on what occasion.

In: the text, one attribution, its act. Out: spans of the words that name the hearer, and the
occasion, empty where the sentence has none. The hearer is the object of the cue ("told reporters")
or stands after "to", "with", "asked by"; of an accusation it is the accused.
"""

from __future__ import annotations

import re

from onrecord.language.cues import cues
from onrecord.model import Act, Attribution, Layout, Span, Spans, hull

_PHRASE = (
    r"(?:(?:the|a|an|his|her|their|its|some|several|other|fellow) )?"
    r"(?:[A-Z0-9][\w.’'&-]*|[a-z]+)(?: (?:of|the|and|for|at|[A-Z0-9][\w.’'&-]*|[a-z]+s|club|crowd|radio|host|network|program|show|forum|press|media)){0,7}"
)
_OBJECT = re.compile(rf"\s*(?P<who>{_PHRASE})")
_TO = re.compile(rf"\b(?:to|with) (?P<who>{_PHRASE})")
_STOP = re.compile(
    r"\b(?:that|on|in|at|during|after|before|when|while|about|if|whether|how|why|what|to|of|over|for)\b|[,.:;“”\"]| (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_OCCASION = re.compile(
    r"\b(?:(?:during|at|in|after|following) (?:an? |the |his |her |their |its )?(?:\w+[ -]){0,3}?"
    r"(?:press conference|news conference|conference|briefing|interview|rally|speech|statement|debate|town hall|hearing|forum|summit|meeting|op-ed|tweet|post|letter|event|fundraiser|appearance|remarks|testimony|email|e-mail|memo|video|podcast|broadcast|call|conversation|session|ceremony|convention|lawsuit|filing|report|visit)"
    r"|on (?:Twitter|Facebook|Instagram|X|Telegram|Truth Social|(?:his|her|its|their) (?:\w+ )?(?:account|page|blog|show|website)|[A-Z][\w’'&]*(?: [A-Z][\w’'&]*)*(?=[,.]| on | with ))"
    r"|via (?:Twitter|Facebook|email))"
    r"(?: (?:at|in|with|on|of|to|from|for|outside) (?:the )?(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:(?:[A-Z0-9][\w.’'&-]*|of|the|media|reporters|Turkish)(?: |(?=[,.])))+)*"
)
_NO_HEARER = frozenset(("it", "that", "this", "him", "her", "them", "me", "us", "you", "a", "the"))


def hearer_of(text: str, attribution: Attribution, act: Act, layout: Layout) -> Spans:
    """The spans of the hearer's words in the sentence of the cue."""
    if not attribution.cue:
        return ()
    cue = attribution.cue[-1]
    last = re.findall(r"[\w’'-]+", cue.of(text).casefold())
    sentence = next((s for s in layout.sentences if s.overlaps(cue)), None)
    if not last or sentence is None:
        return ()
    verbs = [found for word in last if (found := cues().verb(word))]
    if any(verb.hearer for verb in verbs) or act is Act.ACCUSE:
        if found := _object(text, cue.end, sentence, attribution):
            return (found,)
    after = _TO.match(text, cue.end + 1, sentence.end)
    if after and not any(c.overlaps(Span(*after.span("who"))) for c in attribution.content):
        return (_cut(text, Span(*after.span("who"))),)
    return ()


def occasion_of(text: str, attribution: Attribution, layout: Layout) -> Spans:
    """The spans of the words for the occasion, in the sentence of the cue and outside the content."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    for sentence in layout.sentences:
        if not sentence.overlaps(anchor):
            continue
        for match in _OCCASION.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span()).trimmed(text)
            if span and not any(c.overlaps(span) for c in attribution.content):
                return (span,)
    return ()


def _object(text: str, start: int, sentence: Span, attribution: Attribution) -> Span | None:
    """The noun phrase right after the cue, up to a preposition, comma or the content."""
    limit = min([sentence.end, *(c.start for c in attribution.content if c.start >= start)])
    if limit <= start:
        return None
    found = _OBJECT.match(text, start, limit)
    if not found:
        return None
    span = _cut(text, Span(*found.span("who")))
    if span.of(text).casefold() in _NO_HEARER | {"that", "about"} or _STOP.match(span.of(text)):
        return None
    return span


def _cut(text: str, span: Span) -> Span:
    """The phrase without what follows its first preposition or day."""
    stop = _STOP.search(span.of(text), 1)
    end = span.start + stop.start() if stop else span.end
    return Span(span.start, max(end, span.start + 1)).trimmed(text) or span


def spans_of(attribution: Attribution) -> Span:
    """From the first to the last word of an attribution."""
    return hull((*attribution.source, *attribution.cue, *attribution.content))
