"""Counts by year and act as a table whose every number opens what it counts.

In: tallies of the record. Out: years across, acts down, the most frequent act first; each cell with
how dark it is to be, from 1 to 5, so that the shape is seen before the figures are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Act
from onrecord.record import Tally

SHADES = 5
MOST_YEARS = 40  # columns; a wrong date of 1019 must not make a thousand


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` statements; `shade` 0 where there are none."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act: a cell a year, what has no date, and the sum of both."""

    act: Act
    cells: tuple[Cell, ...]
    undated: Cell
    total: int


@dataclass(frozen=True, slots=True)
class Table:
    """What there is of each act in each year; `undated`: whether some of it has no date."""

    years: tuple[str, ...]
    rows: tuple[ActRow, ...]
    undated: bool


def table_of(tallies: Sequence[Tally]) -> Table:
    """The table of `tallies`, every year between the first and the last in it."""
    years = _years(sorted({each.year for each in tallies if each.year}))
    counts = {(each.act, each.year): each.statements for each in tallies}
    acts = Counter[Act]()
    for each in tallies:
        acts[each.act] += each.statements
    most = max(counts.values(), default=1)

    def row(act: Act, total: int) -> ActRow:
        *cells, undated = (_cell(counts.get((act, year), 0), most) for year in (*years, None))
        return ActRow(act, tuple(cells), undated, total)

    rows = tuple(row(act, total) for act, total in acts.most_common())
    return Table(tuple(years), rows, any(each.undated.count for each in rows))


def year_of(year: str, kept: Mapping[str, object]) -> dict[str, object]:
    """The filters that open a year; where one of `kept` begins or ends within it, that one stays.

    No more of the year was counted.
    """
    ends = {name: str(kept.get(name, "")) for name in ("since", "until")}
    return {name: day if day.startswith(year) else year for name, day in ends.items()}


def _years(named: list[str]) -> list[str]:
    """The years between the first and the last too, so that a silence is seen as one."""
    first, last = (int(named[0]), int(named[-1])) if named else (0, -1)
    return [f"{y:04}" for y in range(first, last + 1)] if last - first < MOST_YEARS else named


def _cell(count: int, most: int) -> Cell:
    return Cell(count, -(-count * SHADES // most))
