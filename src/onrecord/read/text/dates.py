"""Dates that pages claim: words → partial date, and whether it can be true.

A date is read no finer than it is written, and in the writer's own time zone: a page that says
2019-12-10T23:30-05:00 came out on the 10th. `10/12/2019` is the 10th of December or the 12th of
October; the page does not say which, so only the year is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from onrecord.errors import BadDate
from onrecord.language.furniture import furniture
from onrecord.model import BlockKind, PartialDate
from onrecord.read.text.canonical import Piece

FIRST_WEB_YEAR = 1990  # the first web page; older dates on an HTML page are a site's placeholder
CLOCK_SLACK = timedelta(days=1)  # 14 hours of time zones ahead of UTC, and clocks that are wrong

_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])(?:[T ].*)?$", re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d{2})([01]\d)([0-3]\d)(?:T?\d{4,6}.*)?$")
_YEAR = re.compile(r"\d{4}$")
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?,?\s+(?:de\s+|of\s+)?([^\W\d_]+)\.?,?"
                        r"\s+(?:de\s+|del\s+)?(\d{4})\b")  # fmt: skip
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})\b")
_MONTH_ONLY = re.compile(r"\b([^\W\d_]+)\.?,?\s+(\d{4})\b")
_UPDATE = re.compile(r"(?i)\b(?:last )?(?:updated|modified|aktualisiert)\b|mis à jour")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$|\.)")
MAX_DATE_CHARACTERS = 300  # a longer string is prose


def claimed_date(words: str | None) -> PartialDate | None:
    """The date that `words` (an attribute, a feed's field, a date line) claim; None if none."""
    words = (words or "").strip()[:MAX_DATE_CHARACTERS]
    if found := _ISO.match(words) or _COMPACT.match(words):
        return _date(*found.groups())
    if _YEAR.match(words):
        return _date(words)
    return _numeric(words) or _with_month_name(words)


def date_in_address(url: str | None) -> PartialDate | None:
    """The day in the path of an address (`/2019/12/10/`), or None."""
    found = _IN_PATH.search((url or "").partition("?")[0])
    return _date(*found.groups()) if found else None


def implausible(day: PartialDate, seen: datetime, since: int | None) -> str | None:
    """Why a page seen at `seen` cannot have come out on `day`; None where it can.

    `since` is the first year that is believed, None for no such limit.
    """
    if day.first > (seen + CLOCK_SLACK).date():
        return f"date {day} lies in the future, put aside"
    if since is not None and day.last.year < since:
        return f"date {day} lies before {since}, put aside"
    return None


def _date(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    try:
        return PartialDate("-".join(parts))
    except BadDate:
        return None


def _numeric(words: str) -> PartialDate | None:
    if found := _YEAR_FIRST.search(words):
        return _date(*found.groups())
    if found := _DOTTED.search(words):
        return _date(found[3], found[2], found[1])
    if found := _SLASHED.search(words):
        first, second, year = found.groups()
        if first == second or int(first) > 12:
            return _date(year, second, first)
        return _date(year, first, second) if int(second) > 12 else _date(year)
    return None


def _with_month_name(words: str) -> PartialDate | None:
    months = furniture().months
    for pattern, order in (
        (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)),
        (_MONTH_ONLY, (2, 1)),
    ):
        for found in pattern.finditer(words):
            year, name, *day = (found[group] for group in order)
            if month := months.get(name.lower()):
                return _date(year, str(month), *day)
    return None


def dates_in_datelines(pieces: Iterable[Piece]) -> tuple[tuple[PartialDate, str], ...]:
    """Dates of the date lines among `pieces`: of publication first, then of updates."""
    lines = [piece.words for piece in pieces if piece.kind is BlockKind.DATELINE]
    first = [(_UPDATE.split(line)[0], "the date line") for line in lines]
    later = [(line, "the date of an update") for line in lines if _UPDATE.search(line)]
    found = ((claimed_date(words), place) for words, place in (*first, *later))
    return tuple((day, place) for day, place in found if day)
