"""Points over the years: what was said when, drawn as lanes of marks.

In: points with a day, a lane and a stance. Out: lines for a terminal, or an SVG that stands alone.
A stance has one shape and one colour wherever it is drawn; what turns is ringed. The SVG is built
as a tree, so that no words of a page can be taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from rich.text import Text

from onrecord.model import PartialDate, Stance
from onrecord.show.terminal import shown

STANCES = {
    Stance.AFFIRMS: ("●", "bold cyan"),
    Stance.DENIES: ("◆", "bold yellow"),
    Stance.NEITHER: ("○", "dim"),
}
"""The same shape and colour for a stance wherever one is shown."""

WIDTH, LANE, NAMES, EDGE, SIZE = 1000, 34, 210, 24, 6  # units of the drawing
NAME_SHOWN = 30  # letters of a lane's name that fit beside it
YEARS_APART = 8  # more years than so many have a line every few years
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no way to write these
STYLE = """
svg { font: 14px system-ui, sans-serif; }
.axis { stroke: #8a8f98; stroke-width: 1; }
.year, .lane { fill: #5c5850; }
.affirms { fill: #00588c; }
.denies { fill: #a63d00; }
.neither { fill: none; stroke: #5f5f5f; stroke-width: 2; }
.turning { fill: none; stroke: #a63d00; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
  .year, .lane { fill: #a8a397; }
  .affirms { fill: #6db8ec; }
  .denies { fill: #f2a25c; }
  .neither { stroke: #b0b0b0; }
  .turning { stroke: #f2a25c; }
}
"""


@dataclass(frozen=True, slots=True)
class Point:
    """A mark: on which day, in which lane, of which stance; `words` are shown beside it."""

    day: PartialDate
    lane: str
    stance: Stance
    words: str
    link: str | None = None
    turning: bool = False

    @property
    def middle(self) -> float:
        """The middle of the days that it may mean, as a number of days."""
        return (self.day.first.toordinal() + self.day.last.toordinal()) / 2


def line_of(points: Sequence[Point], width: int) -> list[Text]:
    """The points of one lane as lines of a terminal: one row a stance, years below."""
    first, last = _span(points)
    columns = max(20, width - 12)
    lines = []
    for stance, (shape, style) in STANCES.items():
        row = [" "] * columns
        for point in points:
            if point.stance is stance:
                row[_column(point.middle, first, last, columns)] = "↻" if point.turning else shape
        if any(mark != " " for mark in row):
            lines.append(Text(f"{stance.value:>9}  ", "dim") + Text("".join(row), style))
    return [*lines, Text(" " * 11 + "─" * columns, "dim"), _years(first, last, columns)]


def svg_of(points: Sequence[Point], title: str, *, style: bool = True) -> str:
    """The points as an SVG, a lane for each of their lanes in order; `style`: with its colours."""
    lanes = list(dict.fromkeys(point.lane for point in points))
    height = LANE * (len(lanes) + 1) + EDGE
    given = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}"}
    svg = ElementTree.Element("svg", {**given, "role": "img", "aria-label": title})
    if style:
        ElementTree.SubElement(svg, "style").text = STYLE
    ElementTree.SubElement(svg, "title").text = title
    first, last = _span(points)
    for year, x in _year_places(first, last):
        line = {"x1": x, "x2": x, "y1": "8", "y2": str(height - EDGE), "class": "axis"}
        ElementTree.SubElement(svg, "line", line)
        _write(svg, x, height - 6, "year", year)
    for number, lane in enumerate(lanes):
        middle = LANE * (number + 1)
        name = lane if len(lane) <= NAME_SHOWN else lane[: NAME_SHOWN - 1] + "…"
        _write(svg, "4", middle + 5, "lane", name)
        for point in points:
            if point.lane == lane:
                _draw(svg, point, _x(point.middle, first, last), middle)
    return _NO_XML.sub("\ufffd", ElementTree.tostring(svg, encoding="unicode"))


def _write(svg: ElementTree.Element, x: str, y: int, kind: str, words: str) -> None:
    ElementTree.SubElement(svg, "text", {"x": x, "y": str(y), "class": kind}).text = words


def _draw(svg: ElementTree.Element, point: Point, x: float, y: int) -> None:
    """One mark, a link where it has an address, with its words as the title."""
    into = ElementTree.SubElement(svg, "a", {"href": point.link}) if point.link else svg
    group = ElementTree.SubElement(into, "g")
    ElementTree.SubElement(group, "title").text = f"{point.day}: {point.words}"
    if point.turning:
        place = {"cx": f"{x:.1f}", "cy": str(y), "r": str(SIZE + 5), "class": "turning"}
        ElementTree.SubElement(group, "circle", place)
    if point.stance is Stance.DENIES:
        corners = ((x - SIZE, y), (x, y - SIZE), (x + SIZE, y), (x, y + SIZE))
        path = " ".join(f"{a:.1f},{b}" for a, b in corners)
        ElementTree.SubElement(group, "polygon", {"points": path, "class": "denies"})
    else:
        place = {"cx": f"{x:.1f}", "cy": str(y), "r": str(SIZE), "class": point.stance.value}
        ElementTree.SubElement(group, "circle", place)


def _span(points: Sequence[Point]) -> tuple[int, int]:
    """The first of January before the first point, the last of December after the last."""
    years = [each.day.first.year for each in points], [each.day.last.year for each in points]
    return date(min(years[0]), 1, 1).toordinal(), date(max(years[1]), 12, 31).toordinal()


def _x(day: float, first: int, last: int) -> float:
    return NAMES + (day - first) / (last - first) * (WIDTH - NAMES - EDGE)


def _column(day: float, first: int, last: int, columns: int) -> int:
    return int((day - first) / (last - first) * (columns - 1))


def _marked_years(first: int, last: int) -> Iterator[int]:
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    step = 1 + (end - begin) // YEARS_APART
    yield from range(begin, end + 1, step)


def _year_places(first: int, last: int) -> Iterator[tuple[str, str]]:
    for year in _marked_years(first, last):
        yield str(year), f"{_x(date(year, 1, 1).toordinal(), first, last):.1f}"


def _years(first: int, last: int, columns: int) -> Text:
    row = [" "] * (columns + 4)
    for year in _marked_years(first, last):
        at = _column(date(year, 1, 1).toordinal(), first, last, columns)
        row[at : at + 4] = str(year)
    return Text(" " * 11, "dim") + shown("".join(row).rstrip(), "dim")
