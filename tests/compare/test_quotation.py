from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.compare.quotation.checked import Answer, Checked
from onrecord.compare.quotation.quotation import check_quotation
from onrecord.errors import BadInput
from onrecord.model import Form, Speaker, SpeakerId, words_at
from onrecord.record import Record
from record_builders import ANA, BO, Said, person, reading

TEXT = (
    "“We did not even discuss the ferry,” Ana Ruiz said on Monday. “It was about the 12 "
    "lighthouses, and about nothing else.” Bo Lund denied that the ferry had been sold. "
    "The harbour was quiet and the gulls were loud all day. "
    "Bo Lund told reporters that “Ana Ruiz said: we never met”."
)
SAID = (
    Said("We did not even discuss the ferry", "Ana Ruiz", "said", ANA),
    Said("It was about the 12 lighthouses, and about nothing else", speaker=ANA),
    Said("the ferry had been sold", "Bo Lund", "denied", BO, form=Form.INDIRECT, denied=True),
    Said("Ana Ruiz said: we never met", speaker=BO),
    Said("we never met", speaker=ANA, parent=3),
)
OTHER = "The captain, Cleo Vane, called it “the quietest winter in forty years”, and left."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record.open(tmp_path_factory.mktemp("record") / "onrecord.db")
    record.add(reading(TEXT, SAID))
    winter = Said("the quietest winter in forty years", speaker=person("Cleo Vane"))
    record.add(reading(OTHER, [winter], url="https://dune.example/2"))
    record.add(reading("It rained, nobody knows why.", (), url="https://dune.example/3"))
    said = Said("Such cafés close", speaker=BO)
    record.add(reading("Such cafés close, Bo Lund said.", [said], url="https://dune.example/5"))
    return record


def checked(record: Record, quote: str, *speakers: SpeakerId) -> Checked:
    return check_quotation(quote, record, speakers or None)


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("We did not even discuss the ferry", Answer.VERBATIM),
        ("we did not even\ndiscuss the ferry!", Answer.VERBATIM),
        ("discuss the ferry", Answer.VERBATIM),
        ("Such cafe\u0301s close", Answer.VERBATIM),
        ("We did not even discuss the ferry. It was about the 12 lighthouses", Answer.VERBATIM),
        ("We did even discuss the ferry", Answer.ALTERED),
        ("It was about the 15 lighthouses, and about nothing else", Answer.ALTERED),
        ("the gulls were loud all day", Answer.ELSEWHERE),
        ("the ferry had been sold", Answer.ELSEWHERE),
        ("Snow will fall on the castle tomorrow evening", Answer.ABSENT),
        ("xyzzy", Answer.ABSENT),
    ],
)
def test_a_quotation_has_one_of_four_answers(record: Record, quote: str, answer: Answer) -> None:
    assert checked(record, quote).answer is answer


@pytest.mark.parametrize(
    ("quote", "speaker", "answer"),
    [
        ("We did not even discuss the ferry", ANA, Answer.VERBATIM),
        ("We did not even discuss the ferry", BO, Answer.ELSEWHERE),
        ("the gulls were loud all day", BO, Answer.ELSEWHERE),
        ("we never met", ANA, Answer.VERBATIM),
        ("the ferry had been sold", BO, Answer.ELSEWHERE),  # which is what he denies
        ("We did even discuss the ferry", ANA, Answer.ALTERED),
    ],
)
def test_a_quotation_is_checked_against_its_speaker(
    record: Record, quote: str, speaker: Speaker, answer: Answer
) -> None:
    assert checked(record, quote, speaker.id).answer is answer


def test_a_place_says_where_the_words_stand(record: Record) -> None:
    (place,) = checked(record, "the 12 lighthouses").places
    assert words_at(TEXT, place.spans) == place.words == "the 12 lighthouses"
    assert [each.content_text[:6] for each in place.statements] == ["It was"]


def test_words_on_both_sides_of_a_cue_are_of_both_statements(record: Record) -> None:
    (place,) = checked(record, "discuss the ferry it was about").places or ()
    assert place.words == "discuss the ferry … It was about"
    assert len(place.statements) == 2


def test_statements_far_apart_are_not_one_quotation(record: Record) -> None:
    assert checked(record, "about nothing else we never met").answer is not Answer.VERBATIM


def test_an_altered_number_is_flagged(record: Record) -> None:
    (place,) = checked(record, "It was about the 15 lighthouses").places
    assert place.number_changed
    assert not place.negation_changed
    assert [(c.record, c.quoted) for c in place.changes if c.record != c.quoted] == [
        (("12",), ("15",))
    ]


def test_a_stock_word_in_common_is_no_nearest_wording(record: Record) -> None:
    assert checked(record, "bananas are the blue").nearest is None


def test_a_dropped_negation_is_flagged(record: Record) -> None:
    (place,) = checked(record, "We did even discuss the ferry").places
    assert place.negation_changed


def test_denied_words_are_shown_as_denied(record: Record) -> None:
    (place,) = checked(record, "the ferry had been sold", BO.id).places
    assert place.denied
    assert not place.own_words


def test_what_the_speaker_did_say_stands_beside_another_speakers_words(record: Record) -> None:
    quote = "the quietest winter in forty years"
    assert checked(record, quote, ANA.id).nearest is None
    record.add(
        reading(
            "“It was the quietest spring in forty years,” Ana Ruiz said.",
            [Said("It was the quietest spring in forty years", speaker=ANA)],
            url="https://dune.example/4",
        )
    )
    found = checked(record, quote, ANA.id)
    assert found.answer is Answer.ELSEWHERE
    assert found.nearest is not None
    assert found.nearest.words == "the quietest spring in forty years"


@pytest.mark.parametrize("quote", ["", " … ", "“”"])
def test_a_quotation_without_a_word_is_refused(record: Record, quote: str) -> None:
    with pytest.raises(BadInput, match="no word to check"):
        checked(record, quote)


def test_a_stock_phrase_is_said_to_be_looked_for_in_part(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.compare.quotation.quotation.QUOTING_DOCUMENTS", 1)
    assert checked(record, "it").incomplete


def test_an_empty_record_holds_no_quotation(tmp_path: Path) -> None:
    with Record.open(tmp_path / "onrecord.db") as empty:
        assert checked(empty, "We did not even discuss the ferry").answer is Answer.ABSENT
