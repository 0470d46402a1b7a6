from dataclasses import replace

import pytest

from marked_pages import marked
from onrecord.label.days.dates import dates_in
from onrecord.label.days.tenses import Tense, tense_of
from onrecord.model import PartialDate, Span


def days(text: str, published: str | None = "2019-12-11") -> list[str]:
    page = PartialDate(published) if published else None
    return [dated.day.text for dated in dates_in(text, Span(0, len(text)), page) if dated.day]


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
        ("By 2015", "2015"),
        ("July's poll", "2019-07"),
        ("Dec. 9", "2019-12-09"),
        ("Nov. 25", "2019-11-25"),
        ("last November", "2019-11"),
        ("4 July 2018", "2018-07-04"),
        ("in May", "2019-05"),
        ("2018-03-04", "2018-03-04"),
        ("last week", "2019-12"),
        ("a few days ago", "2019-12"),
        ("in recent days", "2019-12"),
        ("earlier this week", "2019-12"),
        ("Earlier in the week", "2019-12"),
        ("earlier this year", "2019"),
        ("a 2015 interview", "2015"),
        ("a 2015 Larkhaven Research survey", "2015"),
        ("a 2015 Živa Institute survey", "2015"),
        ("an early-October poll", "2019-10"),
        ("mid-November", "2019-11"),
        ("last fall", "2019"),
        ("last summer", "2019"),
        ("on Christmas Eve", "2018-12-24"),
        ("earlier in the day", "2019-12-11"),
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
        ("on Monday, the day after Živa left", ["2019-12-09"]),
        ("on Monday. " + "It rained. " * 60 + "Earlier in the day", ["2019-12-09"] * 2),
        ("on Monday. " + "It rained. " * 60 + "A day later", ["2019-12-09"]),
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


@pytest.mark.parametrize(
    "words",
    [
        "May’s letter",
        "he may go",
        "May Quist",
        "the Sept. 11 attacks",
        "next Monday",
        "Next Monday",
        "This coming Monday",
        "Super Tuesday",
        "on Dec. 25",
        "in January",
        "today’s young",
        "as true today as ever",
        "last winter",
        "on “This Week”",
        "on the eve of the vote",
    ],
)
def test_other_words_mean_no_day(words: str) -> None:
    assert days(words) == []


def test_an_impossible_date_means_no_day() -> None:
    assert days("Feb. 31, 2019") == []


@pytest.mark.parametrize(
    ("words", "published"), [("yesterday", "0001-01-01"), ("30 years ago", "0012-05-04")]
)
def test_a_day_before_all_calendars_means_none(words: str, published: str) -> None:
    assert days(words, published) == []


def test_a_day_after_the_last_that_a_calendar_has_means_none() -> None:
    assert days("today, and a day later", "9999-12-31") == ["9999-12-31"]


def test_a_year_long_ago_has_four_digits() -> None:
    assert days("999 years ago", "1998-05-04") == ["0999"]


def test_a_leap_day_is_that_of_the_last_leap_year() -> None:
    assert days("on Feb. 29", "2020-03-02") == ["2020-02-29"]
    assert days("on Feb. 29", "2021-03-02") == []


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


@pytest.mark.parametrize(
    ("speaker", "day"),
    [("the N.R.B.", "2019-12-10"), ("Tom Vale", "2019-12-10"), ("Tom Val", None)],
)
def test_whoever_the_opening_names_by_the_whole_of_a_word_has_its_day(
    speaker: str, day: str | None
) -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the N.R.B. and Tom Vale would mend it|t]. "
    far = f"{opening}{FAR}\n“[It will hold,|t2]” "
    assert said_on(f"{far}[said|c2] [{speaker}|s2].")[1] == day


def test_whoever_speaks_near_the_opening_has_its_day() -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the bridge would close|t]. "
    assert said_on(opening + "“[It will not,|t2]” [said|c2] [Tom Vale|s2].")[1] == "2019-12-10"


