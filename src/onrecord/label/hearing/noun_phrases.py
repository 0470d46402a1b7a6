"""Noun phrases by their surface: those that may name who hears something.

In: a text, where a phrase begins, where it must end. Out: its span, up to a preposition, a comma
or a day; None where nothing is named there, or only a pronoun. No parse is asked: capitals,
articles and lists of nouns tell enough, and most pages have no parse.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.days.patterns import weekday_names
from onrecord.language.descriptions import head_of, nouns
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Span

HEARERS = ("spokespeople", "heads", "roles", "unnamed", "groups", "bodies")
"""Kinds of nouns for persons and bodies, which hear; letters and applause do not."""

_OF = re.compile(r"\bof\b")
_LAST_AND = re.compile(r" and\s*$")
_LAST_ADVERB = re.compile(
    r"(?<!\w)(?!(?:family|ally|assembly|rally|bully|elderly|daily|weekly|monthly|quarterly)\b)"
    r"[a-z]+ly\s*$"
)
_LAST_OF = re.compile(r"\bof\s*$")
_PERSON = re.compile(r"(?:man|men|woman|women|person|people|ists?)$")
_OBJECT = re.compile(r"\s*(?P<who>\w[\w.’'&-]*(?: [\w.’'&-]+){0,7})")
_CAPITALIZED = rf"{CAPITAL}[\w.’'&-]*"
_NAME = re.compile(rf"[“\"'‘]?(?P<who>{_CAPITALIZED}(?: (?:(?:of|the|and) )*{_CAPITALIZED})*)")
_APPOSED = re.compile(rf", (?P<who>{_CAPITALIZED}(?: {_CAPITALIZED})+)(?=,)")
_PRONOUN = re.compile(r"\s*(?:you|us|me|them|him|it)\b", re.IGNORECASE)
_POSSESSOR = re.compile(r"[’']s(?: [a-z]+){1,2}")
_NOBODY = frozenset(
    ("it", "that", "this", "him", "her", "them", "me", "us", "you", "a", "the", "then", "he", "she")
)


def object_at(text: str, start: int, limit: int, *, with_of: bool) -> Span | None:
    """The object of a verb: all words up to a preposition, a comma or the content."""
    if start >= limit or _PRONOUN.match(text, start, limit):  # "told you our favorite"
        return None
    return _cut(text, _OBJECT.match(text, start, limit), with_of)


def phrase_after(text: str, start: int, limit: int) -> Span | None:
    """The name or noun for hearers at `start`: "the Norrland Post", "reporters"."""
    found = _cut(text, _noun_phrase().match(text, start, limit) if start < limit else None, False)
    if found is None:
        return None
    more = _POSSESSOR.match(text, found.end - 2, limit) if found.of(text)[-2:-1] in "’'" else None
    whole = Span(found.start, more.end()) if more else found
    return _with_name(text, whole, limit) if may_hear(whole.of(text)) else None


def _with_name(text: str, found: Span, limit: int) -> Span:
    """A phrase with the name that explains it: "the bank's president, Tom Vale,"."""
    name = _APPOSED.match(text, found.end, limit)
    return Span(found.start, name.end("who")) if name else found


def proper_name(text: str, start: int, limit: int) -> Span | None:
    """The run of capitals at `start`."""
    return _cut(text, _NAME.match(text, start, limit) if start < limit else None, True)


def may_hear(words: str) -> bool:
    """Whether a noun phrase names somebody: its head is a name or a noun for hearers.

    A name before its head is not enough: "the Norrland effort" hears nothing.
    """
    first, *whose = _OF.split(words)
    before_of = first.split()
    if any(word[0].isupper() for part in whose for word in part.split()):
        return True
    if not before_of:
        return False
    head = before_of[-1]
    named = (before_of[-2:-1] or [head])[0] if head.isdigit() else head  # "Radio 7"
    listed = head in word_table("occasions")["hearers"] or _PERSON.search(head)
    return bool(named[0].isupper() or listed or head_of(before_of, HEARERS))


def _cut(text: str, match: re.Match[str] | None, with_of: bool) -> Span | None:
    """The phrase of a match up to the word that ends it."""
    if match is None:
        return None
    span = Span(*match.span("who"))
    words = span.of(text)
    ends = (_stop(), _LAST_OF if with_of else _OF)
    stops = [found for each in ends if (found := each.search(words))]
    end = min((span.start + stop.start() for stop in stops), default=span.end)
    for tail in (_LAST_ADVERB, _LAST_AND):
        end -= len(found.group()) if (found := tail.search(text, span.start, end)) else 0
    kept = Span(span.start, end).trimmed(text) if end > span.start else None
    return kept if kept and kept.of(text).casefold() not in _NOBODY else None


@cache
def _stop() -> re.Pattern[str]:
    """What no name of a hearer goes beyond: small words, marks, the day of the saying."""
    return re.compile(
        r"\b(?:that|on|in|at|during|after|before|when|while|about|if|whether|how|why|what|to|over"
        r"|for|by|from|as|last|this|outside|inside|near|earlier|yesterday|today|who|which"
        rf"|{weekday_names()})\b|\.(?! ?{CAPITAL})|[,:;“”\"]"
    )


@cache
def _noun_phrase() -> re.Pattern[str]:
    """A noun phrase by its surface: capitals, plurals, the listed nouns, small words between."""
    listed = {word for kind in HEARERS for word in nouns(kind) if word.isalpha()}
    names = "|".join(
        sorted(listed.union(word_table("occasions")["hearers"]), key=len, reverse=True)
    )
    return re.compile(
        r"(?P<who>(?:(?:the|a|an|his|her|their|its|some|several|other|fellow) )?"
        rf"(?:\d[\w.’'&-]*|{_CAPITALIZED}|[a-z]+)"
        rf"(?: (?:the|and|\d[\w.’'&-]*|{_CAPITALIZED}|[a-z]+s|{names})(?!\w)){{0,7}})"
    )
