"""The days that words for days mean, by the page's date.

In: a text, a stretch of it, the page's date. Out: the words for days and months there, each with
the `PartialDate` that it means, no finer than the page tells. A weekday's name is the last such day
up to the page's date (that day included). "The next day" counts from the day that was told before
it. A week or some days are the month that holds them all, and mean nothing where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.errors import BadDate
from onrecord.label.date_patterns import date_patterns, relative_days
from onrecord.language.words import word_table
from onrecord.model import Granularity, PartialDate, Span

REACH = 400  # characters between "a day later" and the day that it counts from, in one block
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day's words in the text and the date that they mean."""

    span: Span
    day: PartialDate
    kind: str  # weekday, day, iso, date, month, year, ago, relative


def dates_in(text: str, within: Span, published: PartialDate | None) -> list[Dated]:
    """The expressions for days and months in a stretch of text, with what they mean."""
    found = [
        Dated(Span(*match.span()), day, kind)
        for kind, pattern in date_patterns()
        for match in pattern.finditer(text, within.start, within.end)
        if (day := _meaning(kind, match, published)) is not None
    ]
    found += _relative_days(text, within, found)
    found.sort(key=lambda dated: (dated.span.start, -dated.span.end))
    return list(_without_overlap(found))


def _relative_days(text: str, within: Span, told: Sequence[Dated]) -> Iterator[Dated]:
    """Such as "a day later": counted from the day that is told before it, if one is, and near."""
    for match in relative_days().finditer(text, within.start, within.end):
        before = [
            dated
            for dated in told
            if dated.span.end <= match.start()
            and match.start() - dated.span.end <= REACH
            and dated.day.granularity is Granularity.DAY
        ]
        if before:
            day = max(before, key=lambda dated: dated.span.end).day.first
            distance = _table()["relative"][" ".join(match.group().casefold().split())]
            yield Dated(Span(*match.span()), PartialDate.of(day + timedelta(distance)), "relative")


def _without_overlap(found: list[Dated]) -> Iterator[Dated]:
    end = -1
    for dated in found:
        if dated.span.start >= end:
            yield dated
            end = dated.span.end


def _meaning(kind: str, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    parts = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if kind == "iso":
        return _whole(parts["iso"])
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


def _whole(text: str) -> PartialDate | None:
    try:
        return PartialDate(text)
    except BadDate:
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
        return _month_of(sunday - timedelta(days=1), sunday)
    if word.endswith("week"):
        monday = day - timedelta(days=day.weekday())
        if word.startswith(("last", "the previous")):
            return _month_of(monday - WEEK, monday - timedelta(days=1))
        return _month_of(monday if word.startswith(("this", "earlier")) else day - WEEK, day)
    if word.endswith(("days", "ago")):
        return _month_of(day - WEEK, day)
    if word.endswith("year"):
        return PartialDate(str(day.year - (not word.startswith("this"))))
    first = day.replace(day=1)
    then = first if word.startswith(("this", "earlier")) else first - timedelta(days=1)
    return PartialDate(then.isoformat()[:7])


def _month_of(first: date, last: date) -> PartialDate | None:
    """The month of a stretch of days, None where it is of two."""
    month = first.isoformat()[:7]
    return PartialDate(month) if last.isoformat()[:7] == month else None


def _ago(parts: dict[str, str], day: date) -> PartialDate | None:
    number = _table()["numbers"].get(parts["number"]) or int(parts["number"])
    unit = parts["unit"].rstrip("s")
    if unit == "day":
        return PartialDate.of(day - timedelta(days=number))
    if unit == "week":
        then = day - timedelta(weeks=number)
        return _month_of(then - timedelta(days=3), then + timedelta(days=3))
    if unit == "month":
        months = day.year * 12 + day.month - 1 - number
        return PartialDate(f"{months // 12}-{months % 12 + 1:02d}")
    return PartialDate(str(day.year - number))


def _table() -> dict[str, dict[str, int]]:
    return word_table("dates")
