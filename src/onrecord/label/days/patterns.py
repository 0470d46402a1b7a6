"""Patterns that find words for days, weeks, months and years; made of `language/dates.toml`.

Out: compiled patterns whose named groups `dates` gives a meaning, each with the words of which
one must be there: most paragraphs hold none, and need not be searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table

_LETTERS = re.compile(r"[^\W\d_]+|(?:19|20)\d\d")
_SOME_DAYS = (  # "This Week" is a programme
    r"(?i)\b(?P<word>(?:earlier (?:in the|this)|this past|this|last|the previous|the past|over the)"
    r" (?-i:week|weekend|month|year)|in recent days|(?:a few|several|some) days ago)\b"
)


@dataclass(frozen=True, slots=True)
class DatePattern:
    """What finds one kind of words for a date, in a stretch that has one of `signs`."""

    kind: str
    pattern: re.Pattern[str]
    signs: frozenset[str]


def words_in(text: str) -> frozenset[str]:
    """The words of a text without case, and its years, as signs are compared with."""
    return frozenset(_LETTERS.findall(text.casefold()))


def weekday_names() -> str:
    """The names of the days of the week, as alternatives of a pattern."""
    return "|".join(name.title() for name in word_table("dates")["weekdays"])


def on_a_weekday() -> str:
    """A pattern for " on Monday", " Monday" or nothing, between a talk and those who have it."""
    return rf"(?: (?:on )?(?:{weekday_names()}))?"


@cache
def date_patterns() -> tuple[DatePattern, ...]:
    """The kinds of words, in the order in which they are looked for."""
    table = word_table("dates")
    weekdays = weekday_names()
    days, holidays = _any(table["days"]), _any(table["holidays"])
    numbers = "|".join((*table["numbers"], r"\d{1,3}"))
    not_named = "".join(rf"(?<!{word} )" for word in table["named_weekdays"])
    dated = "|".join((*word_table("occasions")["events"], *word_table("occasions")["writings"]))
    seasons = "|".join((*table["seasons"], "winter"))
    years = [str(year) for year in range(1900, 2100)]
    ago = rf"\b(?P<number>{numbers}) (?P<unit>days?|weeks?|months?|years?) ago\b"
    not_capitals = r"(?!(?-i:[A-Z]{2}))"  # "USA TODAY"
    day = rf"(?i)(?<!than )\b{not_capitals}(?P<word>{days})\b(?!['’]s| as\b)"
    weekday = rf"(?<![Nn]ext )(?<![Tt]his coming ){not_named}\b(?P<weekday>{weekdays})\b"
    return (
        _pattern("iso", r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b", years),
        _pattern("date", _calendar_date(), table["months"]),
        _pattern("weekday", weekday, table["weekdays"]),
        _pattern("day", day, table["days"]),
        _pattern("month", _SOME_DAYS, ("week", "weekend", "month", "year", "days")),
        _pattern("year", r"\b(?:[Ii]n|By|early|late|during) (?P<year>(?:19|20)\d\d)\b", years),
        _pattern(
            "year", rf"\b(?P<year>(?:19|20)\d\d) (?:{CAPITAL}\w+ ){{0,3}}(?:{dated})\b", years
        ),
        _pattern("holiday", rf"(?i)\b(?:on|at) (?P<word>{holidays})\b", table["holidays"]),
        _pattern("season", rf"(?i)\blast (?P<season>{seasons})\b", ("last",)),
        _pattern("ago", f"(?i){ago}", ("ago",)),
    )


@cache
def relative_days() -> DatePattern:
    """The listed words, but for "the day after the vote", which counts from the vote."""
    table = word_table("dates")
    phrases = (*table["relative"], *table["same_day"])
    not_of = rf"(?! (?:the|an?|his|her|their|its|he|she|it|they)\b)(?! (?-i:{CAPITAL}))"
    return _pattern("relative", rf"(?i)\b(?:{_any(phrases)})\b{not_of}", phrases)


def _calendar_date() -> str:
    """Such as "in May 2017", "Sept. 26", "4 July 2018"."""
    table = word_table("dates")
    months = _any(name.title() for name in table["months"])
    named = "|".join(table["named_after_dates"])
    return (
        r"\b(?:(?:(?P<lead>[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|[Tt]his)[ -])"
        r"|(?P<day_before>\d{1,2}) )?"
        rf"(?P<month>{months})\b\.?(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|\d))?"
        rf"(?:,? (?P<year>(?:19|20)\d\d)\b|(?P<of>(?<!\bMay)['’]s)\b)?(?! (?:{named})\b)"
    )


def _pattern(kind: str, pattern: str, phrases: Iterable[str]) -> DatePattern:
    """The pattern; the last words of its phrases are its signs."""
    lasts = [_LETTERS.findall(phrase)[-1] for phrase in phrases]
    return DatePattern(kind, re.compile(pattern), frozenset(lasts))


def _any(phrases: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(sorted(phrases, key=len, reverse=True))
