"""Lanes: positions over the years, drawn. One lane a speaker, a mark a stand.

In: positions of several speakers. Out: places in a drawing WIDTH units wide, which a template turns
into SVG: marks that are links, with the same shapes and colours as everywhere. A chart library
would draw the same circles, but neither links, nor the page's own colours in light and dark under a
policy that forbids inline styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import PartialDate, Position, Speaker

WIDTH = 1000
NAMES = 190  # units at the left for the speakers' names
EDGE = 16  # units at the right
ROW = 18  # units between marks that stand above each other, for they would touch
LANE = 14  # units of a lane above and below its marks
TOUCHING = 21  # units; a mark is 12 wide, and the tick of one that turns stands beside it
DEEP = 5  # marks above each other; more of one day are drawn over the last
MANY_YEARS = 14  # more than so many have a line every few years


@dataclass(frozen=True, slots=True)
class Mark:
    """A stand at its place."""

    x: float
    y: float
    position: Position


@dataclass(frozen=True, slots=True)
class Lane:
    """A speaker's stands, the oldest first; `y` is the middle of the first row of marks."""

    speaker: Speaker
    y: float
    bottom: float
    marks: tuple[Mark, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year's line."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing; `first` and `last` are the days at the left and right end of the lanes."""

    lanes: tuple[Lane, ...]
    years: tuple[Year, ...]
    height: float
    first: date
    last: date


def lanes_of(stands: Mapping[Speaker, Sequence[Position]]) -> Lanes | None:
    """The drawing of each speaker's `stands`; None where none has a date."""
    days = [day for each in stands.values() for day in map(_middle, each) if day]
    if not days:
        return None
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    lanes, y = [], 30.0
    for speaker, positions in stands.items():
        lane = _lane(speaker, positions, y + LANE, first, last)
        lanes.append(lane)
        y = lane.bottom
    return Lanes(tuple(lanes), tuple(_years(first, last)), y + 6, first, last)


def place(day: date, first: date, last: date) -> float:
    """Where a day stands between the two ends."""
    share = (day - first) / max(last - first, timedelta(days=1))
    return round(NAMES + share * (WIDTH - NAMES - EDGE), 1)


def _lane(
    speaker: Speaker, positions: Sequence[Position], y: float, first: date, last: date
) -> Lane:
    ends: list[float] = []  # where the last mark of each row stands
    marks = []
    dated = [(day, each) for each in positions if (day := _middle(each))]
    for day, position in sorted(dated, key=lambda pair: pair[0]):
        x = place(day, first, last)
        row = next((n for n, end in enumerate(ends) if x - end >= TOUCHING), len(ends))
        row = min(row, DEEP - 1)
        ends[row : row + 1] = [x]
        marks.append(Mark(x, y + row * ROW, position))
    bottom = y + max(0, len(ends) - 1) * ROW + LANE
    return Lane(speaker, y, bottom, tuple(marks), len(positions) - len(dated))


def _years(first: date, last: date) -> Iterable[Year]:
    step = 1 + (last.year - first.year) // MANY_YEARS
    for year in range(first.year, last.year + 1, step):
        yield Year(place(date(year, 1, 1), first, last), year)


def _middle(position: Position) -> date | None:
    """The middle of the days that a stand's date may mean."""
    day: PartialDate | None = position.evidence.day
    return day.first + (day.last - day.first) / 2 if day else None