def test_a_day_in_quotation_marks_is_not_that_of_what_is_told_beside_them() -> None:
    markup = (
        "The council met on Monday.\n"
        "“[We lost tonight|t],” [Mary Quist|s] [said|c], [adding|c2] [that it rained|t2]."
    )
    assert said_on(markup)[1] == "2019-12-09"


def test_what_somebody_is_brought_to_say_is_of_the_sentences_day() -> None:
    markup = "Tom Vale on Monday brought [Mary Quist|s] [to vouch for|c] [his plan|t]."
    assert said_on(markup) == ["2019-12-09"]


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


@pytest.mark.parametrize(
    "markup",
    [
        "[On Friday a ship sank|t], [according to|c] [the tables|s].",
        "[Vale’s|s] [claim|c] [that nobody had counted the boats|t] came up on Tuesday.",
    ],
)
def test_a_day_of_what_is_told_is_not_that_of_a_cue_without_tense(markup: str) -> None:
    assert said_on(markup) == [None]


def test_a_cue_without_tense_is_of_the_pages_event_in_its_first_lines_alone() -> None:
    opening = "The council met on Tuesday.\n"
    saying = "[Mary Quist|s], [hoping|c] [that it would rain|t], went home."
    filling = "Nobody counted the boats in the harbour that autumn. " * 12
    assert said_on(opening + saying) == ["2019-12-10"]
    assert said_on(opening + filling + saying) == [None]


def test_a_cue_without_tense_has_the_day_beside_it() -> None:
    markup = "[It rained|t], [according to|c] [a statement|s] on Tuesday."
    assert said_on(markup) == ["2019-12-10"]


def test_a_month_holds_while_the_speaker_goes_on() -> None:
    goes_on = "[Mary Quist|s] [said|c] last month [it rained|t]. [Quist|s2] [added|c2] [rain|t2]."
    assert said_on(goes_on) == ["2019-11", "2019-11"]
    filling = "Nobody counted the boats in the harbour that autumn. " * 10
    assert said_on(goes_on.replace("[Quist|s2]", f"{filling}[Quist|s2]")) == ["2019-11", None]


def test_a_day_outlasts_a_month_that_is_mentioned_between() -> None:
    markup = (
        "[Mary Quist|s] [said|c] on Monday [that it rained|t].\n"
        "In March [Quist|s2] [said|c2] [that it would|t2]. [Quist|s3] [added|c3] [rain|t3]."
    )
    assert said_on(markup) == ["2019-12-09", "2019-03", "2019-12-09"]


@pytest.mark.parametrize("words", ["last week", "last winter"])
def test_a_time_without_a_date_is_not_the_pages_day(words: str) -> None:
    markup = f"The council met on Monday.\n[Mary Quist|s] [said|c] {words} [that it rained|t]."
    assert said_on(markup, "2019-12-04") == [None]


@pytest.mark.parametrize(
    "cue",
    ["recently said", "has often said", "will say", "used to say", "’ve said", "for months said"],
)
def test_a_saying_of_another_time_has_not_the_pages_day(cue: str) -> None:
    markup = f"The council met on Monday.\n[Mary Quist|s] [{cue}|c] [that it rained|t]."
    assert said_on(markup) == [None]


def test_a_short_is_is_of_the_present() -> None:
    assert tense_of("’s so worried") is Tense.PRESENT


def test_what_reads_so_in_both_tenses_is_past() -> None:
    assert (tense_of("read"), tense_of("reads")) == (Tense.PAST, Tense.PRESENT)


def test_a_headline_has_the_day_of_what_it_reports() -> None:
    markup = (
        "[Mary Quist|s] [warns|c] [of rain|t]\n"
        "The council met on Monday. [Quist|s2] [told|c2] a paper on Tuesday [it would rain|t2]."
    )
    assert said_on(markup) == ["2019-12-10", "2019-12-10"]


