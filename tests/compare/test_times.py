from __future__ import annotations

import pytest

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.features.times import of_one_time
from onrecord.compare.pairs.pairs import pair_of


@pytest.mark.parametrize(
    ("time", "day", "same"),
    [
        ("in August", "2021-11-02", True),
        ("in August", "2022-11-02", False),
        ("on Tuesday", "2021-09-09", True),
        ("on Tuesday", "2021-11-02", False),
        ("in spring", "2021-09-09", False),
        ("in August 2020", "2021-11-02", False),
    ],
)
def test_a_month_or_weekday_named_by_both_is_one_time_where_they_are_near(
    time: str, day: str, same: bool
) -> None:
    (one,) = claims_of(
        said(
            "Ana Ruiz",
            f"They warned us {time.replace('2020', '2021')}",
            page="one",
            on="2021-09-02",
        )
    )
    (other,) = claims_of(said("Bo Lind", f"Nobody was warned {time}", page="two", on=day))
    assert of_one_time(pair_of(one, other, lambda _: 1.0)) is same
