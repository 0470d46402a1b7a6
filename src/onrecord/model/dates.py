"""Partial dates: what a page claims of a day, no finer than it claims it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.errors import BadDate

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Granularity(StrEnum):
    """How fine a partial date is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, written as ISO 8601 does: '2019', '2019-12', '2019-12-10'."""

    text: str

    def __post_init__(self) -> None:
        found = _FORM.fullmatch(self.text)
        try:
            if not found:
                raise ValueError
            year, month, day = (int(part or 1) for part in found.groups())
            date(year, month, day)
        except ValueError:
            raise BadDate(
                f"{self.text!r} is not a date: write 2019, 2019-12 or 2019-12-10"
            ) from None

    def __str__(self) -> str:
        return self.text

    @property
    def granularity(self) -> Granularity:
        """Year, month or day."""
        return {4: Granularity.YEAR, 7: Granularity.MONTH}.get(len(self.text), Granularity.DAY)

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return date.fromisoformat((self.text + "-01-01")[:10])

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        first = self.first
        if self.granularity is Granularity.YEAR:
            return date(first.year, 12, 31)
        if self.granularity is Granularity.MONTH:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    def compatible(self, other: PartialDate) -> bool:
        """Whether the two may mean the same day."""
        return self.first <= other.last and other.first <= self.last

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The partial date of one whole day."""
        return cls(day.isoformat()[:10])
