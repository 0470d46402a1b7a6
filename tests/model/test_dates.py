from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadDate
from onrecord.model import Granularity, PartialDate

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-02-30", "2019-1-1", "last May"])
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(BadDate, match="2019-12-10"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "granularity", "first", "last"),
    [
        ("2020", Granularity.YEAR, date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", Granularity.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-03", Granularity.DAY, date(2020, 2, 3), date(2020, 2, 3)),
    ],
)
def test_a_date_means_the_days_that_it_may_mean(
    text: str, granularity: Granularity, first: date, last: date
) -> None:
    found = PartialDate(text)
    assert (found.granularity, found.first, found.last) == (granularity, first, last)


@given(days)
def test_a_day_is_compatible_with_its_month_and_year(day: date) -> None:
    whole = PartialDate.of(day)
    assert whole.compatible(PartialDate(whole.text[:7]))
    assert PartialDate(whole.text[:4]).compatible(whole)


@given(days, days)
def test_two_days_are_compatible_only_when_they_are_one(a: date, b: date) -> None:
    assert PartialDate.of(a).compatible(PartialDate.of(b)) == (a == b)
