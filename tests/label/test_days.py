import pytest

from onrecord.label.dates import dates_in
from onrecord.model import PartialDate, Span
from tests.marked_pages import marked


def days(text: str, published: str | None = "2019-12-11") -> list[str]:
    page = PartialDate(published) if published else None
    return [dated.day.text for dated in dates_in(text, Span(0, len(text)), page)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Tuesday", "2019-12-10"),
        ("on Wednesday", "2019-12-11"),
        ("on Thursday", "2019-12-05"),
        ("today", "2019-12-11"),
        ("yesterday", "2019-12-10"),
        ("two days ago", "2019-12-09"),
        ("last month", "2019-11"),
        ("this week", "2019-12"),
        ("last year", "2018"),
        ("in May 2017", "2017-05"),
        ("in 2015", "2015"),
        ("Dec. 9", "2019-12-09"),
        ("Dec. 25", "2018-12-25"),
        ("4 July 2018", "2018-07-04"),
        ("in May", "2019-05"),
        ("2018-03-04", "2018-03-04"),
        ("last week", "2019-12"),
        ("a few days ago", "2019-12"),
        ("in recent days", "2019-12"),
        ("earlier this week", "2019-12"),
    ],
)
def test_words_for_a_day_mean_it(words: str, day: str) -> None:
    assert days(words) == [day]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on Monday, and a day later", ["2019-12-09", "2019-12-10"]),
        ("on Dec. 2. Two days earlier", ["2019-12-02", "2019-11-30"]),
        ("on Monday, and later that day", ["2019-12-09", "2019-12-09"]),
        ("on Monday, the day after the vote", ["2019-12-09"]),
        ("in May, and a day later", ["2019-05"]),
        ("the next day", []),
    ],
)
def test_a_day_may_count_from_the_one_before(words: str, found: list[str]) -> None:
    assert days(words) == found


@pytest.mark.parametrize("words", ["last week", "this week", "this weekend", "a week ago"])
def test_a_week_of_two_months_is_of_neither(words: str) -> None:
    published = {"last week": "2019-12-04", "a week ago": "2019-12-08"}
    assert days(words, published.get(words, "2019-12-01" if "end" in words else "2019-10-02")) == []


@pytest.mark.parametrize("words", ["he may go", "May Quist", "the Sept. 11 attacks", "next Monday"])
def test_other_words_mean_no_day(words: str) -> None:
    assert days(words) == []


def test_an_impossible_date_means_no_day() -> None:
    assert days("Feb. 31, 2019") == []


def test_without_a_page_date_only_whole_dates_mean_a_day() -> None:
    assert days("on Tuesday, and on May 4, 2017", None) == ["2017-05-04"]


def said_on(markup: str, published: str = "2019-12-11") -> list[str | None]:
    labels = marked(markup, published).labelled()
    return [label.said_on.text if label.said_on else None for label in labels]


def test_the_day_in_the_cues_sentence_is_that_of_the_saying() -> None:
    assert said_on("[Mary Quist|s] [said|c] on Tuesday [that it rained|t].") == ["2019-12-10"]


def test_a_day_inside_the_content_is_not() -> None:
    assert said_on("[Mary Quist|s] [said|c] [that it rained on Monday|t].")[0] != "2019-12-09"


def test_the_same_speaker_goes_on_the_same_day() -> None:
    markup = (
        "[Mary Quist|s] [said|c] on Monday [that it rained|t].\n"
        "John Hale came on Tuesday. [Quist|s2] [added|c2] [that it snowed|t2]."
    )
    assert said_on(markup) == ["2019-12-09", "2019-12-09"]


def test_the_event_that_the_page_opens_on_dates_the_rest() -> None:
    markup = "The council met on Monday.\n[Mary Quist|s] [said|c] [it rained|t]."
    assert said_on(markup) == ["2019-12-09"]


def test_a_weekend_is_its_month() -> None:
    assert days("over the weekend") == ["2019-12"]


def test_a_weekend_in_two_months_is_no_month() -> None:
    assert days("last weekend", "2019-12-02") == []


def test_an_occasion_named_again_keeps_its_day() -> None:
    markup = (
        "Both came to the forum on Monday.\n"
        "[Mary Quist|s] [said|c] on Tuesday [it rained|t].\n"
        "[Quist|s2] [told|c2] the forum [that it snowed|t2]."
    )
    assert said_on(markup) == ["2019-12-10", "2019-12-09"]


def test_has_said_is_of_no_day() -> None:
    markup = "The council met on Monday.\n[Mary Quist|s] [has said|c] [that it rained|t]."
    assert said_on(markup) == [None]


def test_a_page_without_words_for_a_day_tells_none() -> None:
    assert said_on("[Mary Quist|s] [said|c] [that it rained|t].") == [None]


def test_whoever_the_opening_does_not_name_has_not_its_day() -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the bridge would close|t]. "
    filling = "Nobody counted the boats in the harbour that autumn. " * 40
    expert = "“[It will not,|t2]” [said|c2] [Tom Vale, an engineer|s2]. "
    same = "“[It will,|t3]” [said|c3] [Quist|s3]."
    assert said_on(opening + filling + expert + same) == ["2019-12-10", None, "2019-12-10"]


def test_whoever_speaks_near_the_opening_has_its_day() -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the bridge would close|t]. "
    assert said_on(opening + "“[It will not,|t2]” [said|c2] [Tom Vale|s2].")[1] == "2019-12-10"


def test_a_day_that_begins_the_content_is_the_cues() -> None:
    assert said_on("[Mary Quist|s] [said|c] [on Tuesday it would rain|t].") == ["2019-12-10"]


def test_whoever_spoke_near_the_opening_keeps_its_day_further_on() -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the bridge would close|t]. "
    filling = "Nobody counted the boats in the harbour that autumn. " * 14
    near = filling + "“[It will not,|t2]” [said|c2] [Tom Vale|s2]. "
    far = filling * 2 + "“[Never,|t3]” [said|c3] [Vale|s3]."
    assert said_on(opening + near + far)[1:] == ["2019-12-10", "2019-12-10"]


def test_what_is_ongoing_is_no_saying_of_the_pages_day() -> None:
    markup = "The council met on Monday.\n[The bank’s|s] [ongoing claim|c] [that it rained|t]."
    assert said_on(markup) == [None]


def test_according_to_tells_no_day() -> None:
    markup = "The council met on Monday.\n[It rained|t], [according to|c] [the tables|s]."
    assert said_on(markup) == [None]
