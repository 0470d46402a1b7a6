"""Furniture, bylines and date lines by their words."""

import pytest

from onrecord.language.furniture import furniture


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Comments", "Comments (12)", "» Read more »", "-", "* * *", "PREV Ferry sinks",
        "NEXT Mayor finds key", "Related: Pier closed", "READ MORE: Pier closed",
        "Share on Facebook",
        "Sign up for our newsletter", "© 2021 The Post. All rights reserved.", "ADVERTISEMENT",
        "Tags: pier, harbour", "We use cookies to make this better.", "You may also like",
    ],
)  # fmt: skip
def test_furniture_is_known_by_its_words(line: str) -> None:
    assert furniture().is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Next year the pier will open, he said.", "Comments by the mayor angered many.", "Yes.",
        "Previous mayors never said so.", "Related or not, both deny it.", "№ 5", "No comment",
        "More: " + "word " * 40,
    ],
)  # fmt: skip
def test_running_words_are_no_furniture(line: str) -> None:
    assert not furniture().is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ruiz", "By Ana Ruiz and Bo Lind, Staff Writers", "Published: 3 March 2020",
        "(Reuters)",
        "Monday, March 5, 2007", "March 06 , 2008", "By Ana Ruiz | 10 December 2019 | 3 min read",
        "3 hours ago", "PORT LUCAN, 13 September 2022", "10.03.2023 | M. Oblak", "Von Jan Maat",
        "Updated 10:45 AM EST, Tue December 10, 2019", "2019-12-10 14:30",
    ],
)  # fmt: skip
def test_bylines_and_dates_are_date_lines(line: str) -> None:
    assert furniture().is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers", "By Friday they had gone.", "On Friday he said no", "May he rest",
        "The talks of 3 May 2019", "By and large, Mayor Ruiz agreed with the council", "2019",
        "In May 2019 the mayor denied it.", "Staff were told, Ruiz says", "From Russia with love",
    ],
)  # fmt: skip
def test_running_words_are_no_date_lines(line: str) -> None:
    assert not furniture().is_dateline(line)


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Photo: Ana Ruiz", True),
        ("The pier in May (Photo: AN)", True),
        ("The photo shows that the pier was closed.", False),
        ("He (photo in hand) denied it.", False),
    ],
)
def test_captions_begin_or_end_with_their_credit(line: str, caption: bool) -> None:
    assert furniture().is_caption(line) is caption


@pytest.mark.parametrize(
    ("line", "section"),
    [("News Politics", True), ("World | Europe", True), ("Politics of fear", False), ("", False)],
)
def test_sections_are_named_by_their_words_alone(line: str, section: bool) -> None:
    assert furniture().is_section(line) is section


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("It ended in 2021.Facebook Comments", ("It ended in 2021.", "Facebook Comments")),
        ("“So it is.”Advertisement", ("“So it is.”", "Advertisement")),
        ("She made no Comments", ("She made no Comments", None)),
        ("It ended. Comments", ("It ended. Comments", None)),
        ("Facebook Comments", ("Facebook Comments", None)),
    ],
)
def test_glued_furniture_is_split_from_the_text(line: str, split: tuple[str, str | None]) -> None:
    assert furniture().unglued(line) == split


def test_months_are_known_in_several_languages() -> None:
    months = furniture().months
    assert [months[name] for name in ("march", "märz", "марта", "mars")] == [3, 3, 3, 3]


@pytest.mark.parametrize("run", ["… ", "1", "1 ", "- (", "_"])
def test_a_line_of_very_many_marks_is_looked_at_once(run: str) -> None:
    assert not furniture().is_furniture(run * 100_000 + "said he 1")
