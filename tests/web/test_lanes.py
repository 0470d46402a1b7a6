"""Positions as lanes: where marks stand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import DocumentId, Evidence, PartialDate, Position, Stance, StatementId
from onrecord.web.views.lanes import EDGE, MANY_YEARS, NAMES, TOUCHING, WIDTH, lanes_of, place
from record_builders import ANA, BO


def stand(day: str | None) -> Position:
    when = PartialDate(day) if day else None
    evidence = Evidence(StatementId("stm-1"), DocumentId("doc-1"), "it rained", when)
    return Position(ANA.id, Stance.AFFIRMS, evidence, 1.0)


def test_the_ends_are_whole_years() -> None:
    drawing = lanes_of({ANA: [stand("2031-05-04"), stand("2033-01-01")]})
    assert drawing
    assert (drawing.first, drawing.last) == (date(2031, 1, 1), date(2033, 12, 31))
    assert [each.year for each in drawing.years] == [2031, 2032, 2033]


def test_a_year_stands_in_its_middle() -> None:
    drawing = lanes_of({ANA: [stand("2031")]})
    assert drawing
    [mark] = drawing.lanes[0].marks
    assert mark.x == place(date(2031, 7, 2), drawing.first, drawing.last)


def test_stands_of_one_day_stand_above_each_other() -> None:
    drawing = lanes_of({ANA: [stand("2031-05-04"), stand("2031-05-04")], BO: [stand("2031")]})
    assert drawing
    one, other = drawing.lanes[0].marks
    assert one.x == other.x
    assert one.y < other.y < drawing.lanes[0].bottom < drawing.lanes[1].y


def test_what_is_undated_is_counted_and_not_drawn() -> None:
    drawing = lanes_of({ANA: [stand("2031"), stand(None)]})
    assert drawing
    assert (len(drawing.lanes[0].marks), drawing.lanes[0].undated) == (1, 1)
    assert lanes_of({ANA: [stand(None)]}) is None


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=5))
def test_marks_stay_in_their_lane_and_do_not_touch(days: list[date]) -> None:
    drawing = lanes_of({ANA: [stand(day.isoformat()) for day in days]})
    assert drawing
    assert len(drawing.years) <= MANY_YEARS + 1
    [lane] = drawing.lanes
    for mark in lane.marks:
        assert NAMES <= mark.x <= WIDTH - EDGE
        others = [each for each in lane.marks if each is not mark and each.y == mark.y]
        assert all(abs(each.x - mark.x) >= TOUCHING for each in others)
