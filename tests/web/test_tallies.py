from __future__ import annotations

from onrecord.model import Act
from onrecord.record import Tally
from onrecord.web.tallies import MOST_YEARS, table_of


def test_years_of_silence_are_columns() -> None:
    table = table_of([Tally("2019", Act.STATE, 5), Tally("2022", Act.STATE, 1)])
    assert table.years == ("2019", "2020", "2021", "2022")
    [(act, total, cells)] = table.rows
    assert (act, total, [cell.count for cell in cells]) == (Act.STATE, 6, [5, 0, 0, 1])


def test_the_most_frequent_act_comes_first() -> None:
    table = table_of([Tally("2019", Act.DENY, 1), Tally("2019", Act.STATE, 5)])
    assert [row[0] for row in table.rows] == [Act.STATE, Act.DENY]


def test_one_is_never_blank_and_the_most_is_darkest() -> None:
    table = table_of([Tally("2019", Act.STATE, 500), Tally("2020", Act.STATE, 1)])
    assert [cell.shade for cell in table.rows[0][2]] == [5, 1]


def test_a_wrong_year_makes_no_thousand_columns() -> None:
    table = table_of([Tally("1019", Act.STATE, 1), Tally("2020", Act.STATE, 1)])
    assert len(table.years) == 2 < MOST_YEARS


def test_undated_statements_are_counted_apart() -> None:
    assert table_of([Tally(None, Act.STATE, 3)]).undated == 3
