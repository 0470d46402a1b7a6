"""What one kind of words for a date means, by the page's date.

In: a match of a pattern of `patterns`, the page's date. Out: a `PartialDate`, no finer than
the words tell; None where they tell none: of a day to come or one that no calendar has, or of weeks
that two months share.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from onrecord.errors import BadDate
from onrecord.language.words import word_table
from onrecord.model import PartialDate

SOON = timedelta(days=120)  # "May 3" in February is to come, in December it is the last
MONTHS_SOON = timedelta(days=60)  # "in May" in March is to come, in December it is the last
WEEK = timedelta(days=7)


def meaning(kind: str, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    """The date that the words of a match mean, found by the pattern of this kind."""
    parts = {name: value.casefold() for name, value in match.groupdict().items() if value}
    try:
        return _meaning(kind, parts, published)
    except (BadDate, ValueError, OverflowError):  # no calendar has it: "Feb. 31", the year -3
        return None


def nearest_to(match: re.Match[str], told: date) -> PartialDate | None:
    """The day of a calendar date without its year that is nearest to a day told before.

    Where a page has no date, "released on 6 January" after 9 January 2017 is of that year.
    """
    parts = {name: value.casefold() for name, value in match.groupdict().items() if value}
    number = parts.get("day") or parts.get("day_before")
    if "year" in parts or not number:
        return None
    month = _table()["months"][parts["month"].rstrip(".")]
    found = [day for year in (-1, 0, 1) if (day := _day(told.year + year, month, int(number)))]
    return PartialDate.of(min(found, key=lambda day: abs(day - told))) if found else None


def _day(year: int, month: int, number: int) -> date | None:
    """The day of a calendar, None where it has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _meaning(kind: str, parts: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    if kind == "iso":
        return PartialDate(parts["iso"])
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
    if kind == "holiday":
        return _last_day(day, *_table()["holidays"][parts["word"]])
    if kind == "season":
        return _season(parts["season"], day)
    return None


def _last_day(day: date, month: int, number: int) -> PartialDate:
    """The last such day of a year up to the page's."""
    then = date(day.year, month, number)
    return PartialDate.of(then if then <= day else then.replace(year=day.year - 1))


def _season(name: str, day: date) -> PartialDate | None:
    """The year of the last such season that is over; None for winter, which is of two."""
    ends = _table()["seasons"].get(name)
    return PartialDate(str(day.year - (day.month <= ends))) if ends else None


def _weekday(parts: dict[str, str], day: date) -> date:
    """The last such weekday up to the day."""
    target = [name[:3] for name in _table()["weekdays"]].index(parts["weekday"][:3])
    return day - timedelta(days=(day.weekday() - target) % 7)


def _calendar(parts: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    """Such as "May 2017", "Sept. 26"; a year left out is the last that fits."""
    month = _table()["months"][parts["month"].rstrip(".")]
    number, year = parts.get("day") or parts.get("day_before"), parts.get("year")
    if year and not number:
        return PartialDate(f"{year}-{month:02d}")
    if year:
        return PartialDate(f"{year}-{month:02d}-{int(number or 1):02d}")
    if not published or not (number or parts.get("lead") or parts.get("of")):
        return None  # "May" alone is a verb or a name more often than a month
    last = parts.get("lead") == "last"
    return _nearest(month, int(number) if number else None, published.last, last)


def _nearest(month: int, number: int | None, day: date, last: bool) -> PartialDate | None:
    """The last such month or day; None where the next is soon, and may be what is meant."""
    year = day.year - ((month, number or 1) > (day.month, day.day))
    past = date(year, month, number or 1)
    ahead = date(year + 1, month, 1) + timedelta(days=past.day - 1)  # it may have no Feb. 29
    if not last and ahead - day < (SOON if number else MONTHS_SOON):
        return None
    return PartialDate.of(past) if number else PartialDate(f"{year}-{month:02d}")


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
        return PartialDate(str(day.year - ("this" not in word.split()[:2])))
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
    return PartialDate(f"{day.year - number:04d}")


def _table() -> dict[str, dict[str, Any]]:
    return word_table("dates")
