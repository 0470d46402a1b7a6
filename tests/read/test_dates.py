"""Dates that pages claim."""

from datetime import UTC, datetime

import pytest

from onrecord.model import BlockKind, PartialDate
from onrecord.read.text.canonical import Piece
from onrecord.read.text.dates import claimed_date, date_in_address, dates_in_datelines, implausible

SEEN = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019-12-10", "2019-12-10"),
        ("2019-12-10T23:30:00-05:00", "2019-12-10"),  # the day where the page was written
        ("2019-12", "2019-12"),
        ("2019", "2019"),
        ("20191210", "2019-12-10"),
        ("Tue, 10 Dec 2019 10:00:00 GMT", "2019-12-10"),
        ("December 10, 2019", "2019-12-10"),
        ("Sunday, Dec. 10th, 2019 at 5 pm", "2019-12-10"),
        ("10. Dezember 2019", "2019-12-10"),
        ("le 1er août 2019", "2019-08-01"),
        ("10 декабря 2019", "2019-12-10"),
        ("May 2019", "2019-05"),
        ("10.12.2019", "2019-12-10"),
        ("2019/12/10", "2019-12-10"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("10/12/2019", "2019"),  # which of the two is the month, the page does not say
        ("2019-13-01", None),
        ("31 February 2019", None),
        ("yesterday", None),
        ("1576000000", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_no_finer_than_it_is_written(words: str | None, day: str | None) -> None:
    assert claimed_date(words) == (PartialDate(day) if day else None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2019/12/10/talks", "2019-12-10"),
        ("https://a.example/world/2019-12-10-talks.html", "2019-12-10"),
        ("https://a.example/q?d=/2019/12/10/", None),
        ("https://a.example/2019/99/10/", None),
        (None, None),
    ],
)
def test_the_date_in_an_address(url: str | None, day: str | None) -> None:
    assert date_in_address(url) == (PartialDate(day) if day else None)


def test_a_date_in_the_future_cannot_be() -> None:
    assert implausible(PartialDate("2031-01-01"), SEEN, None) == (
        "date 2031-01-01 lies in the future, put aside"
    )


def test_tomorrow_may_be_today_elsewhere() -> None:
    assert implausible(PartialDate("2026-06-02"), SEEN, None) is None


def test_the_running_year_may_be_claimed() -> None:
    assert implausible(PartialDate("2026"), SEEN, 1990) is None


def test_a_date_before_the_web_cannot_be_on_it() -> None:
    assert implausible(PartialDate("1970-01-01"), SEEN, 1990) is not None
    assert implausible(PartialDate("1970-01-01"), SEEN, None) is None


def test_the_date_of_an_update_comes_after_that_of_publication() -> None:
    lines = ["Updated 3 May 2020", "Posted 1 May 2020, updated 2 May 2020"]
    pieces = [Piece(line, BlockKind.DATELINE) for line in lines]
    assert [str(day) for day, _ in dates_in_datelines(pieces)] == [
        "2020-05-01", "2020-05-03", "2020-05-01",
    ]  # fmt: skip


def test_dates_in_paragraphs_are_no_date_lines() -> None:
    assert dates_in_datelines([Piece("On 1 May 2020 it rained.", BlockKind.PARAGRAPH)]) == ()