def test_first_lines_of_another_year_are_not_of_the_day_told_next() -> None:
    markup = (
        "In 2014 [Mary Quist|s] [said|c] [mills were safe|t]. By 2019 [she|s2] [said|c2] [no|t2].\n"
        "On Monday [Quist|s3] [said|c3] [they were not|t3]."
    )
    assert said_on(markup) == ["2014", "2019", "2019-12-09"]


def test_a_headline_of_last_week_is_of_its_day_that_is_told_next() -> None:
    markup = (
        "[Mary Quist|s] [said|c] last week [it rained|t].\n"
        "[Quist|s2] [told|c2] a paper on Dec. 3 [it would rain|t2]."
    )
    assert said_on(markup) == ["2019-12-03", "2019-12-03"]


def said_within(markup: str) -> list[str | None]:
    """The days of a page whose second saying stands in the content of the first."""
    page = marked(markup)
    first, second, *others = page.attributions
    whole = replace(first, content=(Span(first.content[0].start, first.content[-1].end),))
    nested = replace(page, attributions=(whole, replace(second, parent=0), *others))
    return [label.said_on.text if label.said_on else None for label in nested.labelled()]


def test_a_day_told_within_somebodys_words_is_not_that_of_the_words_about_it() -> None:
    markup = (
        "[Mary Quist|s] [says|c] [that|t] [she|s2] [told|c2] a court on Monday [it rained|t2], "
        "[no more|t]. [Quist|s3] [said|c3] [it snowed|t3]."
    )
    assert said_within(markup) == [None, "2019-12-09", None]


def test_what_is_told_of_anothers_words_is_not_of_the_day_of_the_telling() -> None:
    markup = (
        "[Mary Quist|s] on Monday [denied|c] [that|t] [Tom Vale|s2] [asked|c2] [for rain|t2]"
        " [again|t]."
    )
    assert said_within(markup) == ["2019-12-09", None]


def test_what_a_paper_reports_is_of_the_day_that_is_told_for_it() -> None:
    markup = (
        "[The Larkhaven Times|s] [reported|c] on Monday [that|t] [Tom Vale|s2] [asked|c2]"
        " [for rain|t2] [again|t]."
    )
    assert said_within(markup) == ["2019-12-09"] * 2


def test_on_a_page_without_a_date_a_day_is_of_the_year_nearest_to_the_day_told_before() -> None:
    assert days("on 9 January 2017, on 6 January and on 30 December", None) == [
        "2017-01-09",
        "2017-01-06",
        "2016-12-30",
    ]


def test_a_day_that_tells_who_the_source_is_is_not_that_of_the_saying() -> None:
    markup = "[Mary Quist, who won in March,|s] [said|c] [that it rained|t]."
    assert said_on(markup) == [None]


def test_a_poll_is_of_the_day_that_names_it() -> None:
    assert said_on("[A 2018 poll|s] [found|c] [that it rained|t].") == ["2018"]


def test_a_letter_that_is_cited_again_is_of_the_day_told_for_it() -> None:
    filling = "Nobody counted the boats in the harbour that autumn. " * 10
    markup = f"The bank sent a letter last month.\n{filling}\n[The letter|s] [says|c] [rain|t]."
    assert said_on(markup) == ["2019-11"]


def test_in_one_paragraph_the_day_of_a_sentence_holds_for_the_next() -> None:
    markup = "The council met in March. [Mary Quist|s] [said|c] [that it rained|t]."
    assert said_on(markup) == ["2019-03"]
    assert said_on(markup.replace(". [Mary", ".\n[Mary")) == [None]


def test_the_day_of_anothers_saying_is_not_that_of_the_next() -> None:
    markup = (
        "[Tom Vale|s] [said|c] in March [that it rained|t]. [Mary Quist|s2] [disagreed|c2] [x|t2]."
    )
    assert said_on(markup) == ["2019-03", None]


