"""The day of a saying, by the page's date and the words for days around the cue.

In: document, layout, an attribution and the parts of its page that its quotation does not cover.
Out: a `PartialDate` no finer than the page tells, or None. A weekday's name is the last such day up
to the page's date (that day included), or the next one where the words say so. Words for days
inside the content tell when things happened, not when they were said, and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.errors import BadDate
from onrecord.language.words import word_table
from onrecord.model import PartialDate, Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A day's words in the text and the date that they mean."""

    span: Span
    day: PartialDate
    kind: str  # weekday, day, date, month, week, ago


def dates_in(text: str, within: Span, published: PartialDate | None) -> list[Dated]:
    """The expressions for days and months in a stretch of text, with what they mean."""
    found = [
        Dated(Span(*match.span()), day, kind)
        for kind, pattern in _patterns()
        for match in pattern.finditer(text, within.start, within.end)
        if (day := _meaning(kind, match, published)) is not None
    ]
    found.sort(key=lambda dated: (dated.span.start, -dated.span.end))
    return list(_without_overlap(found))


def _without_overlap(found: list[Dated]) -> Iterator[Dated]:
    end = -1
    for dated in found:
        if dated.span.start >= end:
            yield dated
            end = dated.span.end


def _meaning(kind: str, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    parts = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if kind == "date":
        return _calendar(parts, published)
    if kind == "year":
        return PartialDate(parts["year"])
    if published is None or len(published.text) < 10:
        return None
    day = published.first
    if kind == "weekday":
        return PartialDate.of(_weekday(parts, day))
    if kind == "day":
        return PartialDate.of(day + timedelta(days=_table()["days"][parts["word"]]))
    if kind == "month":
        return _month_word(parts["word"], day)
    if kind == "ago":
        return _ago(parts, day)
    return None


def _weekday(parts: dict[str, str], day: date) -> date:
    """The last such weekday up to the day; "next" and "coming" look forward."""
    names = _table()["weekdays"]
    short = [name[:3] for name in names]
    target = short.index(parts["weekday"][:3])
    back = (day.weekday() - target) % 7
    return day - timedelta(days=back)


def _calendar(parts: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    """Such as "May 2017", "Sept. 26"; a year left out is the last that fits."""
    month = _table()["months"][parts["month"].rstrip(".")]
    number, year = parts.get("day") or parts.get("day_before"), parts.get("year")
    try:
        if year and not number:
            return PartialDate(f"{year}-{month:02d}")
        if year:
            return PartialDate(f"{year}-{month:02d}-{int(number or 1):02d}")
        if not published or not (number or parts.get("lead")):
            return None  # "May" alone is a verb or a name more often than a month
        return _last(month, int(number) if number else None, published.last)
    except (ValueError, BadDate):
        return None


def _last(month: int, number: int | None, day: date) -> PartialDate:
    year = day.year if (month, number or 1) <= (day.month, day.day) else day.year - 1
    if number is None:
        return PartialDate(f"{year}-{month:02d}")
    return PartialDate.of(date(year, month, number))


def _month_word(word: str, day: date) -> PartialDate | None:
    word = " ".join(word.split())
    if word.endswith("weekend"):
        sunday = day - timedelta(days=(day.weekday() + 1) % 7)
        same = sunday.month == (sunday - timedelta(days=1)).month
        return PartialDate(sunday.isoformat()[:7]) if same else None
    if word.endswith("week"):
        then = day - timedelta(days=7 if word.startswith(("last", "previous")) else 0)
        return PartialDate(then.isoformat()[:7])
    if word.endswith("year"):
        return PartialDate(str(day.year - (not word.startswith("this"))))
    first = day.replace(day=1)
    then = first if word.startswith(("this", "earlier")) else first - timedelta(days=1)
    return PartialDate(then.isoformat()[:7])


def _ago(parts: dict[str, str], day: date) -> PartialDate | None:
    number = _table()["numbers"].get(parts["number"]) or int(parts["number"])
    unit = parts["unit"].rstrip("s")
    if unit == "day":
        return PartialDate.of(day - timedelta(days=number))
    if unit == "week":
        return PartialDate((day - timedelta(weeks=number)).isoformat()[:7])
    if unit == "month":
        months = day.year * 12 + day.month - 1 - number
        return PartialDate(f"{months // 12}-{months % 12 + 1:02d}")
    return PartialDate(str(day.year - number))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _table()
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
        r"\b(?P<word>(?:earlier this|this|last|the previous|the past|over the)"
        r" (?:week|weekend|month|year))\b"
    )
    ago = rf"\b(?P<number>{numbers}) (?P<unit>days?|weeks?|months?|years?) ago\b"
    return (
        ("date", re.compile(date_words)),
        ("weekday", re.compile(rf"(?<!next )(?<!this coming )\b(?P<weekday>{weekdays})\b")),
        ("day", re.compile(rf"\b(?P<word>{days})\b", re.IGNORECASE)),
        ("month", re.compile(spans, re.IGNORECASE)),
        ("year", re.compile(r"\b(?:[Ii]n|early|late|during) (?P<year>(?:19|20)\d\d)\b")),
        ("ago", re.compile(ago, re.IGNORECASE)),
    )


def _table() -> dict[str, dict[str, int]]:
    return word_table("dates")
