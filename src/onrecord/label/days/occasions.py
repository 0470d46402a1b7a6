"""On what occasion something is said: "at a press conference in Larkhaven", "on Twitter".

In: the text, one attribution, the layout. Out: spans of the words in the cue's sentence, outside
the content; empty where it has none.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.anchors import anchor_of
from onrecord.label.days.patterns import weekday_names
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Attribution, Layout, Span, Spans


def occasion_of(text: str, attribution: Attribution, layout: Layout) -> Spans:
    """The spans of the occasion's words, at most one."""
    sentence = layout.sentence_at(anchor_of(attribution))
    if sentence is None:
        return ()
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.start() + len(match.group().rstrip(" .,")))
        if not any(content.overlaps(span) for content in attribution.content):
            return (span,)
    return ()


def begins_anew(text: str, attribution: Attribution, layout: Layout) -> bool:
    """Whether the cue's sentence opens on an occasion of its own: "In an interview with NRL,"."""
    sentence = layout.sentence_at(anchor_of(attribution))
    opening = _another().match(text, sentence.start, sentence.end) if sentence else None
    return opening is not None and not any(
        content.overlaps(Span(*opening.span())) for content in attribution.content
    )


def is_writing(words: str) -> bool:
    """Whether words name what is written once and cited again: "a March poll"."""
    return writings().search(words) is not None


@cache
def writings() -> re.Pattern[str]:
    """Nouns for what is written once and cited again."""
    return re.compile(rf"\b(?:{'|'.join(word_table('occasions')['writings'])})s?\b")


@cache
def _pattern() -> re.Pattern[str]:
    """Such as "in a televised address", "at the rally", "on NRL’s “Dawn”", "in court".

    What comes "after a meeting" is not said at it, and "in the event of" is no occasion.
    """
    table = word_table("occasions")
    events, own, places, small = (
        "|".join(table[k]) for k in ("events", "own_places", "places", "small_words")
    )
    platforms = "|".join((*table["platforms"], *table["outlets"]))
    return re.compile(
        r"\b(?:(?:[Dd]uring|[Aa]t|[Ii]n) (?:an? |the |his |her |their |its |this |that )?"
        rf"(?:\w+['’]s )?(?:(?!(?:{small})\b)\w+[ -]){{0,3}}?(?:{events})\b(?! of\b)"
        rf"|(?:on|via) (?:{platforms})\b(?! (?:ads?|advertis))"
        r"(?:['’]s [“\"'‘][^”\"'’]{3,30}[”\"'’])?"
        rf"|on (?:his|her|its|their) (?:\w+ )?(?:{own})\b"
        rf"|(?i:{places})\b)"
        rf"{_place()}"
    )


@cache
def _another() -> re.Pattern[str]:
    """Such as "In another interview with"."""
    return re.compile(rf"(?:{'|'.join(word_table('occasions')['another'])})\b", re.IGNORECASE)


def _place() -> str:
    """Such as "at the Embassy in Washington", "with Turkish media"; no day of the week."""
    word = rf"(?!{weekday_names()})(?:[0-9]|{CAPITAL})[\w.’'&-]*"
    return (
        r"(?: (?:at|in|with|on|of|to|from|for|outside) (?:the |an? )?"
        rf"{word}(?: (?:of |the )*{word})*(?: media| reporters)?)*"
    )