def test_news_first_lines_date_what_is_criticised() -> None:
    markup = "[Mary Quist|s] [criticized|c] [the mayor on Monday over the bridge|t]."
    assert said_on(markup) == ["2019-12-09"]


def test_what_somebody_thinks_is_not_of_the_day_of_another_deed() -> None:
    markup = (
        f"{'It rained. ' * 20}\n"
        "The bank closed her account on Monday without a word to her, "
        "but [she|s] [suspects|c] [rain|t]."
    )
    assert said_on(markup) == [None]


def test_an_event_long_before_the_page_is_not_the_news() -> None:
    markup = "The bridge fell on Nov. 2. [Mary Quist|s] [said|c] [that it rained|t]."
    assert said_on("[x|t2] ." + markup.replace(". [Mary", ".\n[Mary"))[0] is None


def test_a_weekday_six_days_back_is_not_the_news() -> None:
    markup = "The council meets on Thursday.\n[Mary Quist|s] [said|c] [that it rained|t]."
    assert said_on(markup) == ["2019-12"]  # "the Thursday of the answer" would be too fine


def test_a_date_that_opens_a_sentence_holds_for_all_of_it() -> None:
    middle = "the owners of the mill beside the river and the whole of the town’s council"
    markup = f"In April, [Mary Quist|s] met {middle}, and [threatened to|c] [close it|t]."
    assert said_on(markup) == ["2019-04"]


def test_a_date_that_opens_a_quotation_is_what_is_talked_about() -> None:
    assert said_on("[“In 2018 it rained,”|t] [Mary Quist|s] [said|c].", "2019-12-11") == [None]


def test_early_in_a_time_is_no_day() -> None:
    markup = "The council met on Monday.\nEarly in the drought, [Mary Quist|s] [said|c] [rain|t]."
    assert said_on(markup) == [None]


@pytest.mark.parametrize("verbs", ["has mocked Tom Vale and", "’ve met Tom Vale, and"])
def test_an_auxiliary_holds_for_all_the_verbs_that_share_it(verbs: str) -> None:
    markup = f"The council met on Monday.\n[The owners|s] {verbs} [called|c] [the mill safe|t]."
    assert said_on(markup.replace("s] ’ve", "s]’ve")) == [None]


def test_who_has_to_do_something_says_so_on_a_day() -> None:
    markup = "The council met on Monday.\n[Mary Quist|s] had to leave and [said|c] [it rained|t]."
    assert said_on(markup) == ["2019-12-09"]


def test_what_was_has_said_is_told_at_length_of_no_day() -> None:
    markup = (
        "The council met on Monday.\n"
        "[Mary Quist|s] [has said|c] [that it rained|t]. “[It poured,|t2]” [Quist|s2] [said|c2]."
    )
    assert said_on(markup) == [None, None]


def test_what_is_told_to_somebody_is_another_saying_than_what_was_has_said() -> None:
    markup = (
        "The council met on Monday.\n"
        "[Mary Quist|s] [has said|c] [it rained|t]. “[It poured,|t2]” [Quist|s2] [told|c2] a club."
    )
    assert said_on(markup) == [None, "2019-12-09"]


def test_a_day_to_come_is_not_the_news() -> None:
    markup = "The council will vote on Tuesday.\n[Mary Quist|s] [said|c] [that it rained|t]."
    assert said_on(markup) == [None]


def test_shares_of_the_asked_spoke_before_their_poll_came_out() -> None:
    markup = "The poll came out on Monday.\n[Two in three|s] [said|c] [that it rained|t]."
    assert said_on(markup) == [None]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("In an interview with Radio Ostra,", None),
        ("In another interview on NRL,", None),
        ("In an interview on Friday,", "2019-12-06"),
        ("In the interview with Radio Ostra,", "2019-12-09"),
    ],
)
def test_another_occasion_is_not_of_the_day_told_before(opening: str, day: str | None) -> None:
    markup = (
        "[Mary Quist|s] [said|c] on Monday [that it rained|t].\n"
        f"{opening} [Quist|s2] [said|c2] [it snowed|t2]. “[It hailed,|t3]” [she|s3] [said|c3]."
    )
    assert said_on(markup) == ["2019-12-09", day, day]


