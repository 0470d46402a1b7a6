"""The days that words for days mean, by the page's date.

In: a text, a stretch of it, the page's date. Out: the words for days and months there, each with
the `PartialDate` that it means, no finer than the page tells. A weekday's name is the last such day
up to the page's date (that day included). "The next day" counts from the day that was told before
it. A week or some days are the month that holds them all, and mean nothing where none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.label.days.meanings import meaning, nearest_to
from onrecord.label.days.patterns import date_patterns, relative_days, words_in
from onrecord.language.words import word_table
from onrecord.model import Granularity, PartialDate, Span

REACH = 400  # characters between "a day later" and the day that it counts from
SPANS_OF_TIME = frozenset(("month", "season", "ago"))  # which may be told and yet mean no month


@dataclass(frozen=True, slots=True)
class Dated:
    """A day's words in the text and the date that they mean, None where no date says it."""

    span: Span
    day: PartialDate | None
    kind: str  # weekday, day, holiday, iso, date, month, season, year, ago, relative


def dates_in(
    text: str, within: Span, published: PartialDate | None, before: Sequence[Dated] = ()
) -> list[Dated]:
    """The expressions for days and months in a stretch of text, with what they mean.

    `before` are those of the text before it, from which "the next day" may count.
    """
    words = words_in(within.of(text))
    found = [
        Dated(Span(*match.span()), day, each.kind)
        for each in date_patterns()
        if not words.isdisjoint(each.signs)
        for match in each.pattern.finditer(text, within.start, within.end)
        if (day := meaning(each.kind, match, published)) is not None or each.kind in SPANS_OF_TIME
    ]
    if published is None:
        found += _without_a_year(text, within, [*before, *found])
    if not words.isdisjoint(relative_days().signs):
        found += _relative_days(text, within, [*before, *found], published)
    found.sort(key=lambda dated: (dated.span.start, -dated.span.end))
    return list(_without_overlap(found))


def _relative_days(
    text: str, within: Span, told: Sequence[Dated], published: PartialDate | None
) -> Iterator[Dated]:
    """Such as "a day later": counted from the day that is told before it, if one is, and near."""
    for match in relative_days().pattern.finditer(text, within.start, within.end):
        words = " ".join(match.group().casefold().split())
        anywhere = words in word_table("dates")["same_day"]
        last = _last_day(told, match.start(), None if anywhere else REACH)
        if last:
            distance = timedelta(word_table("dates")["relative"].get(words, 0))
            if date.min - last <= distance <= date.max - last:
                yield Dated(Span(*match.span()), PartialDate.of(last + distance), "relative")
        elif anywhere and published and published.granularity is Granularity.DAY:
            yield Dated(Span(*match.span()), published, "relative")


def _last_day(told: Sequence[Dated], start: int, reach: int | None = None) -> date | None:
    """The whole day that is told last before a place, within so many characters."""
    before = [
        dated
        for dated in told
        if dated.span.end <= start
        and (reach is None or start - dated.span.end <= reach)
        and dated.day
        and dated.day.granularity is Granularity.DAY
    ]
    last = max(before, key=lambda dated: dated.span.end, default=None)
    return last.day.first if last and last.day else None


def _without_a_year(text: str, within: Span, told: Sequence[Dated]) -> Iterator[Dated]:
    """Such as "6 January": of the year in which it is nearest to the day that is told before it."""
    calendar = next(each.pattern for each in date_patterns() if each.kind == "date")
    for match in calendar.finditer(text, within.start, within.end):
        last = _last_day(told, match.start())
        if last and (day := nearest_to(match, last)):
            yield Dated(Span(*match.span()), day, "date")


def _without_overlap(found: list[Dated]) -> Iterator[Dated]:
    end = -1
    for dated in found:
        if dated.span.start >= end:
            yield dated
            end = dated.span.end
