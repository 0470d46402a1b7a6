"""Patterns that find words for days, weeks, months and years; made of `language/dates.toml`.

Out: compiled patterns whose named groups `dates.py` gives a meaning.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.words import word_table


@cache
def date_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A kind of words and what finds them, in the order in which they are looked for."""
    table = word_table("dates")
    weekdays = "|".join(name.title() for name in table["weekdays"])
    months = "|".join(sorted((n.title() for n in table["months"]), key=len, reverse=True))
    days = "|".join(sorted(table["days"], key=len, reverse=True))
    numbers = "|".join((*table["numbers"], r"\d{1,3}"))
    named = "|".join(table["named_after_dates"])
    date_words = (
        rf"\b(?:(?P<lead>[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate|[Tt]his) |(?P<day_before>\d{{1,2}}) )?"
        rf"(?P<month>{months})\b\.?(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|\d))?"
        rf"(?:,? (?P<year>(?:19|20)\d\d)\b)?(?! (?:{named})\b)"
    )
    spans = (
        r"\b(?P<word>(?:earlier this|this past|this|last|the previous|the past|over the)"
        r" (?:week|weekend|month|year)|in recent days|(?:a few|several|some) days ago)\b"
    )
    ago = rf"\b(?P<number>{numbers}) (?P<unit>days?|weeks?|months?|years?) ago\b"
    return (
        ("iso", re.compile(r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b")),
        ("date", re.compile(date_words)),
        ("weekday", re.compile(rf"(?<!next )(?<!this coming )\b(?P<weekday>{weekdays})\b")),
        ("day", re.compile(rf"\b(?P<word>{days})\b", re.IGNORECASE)),
        ("month", re.compile(spans, re.IGNORECASE)),
        ("year", re.compile(r"\b(?:[Ii]n|early|late|during) (?P<year>(?:19|20)\d\d)\b")),
        ("ago", re.compile(ago, re.IGNORECASE)),
    )


@cache
def relative_days() -> re.Pattern[str]:
    """The listed words, but for "the day after the vote", which counts from the vote."""
    words = "|".join(sorted(word_table("dates")["relative"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:{words})\b(?! (?:the|an?|his|her|their|its|he|she|it|they)\b)(?! (?-i:[A-Z]))",
        re.IGNORECASE,
    )