def test_an_obituary_s_last_day_dates_no_words() -> None:
    markup = "Ana Ruiz, dead at 92\nShe died on Monday.\n[Mary Quist|s] [called|c] [her kind|t]."
    assert said_on(markup) == [None]


def test_a_question_is_answered_on_its_day() -> None:
    markup = (
        "[Mary Quist|s] [said|c] on Monday [that it rained|t].\n"
        "“[Did it?|t2]” [John Hale|s2] [asked|c2] on Tuesday. “[It did,|t3]” [Quist|s3] [said|c3]."
    )
    assert said_on(markup) == ["2019-12-09", "2019-12-10", "2019-12-10"]


def test_an_answer_is_of_the_month_of_its_question() -> None:
    markup = (
        "In an interview last month a reporter [asked|c] [if it rained|t].\n"
        "“[It did,|t2]” [she|s2] [said|c2]."
    )
    assert said_on(markup) == ["2019-11", "2019-11"]


def test_a_question_that_nobody_puts_is_of_the_day_of_its_answer() -> None:
    opening = "[Mary Quist|s] [said|c] on Tuesday [that the bridge would close|t]. "
    markup = f"{opening}{FAR}[Asked|c2] [whether it must|t2], [Quist|s3] [said|c3] [it did|t3]."
    assert said_on(markup) == ["2019-12-10"] * 3


def test_a_poll_says_what_it_says_on_its_day() -> None:
    markup = (
        f"{'It rained. ' * 20}\n[The Larkhaven poll|s] [found|c] on Monday [that it rained|t].\n"
        f"{'It rained. ' * 20}\n[The Larkhaven poll|s2] [also says|c2] [that it snowed|t2]."
    )
    assert said_on(markup) == ["2019-12-09", "2019-12-09"]


def test_he_who_cannot_be_told_goes_on_with_the_saying_before() -> None:
    markup = "“[Rain,|t]” [he|s] [said|c] on Monday. “[And snow,|t2]” [he|s2] [said|c2]."
    assert said_on(markup) == ["2019-12-09", "2019-12-09"]


FAR = "Nobody counted the boats in the harbour that autumn. " * 40


@pytest.mark.parametrize(
    ("told", "day"), [("Monday", "2019-12"), ("Wednesday", "2019-12-11"), ("Nov. 29", None)]
)
def test_an_answer_is_of_a_time_between_what_it_answers_and_the_page(
    told: str, day: str | None
) -> None:
    asks = f"{FAR}\nOn {told}, the mill closed its gates again.\n"
    markup = asks + "“[It is a pity,|t]” [said|c] [Tom Vale|s]."
    assert said_on(markup) == [day]


@pytest.mark.parametrize(("told", "day"), [("Monday", "2019-12"), ("Wednesday", None)])
def test_two_paragraphs_on_an_answer_has_a_month_and_no_day(told: str, day: str | None) -> None:
    asks = f"{FAR}\nOn {told}, the mill closed its gates again.\nIt rained.\n"
    assert said_on(asks + "“[It is a pity,|t]” [said|c] [Tom Vale|s].") == [day]


def test_what_is_said_further_on_is_no_answer() -> None:
    markup = f"{FAR}\nThe mill closed on Monday.\n" + "It rained.\n" * 3
    assert said_on(markup + "“[It is a pity,|t]” [said|c] [Tom Vale|s].") == [None]


def test_a_name_in_capitals_is_no_day() -> None:
    assert days("she told USA TODAY that it rained") == []


