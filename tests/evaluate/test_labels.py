import pytest

from onrecord.evaluate.acts import score_acts
from onrecord.evaluate.dates import score_dates
from onrecord.evaluate.speakers import same_name, score_speakers
from onrecord.model import UNSURE, PartialDate, Resolution, Speaker, SpeakerKind, speaker_id


def row(speaker: str | None, kind: str = "person", **more: object) -> dict[str, object]:
    return {"speaker": speaker, "speaker_kind": kind, "source_type": "name", **more}


def answer(name: str) -> Resolution:
    kind = SpeakerKind.PERSON
    return Resolution(Speaker(speaker_id(name, kind), name, kind), 0.9, "named")


@pytest.mark.parametrize(
    ("gold", "given", "kind"),
    [
        ("Mary Quist", "Mary Anne Quist", "person"),
        ("President Quist", "Mary Quist", "person"),
        ("Quist", "Mary Quist", "person"),
        ("Loretta E. Quist", "Loretta Quist", "person"),
        ("Larkhaven Water Board", "LWB", "body"),
        ("the Larkhaven Times", "Larkhaven Times", "body"),
        ("Mary Quist and John Hale", "John Hale and Mary Quist", "group"),
        ("advisers to Mr. Hale", "John Hale’s advisers", "unnamed"),
    ],
)
def test_names_that_are_one(gold: str, given: str, kind: str) -> None:
    assert same_name(gold, given, kind)


@pytest.mark.parametrize(
    ("gold", "given", "kind"),
    [
        ("Mary Quist", "John Quist", "person"),
        ("Mary Quist", "Quist", "person"),
        ("Mary Quist", "Mary Hale", "person"),
        ("Larkhaven Times", "Larkhaven Water Board", "body"),
        ("voters", "critics", "group"),
    ],
)
def test_names_that_are_not(gold: str, given: str, kind: str) -> None:
    assert not same_name(gold, given, kind)


def test_unsure_is_not_wrong() -> None:
    score = score_speakers([row("Mary Quist")], [Resolution(UNSURE, 0.0, "several")])
    assert (score.accuracy, score.wrong_share) == (0.0, 0.0)


def test_a_wrong_name_is_wrong() -> None:
    score = score_speakers([row("Mary Quist")], [answer("John Hale")])
    assert (score.accuracy, score.wrong_share) == (0.0, 1.0)


def test_naming_nobody_is_right_where_nobody_speaks() -> None:
    score = score_speakers([row(None, "none")], [Resolution(None, 0.7, "no source")])
    assert score.by_source["name"]["right"] == 1
    assert score.named == 0


def test_doubtful_rows_are_left_out() -> None:
    rows = [row("Mary Quist"), row("John Hale", doubtful=True)]
    assert score_speakers(rows, [answer("Mary Quist")] * 2).rows == 1


def test_the_second_act_counts_leniently_only() -> None:
    score = score_acts([{"act": "state", "act_also": "deny"}], ["deny"])
    assert (score.accuracy, score.lenient_accuracy) == (0.0, 1.0)


def test_the_macro_average_is_over_acts_with_enough_rows() -> None:
    rows = [{"act": "state"}] * 8 + [{"act": "deny"}]
    assert score_acts(rows, ["state"] * 9).macro_f1 == pytest.approx(16 / 17)


def test_a_month_is_not_its_day_but_compatible() -> None:
    score = score_dates([{"said_on": "2016-09"}], [PartialDate("2016-09-26")])
    assert (score.accuracy, score.compatible) == (0.0, 1)


def test_none_is_right_where_the_page_tells_no_day() -> None:
    assert score_dates([{"said_on": None}], [None]).accuracy_all == 1.0
