"""Corrections of statements: seen by every reader, kept when pages are read again, taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.model import (
    UNSURE,
    Act,
    Judgement,
    PartialDate,
    Reading,
    Span,
    StatementId,
    StatementRow,
    Verdict,
)
from onrecord.record import Query, Record
from onrecord.record.judging import deciding
from record_builders import ANA, BO, DEFAULT_SAID, NOON, TEXT, Said, dump, person, reading

CLEO = person("Cleo Vane")
RAIN, WET = (each.id for each in reading().statements)


@pytest.fixture
def record(place: str | Path) -> Record:
    record = Record.open(place)
    record.add(reading())
    return record


def only(record: Record, content: str) -> StatementRow:
    (row,) = (row for row in record.statements() if content in row.content_text)
    return row


def recut(version: str = "v2") -> Reading:
    """The page as another version reads it: the first content begins two words earlier."""
    first = replace(DEFAULT_SAID[0], content="that it had rained", act=Act.PREDICT)
    return reading(said=[first, DEFAULT_SAID[1]], version=version)


def test_a_corrected_act_is_what_every_query_finds(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    (row,) = record.statements(Query(act=Act.DENY))
    assert (row.id, row.act_score, row.corrected) == (RAIN, 1.0, ("act",))
    assert not list(record.statements(Query(act=Act.ANNOUNCE)))


def test_a_corrected_speaker_may_be_one_whom_no_page_names(record: Record) -> None:
    record.judge(deciding.said_by(RAIN, CLEO, "Ida", "the page names her"))
    (row,) = record.statements(Query(speakers=(CLEO.id,)))
    assert row.speaker == CLEO
    assert row.speaker_evidence == "judged by Ida: the page names her"


def test_a_speaker_judged_wrong_without_a_better_one_is_open(record: Record) -> None:
    record.judge(deciding.said_by(RAIN, None, "Ida"))
    assert only(record, "rained").speaker is UNSURE


def test_a_reattributed_statement_has_no_candidates_left(place: str | Path) -> None:
    with Record.open(place) as record:
        record.add(reading(said=[Said("it had rained", "Ana Ruiz", candidates=(ANA, BO))]))
        (row,) = record.statements()
        record.judge(deciding.said_by(row.id, BO, "Ida"))
        assert (only(record, "rained").speaker, only(record, "rained").candidates) == (BO, ())


def test_mended_spans_bring_their_words_and_are_searched(record: Record) -> None:
    whole = (Span(0, TEXT.index(".")),)
    record.judge(deciding.stands_at(RAIN, {"content": whole, "cue": ()}, "Ida"))
    (hit,) = record.search('"ana ruiz said"')
    assert hit.statement.content_text == "Ana Ruiz said that it had rained"
    assert (hit.statement.id, hit.statement.cue, hit.statement.source_text) == (
        RAIN,
        (),
        "Ana Ruiz",
    )


def test_what_is_no_statement_is_nowhere(record: Record) -> None:
    record.judge(deciding.is_no_statement(RAIN, "Ida"))
    assert record.statement(RAIN) is None
    assert not list(record.search("rained"))
    assert record.counts().statements == 1


def test_what_stood_in_no_statement_stands_in_what_held_it(place: str | Path) -> None:
    said = [
        Said("Bo Lund added", "Ana Ruiz"),
        Said("Lund added", "Bo Lund", parent=0),
        Said("added", "Lund", parent=1),
    ]
    with Record.open(place) as record:
        record.add(reading(said=said))
        outer, middle, _ = record.statements()
        record.judge(deciding.is_no_statement(middle.id, "Ida"))
        assert [row.parent for row in record.statements()] == [None, outer.id]


def test_denial_and_day_are_corrected_too(record: Record) -> None:
    record.judge(deciding.is_denied(RAIN, True, "Ida"))
    record.judge(deciding.said_on(RAIN, PartialDate("2031-05"), "Ida"))
    row = only(record, "rained")
    assert (row.denied, row.said_on) == (True, PartialDate("2031-05"))
    assert row.corrected == ("denied", "said on")


@pytest.mark.parametrize(
    ("about", "value", "words"),
    [
        ("act", "mumble", "no act"),
        ("denied", "perhaps", "yes or no"),
        ("said on", "yesterday", "no date|not a date"),
        ("speaker", "Ana", "no speaker"),
        ("speaker", '{"id": 1, "name": "x", "kind": "person"}', "no speaker"),
        ("span", '{"content": [[0, 100000]]}', "beyond"),
        ("span", '{"content": []}', "content"),
        ("span", '{"content": [[5]]}', "no places"),
    ],
)
def test_a_value_that_is_none_is_refused(
    record: Record, about: str, value: str, words: str
) -> None:
    before = dump(record.store.place)
    with pytest.raises(BadInput, match=words):
        record.judge(Judgement(RAIN, Verdict.WRONG, about, "Ida", value=value))
    assert dump(record.store.place) == before


def test_undoing_lets_the_judgement_before_stand_again(record: Record) -> None:
    read = only(record, "rained")
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.judge(deciding.is_act(RAIN, Act.WARN, "Ida"))
    record.undo(None, "Ida")
    assert only(record, "rained").act is Act.DENY
    record.undo(None, "Ida")
    assert only(record, "rained") == read
    with pytest.raises(BadInput, match="no judgement of Ida stands"):
        record.undo(None, "Ida")


def test_one_judgement_is_undone_by_the_beginning_of_its_id(record: Record) -> None:
    act = record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.judge(deciding.is_denied(RAIN, True, "Bea"))
    record.undo(act.id[:10], "Bea", "it is an announcement")
    assert only(record, "rained").corrected == ("denied",)


def test_a_statement_that_was_none_comes_back_with_its_candidates(place: str | Path) -> None:
    with Record.open(place) as record:
        record.add(reading(said=[Said("it had rained", "Ana Ruiz", candidates=(ANA, BO))]))
        (read,) = record.statements()
        record.judge(deciding.is_no_statement(read.id, "Ida"))
        record.add(reading(url="https://fjord.example/2"))  # takes the number that became free
        record.undo(None, "Ida")
        assert record.statement(read.id) == read


def test_a_correction_outlasts_reading_again(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.add(reading(version="v2"))
    assert (only(record, "rained").act, only(record, "rained").version) == (Act.DENY, "v2")


def test_a_correction_follows_a_statement_that_is_cut_differently(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.add(recut())
    row = only(record, "that it had rained")
    assert row.act is Act.DENY
    assert [each.value for each in record.judgements(row.id)] == ["deny"]


def test_a_second_judgement_under_the_new_id_takes_the_place_of_the_first(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.add(recut())
    record.judge(deciding.is_act(only(record, "rained").id, Act.WARN, "Bea"))
    assert [each.value for each in record.judgements(standing=True)] == ["warn"]
    record.undo(None, "Bea")
    assert only(record, "rained").act is Act.DENY


def test_taking_back_after_reading_again_shows_what_the_new_version_read(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.add(recut())
    record.undo(None, "Ida")
    assert only(record, "rained").act is Act.PREDICT


def test_a_judgement_whose_statement_is_gone_is_kept_and_says_so(record: Record) -> None:
    record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
    record.add(reading(said=DEFAULT_SAID[1:], version="v2"))
    (gone,) = record.judged()
    assert (gone.gone, gone.stands, gone.statement) == (True, True, None)
    record.add(reading(version="v3"))
    assert only(record, "rained").act is Act.DENY
    assert [each.gone for each in record.judged()] == [False]


def test_a_judgement_on_a_nested_statement_does_not_go_to_the_one_around_it(
    place: str | Path,
) -> None:
    outer = Said("We saw it too” Bo Lund added, “and we were wet".replace("”", ",”", 1), "Ana Ruiz")
    inner = Said("we were wet", "Bo Lund", parent=0)
    with Record.open(place) as record:
        given = reading(said=[outer, inner])
        record.add(given)
        record.judge(deciding.is_act(given.statements[1].id, Act.WARN, "Ida"))
        record.add(reading(said=[outer], version="v2"))
        assert [row.act for row in record.statements()] == [Act.STATE]


def test_a_confirmed_value_holds_against_another_version(record: Record) -> None:
    right = Judgement(RAIN, Verdict.RIGHT, "act", "Ida", value="announce")
    record.judge(right)
    record.add(recut())
    assert only(record, "rained").act is Act.ANNOUNCE


def test_confirming_without_a_value_changes_nothing(record: Record) -> None:
    before = only(record, "rained")
    for about in ("speaker", "act", "span", "statement", "denied", "said on"):
        record.judge(Judgement(RAIN, Verdict.RIGHT, about, "Ida"))
    assert only(record, "rained") == before


def test_a_judgement_of_another_record_waits_for_its_page(record: Record, tmp_path: Path) -> None:
    told = record.judge(deciding.is_act(RAIN, Act.DENY, "Ida")).as_dict()
    with Record.open(tmp_path / "other.db") as other:
        other.judge(Judgement.of(json.loads(json.dumps(told))))
        assert [each.gone for each in other.judged()] == [True]
        other.add(recut())
        assert only(other, "rained").act is Act.DENY


def test_a_judgement_without_what_stood_waits_for_its_id(place: str | Path) -> None:
    with Record.open(place) as record:
        record.judge(deciding.is_act(RAIN, Act.DENY, "Ida"))
        record.add(reading())
        assert only(record, "rained").act is Act.DENY


def test_a_place_beyond_a_page_that_came_later_is_passed_by(place: str | Path) -> None:
    with Record.open(place) as record:
        record.judge(deciding.stands_at(RAIN, {"content": (Span(0, 10_000),)}, "Ida"))
        record.add(reading())
        assert only(record, "rained").corrected == ()


CHANGES = [
    lambda own: deciding.is_act(own, Act.DENY, "Ida"),
    lambda own: deciding.said_by(own, CLEO, "Ida"),
    lambda own: deciding.is_no_statement(own, "Ida"),
    lambda own: deciding.stands_at(own, {"content": (Span(0, 8),)}, "Ida"),
    lambda own: deciding.same(ANA.id, BO.id, "Ida"),
    lambda own: deciding.renamed(BO.id, "Robert Lund", "Ida"),
]


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.sampled_from([RAIN, WET])), max_size=5))
def test_taking_all_back_leaves_the_record_as_it_was_read(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[object, StatementId]]
) -> None:
    with Record.open(tmp_path_factory.mktemp("undone") / "r.db") as record:
        record.add(reading())
        read = [*record.statements()], [*record.speakers()]
        judged = 0
        for change, own in changes:
            try:
                record.judge(change(own))  # type: ignore[operator]
            except BadInput:  # merged already
                continue
            judged += 1
        for _ in range(judged):
            record.undo(None, "Ida")
        named = {speaker.id for speaker in read[1]}
        assert [*record.statements()] == read[0]
        assert [each for each in record.speakers() if each.id in named] == read[1]
        assert not list(record.judgements(standing=True))


@settings(max_examples=8)
@given(st.permutations([0, 1, 2, 3]))
def test_when_a_page_is_read_again_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    """Judged before or after another version read the page, the record is the same."""
    steps = [
        lambda record: record.add(recut()),
        lambda record: record.judge(deciding.is_act(RAIN, Act.DENY, "Ida")),
        lambda record: record.judge(deciding.same(ANA.id, BO.id, "Ida")),
        lambda record: record.judge(deciding.said_by(WET, CLEO, "Ida")),
    ]
    folder = tmp_path_factory.mktemp("order")
    with Record.open(folder / "r.db") as record, Record.open(folder / "usual.db") as usual:
        for each, done in ((record, order), (usual, [0, 1, 2, 3])):
            each.add(reading())
            for step in done:
                if step == 1 and each.statement(RAIN) is None:
                    own = only(each, "rained").id
                    each.judge(deciding.is_act(own, Act.DENY, "Ida"))
                else:
                    steps[step](each)
        assert [*record.statements()] == [*usual.statements()]


def test_judgements_go_through_json(record: Record) -> None:
    given = replace(deciding.said_by(RAIN, CLEO, "Ida", "“why”"), at=NOON)
    kept = record.judge(given)
    again = Judgement.of(json.loads(json.dumps(kept.as_dict())))
    assert (again, again.stood, again.id) == (kept, kept.stood, kept.id)


@pytest.mark.parametrize(
    "row",
    [{}, {"subject": ""}, {"verdict": "maybe"}, {"at": "noon"}, {"value": 3}, {"by": ""}],
)
def test_a_row_that_is_no_judgement_is_told(row: dict[str, object]) -> None:
    good = Judgement("stm-1", Verdict.RIGHT, "act", "Ida", at=NOON).as_dict()
    with pytest.raises(BadInput):
        Judgement.of(good | row if row else row)