def test_a_wires_date_is_that_of_its_story() -> None:
    assert said_on("FLINT, Dec. 9 (UPI) — [Mary Quist|s] [said|c] [that it rained|t].") == [None]


def test_a_day_in_somebodys_words_is_not_that_of_the_news() -> None:
    rain = "[Mary Quist|s] [said|c] [it had rained since Monday|t]."
    markup = f"{rain}\n[Tom Vale|s2] [denied|c2] [it|t2]."
    assert said_on(markup) == [None, None]


def test_a_clause_about_something_else_dates_no_saying() -> None:
    markup = (
        "[Mary Quist|s] [said|c] on Tuesday [that it rained|t].\n"
        "In Larkhaven -- which met on Monday -- [Quist|s2] [said|c2] [it snowed|t2]."
    )
    assert said_on(markup) == ["2019-12-10", "2019-12-10"]


def test_a_clause_between_dashes_ends_before_the_day_of_the_saying() -> None:
    markup = "[Mary Quist|s] -- who had met them -- on November 4 [said|c] [it rained|t]."
    assert said_on(markup) == ["2019-11-04"]


def test_plans_in_quotation_marks_end_with_them() -> None:
    assert said_on("“[It will rain,|t]” [Mary Quist|s] [said|c] on Monday.") == ["2019-12-09"]


@pytest.mark.parametrize("plan", ["are likely to go north", "may go if Vale wins"])
def test_a_month_to_come_is_not_that_of_the_saying(plan: str) -> None:
    assert said_on(f"[Voters|s] who {plan} in May [said|c] [that it rained|t].") == [None]


def test_a_day_to_come_is_not_that_of_the_saying() -> None:
    assert said_on("The town votes on Tuesday, and [Quist|s] [said|c] [it would rain|t].") == [None]


@pytest.mark.parametrize("source", ["A new local poll", "New poll", "a just-released report"])
def test_a_new_writing_is_of_the_month_of_the_days_before_the_page(source: str) -> None:
    assert said_on(f"[{source}|s] [shows|c] [that the dam leaks|t].") == ["2019-12"]


def test_a_new_writing_is_of_no_month_where_the_days_before_the_page_are_of_two() -> None:
    assert said_on("[A new poll|s] [shows|c] [that it leaks|t].", "2019-12-05") == [None]


@pytest.mark.parametrize(
    "source", ["A New Larkhaven poll", "The latest poll", "A new witness in the report"]
)
def test_what_is_not_called_new_or_written_is_of_no_month(source: str) -> None:
    assert said_on(f"[{source}|s] [shows|c] [that the dam leaks|t].") == [None]


def test_a_writing_shows_on_the_day_on_which_it_was_released() -> None:
    before = (
        "The council of Larkhaven has a hundred and twenty members, of whom most are farmers.\n" * 2
    )
    where = "in the town hall of Larkhaven upon the river"
    released = f"[A poll released on Monday {where}|s] [shows|c] [that the dam leaks|t]."
    held = f"[A poll of voters who met on Monday {where}|s] [shows|c] [that it leaks|t]."
    assert said_on(before + released) == ["2019-12-09"]
    assert said_on(before + held) == [None]


@pytest.mark.parametrize(
    ("source", "cue", "day"),
    [
        ("Many", "would say", None),
        ("Quist", "might argue", None),
        ("Quist", "would not say", "2019-12-09"),
        ("Quist", "wouldn’t say", "2019-12-09"),
        ("Quist", "would only say", "2019-12-09"),
        ("Neither mayor", "would say", "2019-12-09"),
    ],
)
def test_what_would_be_said_was_said_on_no_day(source: str, cue: str, day: str | None) -> None:
    page = marked(f"[Quist|s] [said|c] on Monday [rain|t]. [{source}|s2] [{cue}|c2] [more|t2].")
    told = page.labelled()[1].said_on
    assert (told.text if told else None) == day
