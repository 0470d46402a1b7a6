from __future__ import annotations

from onrecord.model import Act
from onrecord.record import Tally
from onrecord.web.views.tallies import MOST_YEARS, table_of


def test_years_of_silence_are_columns() -> None:
    table = table_of([Tally("2019", Act.STATE, 5), Tally("2022", Act.STATE, 1)])
    assert table.years == ("2019", "2020", "2021", "2022")
    [row] = table.rows
    assert (row.act, row.total, [cell.count for cell in row.cells]) == (Act.STATE, 6, [5, 0, 0, 1])


def test_the_most_frequent_act_comes_first() -> None:
    table = table_of([Tally("2019", Act.DENY, 1), Tally("2019", Act.STATE, 5)])
    assert [row.act for row in table.rows] == [Act.STATE, Act.DENY]


def test_one_is_never_blank_and_the_most_is_darkest() -> None:
    table = table_of([Tally("2019", Act.STATE, 500), Tally("2020", Act.STATE, 1)])
    assert [cell.shade for cell in table.rows[0].cells] == [5, 1]


def test_a_wrong_year_makes_no_thousand_columns() -> None:
    table = table_of([Tally("1019", Act.STATE, 1), Tally("2020", Act.STATE, 1)])
    assert len(table.years) == 2 < MOST_YEARS


def test_a_row_sums_to_its_total_with_what_has_no_date() -> None:
    table = table_of([Tally(None, Act.STATE, 3), Tally("2019", Act.STATE, 2)])
    [row] = table.rows
    assert table.undated
    assert (row.total, row.undated.count + sum(cell.count for cell in row.cells)) == (5, 5)


def test_where_all_is_dated_there_is_no_such_column() -> None:
    assert not table_of([Tally("2019", Act.STATE, 2)]).undated
