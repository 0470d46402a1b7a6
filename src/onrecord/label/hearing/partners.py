"""With whom the speaker talks, where a sentence tells it beside the saying.

In: the text, one attribution, its sentence. Out: the span of "Tom Vale" in "in an interview with
Tom Vale", of "Radio Norrland" in "appearing on Radio Norrland", of whoever "was asked"; None where
the sentence names nobody. Who met somebody and spoke "after the meeting" spoke to others.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.patterns import on_a_weekday, weekday_names
from onrecord.label.hearing.noun_phrases import phrase_after, proper_name
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Attribution, Span, words_at

_ASKED = re.compile(r"\b(?:was|were|is|been|being)\b.*\basked\b")
_WAS = re.compile(r"\b(?:was|were|been) $")
_SUBJECT = re.compile(
    r"(?P<who>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ ){0,2}[a-z]+)"
    rf"|(?:{CAPITAL}[\w.’'-]*(?: |$))+)\s*$"
)
_NAMED_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring) (?:an?|the|his|her|their) "
    rf"(?P<who>(?:{CAPITAL}[\w.’'&-]* )+)interview\b"
)
_PAST = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing) (?:[\w-]+ ){0,3}$")
_NO_NAMES = frozenset(("He", "She", "They", "It", "I", "We", "You", "When", "If", "But", "And"))
REACH = 60  # characters before "was asked" in which its subject stands


def partner_of(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """Whom the sentence says the speaker talked with, outside the content."""
    for match in _talking().finditer(text, sentence.start, sentence.end):
        if not _in_content(attribution, match):
            past = _PAST.search(text, sentence.start, match.start())
            return None if past else phrase_after(text, match.end(), sentence.end)
    for match in _on_air().finditer(text, sentence.start, sentence.end):
        if not _in_content(attribution, match):
            return proper_name(text, match.end(), sentence.end)
    named = _NAMED_INTERVIEW.search(text, sentence.start, sentence.end)
    if named and not _in_content(attribution, named):
        return Span(*named.span("who")).trimmed(text)
    return None


def who_was_asked(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """The subject of "was asked", before a cue without a source."""
    start = attribution.cue[0].start
    first = max(sentence.start, start - REACH)
    passive = _WAS.search(text[first:start])
    end = first + passive.start() if passive else start
    asked = f"{text[end:start]}{words_at(text, attribution.cue, ' ')}".casefold()
    match = _SUBJECT.search(text[first:end])
    if attribution.source or not _ASKED.search(asked):
        return None
    if match is None or match.group("who").strip() in _NO_NAMES:
        return None
    return Span(first + match.start("who"), end).trimmed(text)


def receiver_of(text: str, attribution: Attribution) -> Span | None:
    """To whom the page said before that the letter went which speaks now: "the email reads"."""
    named = _written().search(words_at(text, attribution.source, " "))
    start = attribution.hull.start
    if named is None:
        return None
    for match in reversed(list(_written_to(named.group().casefold()).finditer(text, 0, start))):
        return phrase_after(text, match.end(), start)
    return None


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('occasions')['written_to'])})\b", re.IGNORECASE)


@cache
def _written_to(noun: str) -> re.Pattern[str]:
    day = on_a_weekday()
    return re.compile(rf"\b{re.escape(noun)}{day} to (?=[^\W\d_])", re.IGNORECASE)


def _in_content(attribution: Attribution, match: re.Match[str]) -> bool:
    at = Span(*match.span())
    return any(content.overlaps(at) for content in attribution.content)


@cache
def _talking() -> re.Pattern[str]:
    """What leads to the one who is talked with."""
    table = word_table("occasions")
    words, written, talks = ("|".join(table[k]) for k in ("talking", "written_to", "talks"))
    day = on_a_weekday()
    return re.compile(
        rf"\b(?i:{words}|(?:{written}){day} to|interview{day} with"
        rf"|(?:in|during|at|over) (?:\w+ ){{0,3}}?(?:{talks}){day} with)"
        r" (?:(?:about|some|nearly|around|more than) (?=\d|a hundred|hundreds|dozens))?"
    )


@cache
def _on_air() -> re.Pattern[str]:
    """What leads to the name of a programme or an outlet."""
    table = word_table("occasions")
    words, others = "|".join(table["on_air"]), "|".join(table["platforms"])
    shows = "|".join(table["shows"])
    others = f"{others}|{weekday_names()}"
    return re.compile(
        rf"\b(?i:{words}) (?:the )?(?:(?:{shows}) )*(?=[“\"'‘]?{CAPITAL})(?!(?:{others})\b)"
    )
