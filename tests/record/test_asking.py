from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.model import Act, Form, Judgement, PageHash, PartialDate, Verdict
from onrecord.record import Order, Query, Record
from onrecord.record.asking import snippets
from onrecord.record.asking.terms import wanted
from onrecord.record.keeping.storable import folded
from onrecord.record.sqlite.wording import expression_of
from record_builders import ANA, BO, DEFAULT_SAID, NOON, Said, person, reading

BODY = person("Ministry of Rain")


@pytest.fixture(scope="module")
def record(module_place: str | Path) -> Record:
    record = Record.open(module_place)
    with record.writing() as writing:
        writing.add(reading())
        zoe = person("Zoë Ørsted")
        to = "the São Paulo talks"
        dry = [Said("It was dry", zoe.name, "said", zoe, said_on="2029-01", addressee=to)]
        later = "It was dry, Zoë Ørsted said of the São Paulo talks."
        writing.add(
            reading(later, dry, url="https://dune.example/1", outlet="Dune", published="2032")
        )
        spoken = [Said("no comment", speaker=BO, behalf=BODY, denied=True, act=Act.DENY)]
        writing.add(reading("No: no comment.", spoken, url=None, outlet=None, published=None))
    return record


def day(text: str) -> PartialDate:
    return PartialDate(text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["it had rained", "We saw it too … and we were wet", "It was dry", "no comment"]),
        (Query(speakers=(ANA.id,)), ["it had rained"]),
        (Query(speakers=(BODY.id,)), []),
        (Query(speakers=(BODY.id,), on_behalf=True), ["no comment"]),
        (Query(speakers=()), []),
        (Query(act=Act.ANNOUNCE), ["it had rained"]),
        (Query(form=Form.INDIRECT), ["it had rained"]),
        (Query(denied=True), ["no comment"]),
        (Query(outlet="dune"), ["It was dry"]),
        (Query(url="https://dune.example/1"), ["It was dry"]),
        (Query(addressee="The São Paulo talks"), ["It was dry"]),
        (Query(addressee="Paulo"), []),
        (Query(told="paulo  TALKS"), ["It was dry"]),
        (Query(told="Paul"), []),
        (Query(told="%"), []),
        (Query(told=""), []),
        (Query(published_from=day("2031-05-05")), ["It was dry"]),
        (Query(published_from=day("2032-06")), ["It was dry"]),
        (Query(published_until=day("2031")), ["it had rained", "We saw it too … and we were wet"]),
        (Query(published_until=day("2031-05-03")), []),
        (Query(said_until=day("2029")), ["It was dry"]),
        (Query(said_from=day("2029-01-31"), said_until=day("2029-12")), ["It was dry"]),
        (Query(said_from=day("2029-02"), outlet="Dune"), []),
    ],
)
def test_filters_keep_what_they_say(record: Record, query: Query, found: list[str]) -> None:
    assert [row.content_text for row in record.statements(query)] == found


def test_statements_can_come_by_day(record: Record) -> None:
    days = [row.day for row in record.statements(Query(order=Order.DAY))]
    assert days == [None, day("2029-01"), day("2031-05-04"), day("2031-05-04")]


def test_a_document_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    for row in record.documents():
        assert record.document(row.document.id[4:12]) == row


def test_a_document_is_found_by_its_address(record: Record) -> None:
    row = record.document("https://dune.example/1")
    assert row is not None
    assert row.document.outlet == "Dune"


def test_an_ambiguous_beginning_is_refused(record: Record) -> None:
    with pytest.raises(BadInput, match="several ids"):
        record.document("doc-")


@pytest.mark.parametrize("name", ["doc-zzz", "https://dune.example/", "%", ""])
def test_what_is_not_there_is_none(record: Record, name: str) -> None:
    if name:
        assert record.document(name) is None
    assert record.statement(name) is None
    assert record.page_bytes(PageHash(name)) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zoë Ørsted", [("Zoë Ørsted", True)]),
        ("zoe orsted", [("Zoë Ørsted", True)]),
        ("ørsted", [("Zoë Ørsted", False)]),
        ("Lund Bo", [("Bo Lund", False)]),
        ("o", []),
        ("…", []),
    ],
)
def test_a_name_finds_its_speakers(record: Record, name: str, found: list[object]) -> None:
    assert [(each.speaker.name, each.exact) for each in record.speakers_named(name)] == found


def test_an_id_finds_its_speaker_with_what_is_said_for_it(record: Record) -> None:
    (found,) = record.speakers_named(BODY.id)
    assert (found.speaker, found.statements) == (BODY, 1)


@pytest.mark.parametrize("letters", [8, 12, 24])
def test_the_beginning_of_an_id_finds_its_speaker(record: Record, letters: int) -> None:
    (found,) = record.speakers_named(BODY.id[:letters])
    assert found.speaker == BODY
    assert record.people.named(BODY.id[:letters]) == (BODY,)


@pytest.mark.parametrize("told", ["Bo Lund", "bo lund, the ENVOY", "(Dune)", "the envoy"])
def test_a_name_is_found_beside_marks_within_a_hearers_words(place: str | Path, told: str) -> None:
    hearer = "Bo Lund, the envoy (Dune),"
    said = [Said("it was dry", "Ana Ruiz", "told", ANA, addressee=hearer)]
    with Record.open(place) as record, record.writing() as writing:
        writing.add(reading(f"Ana Ruiz told {hearer} that it was dry.", said))
        writing.commit()
        assert len(list(record.statements(Query(told=told)))) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(hearers=(BO.id,)), ["it was dry"]),
        (Query(hearers=(ANA.id,)), []),
        (Query(hearers=()), []),
        (Query(told="Lund", hearers=(BO.id,)), ["it was dry"]),
        (Query(told="the envoy", hearers=()), ["it was dry"]),
    ],
)
def test_a_hearer_is_found_by_other_words(
    place: str | Path, query: Query, found: list[str]
) -> None:
    said = [Said("it was dry", "Ana Ruiz", "told", ANA, addressee="the envoy", hearer=BO)]
    with Record.open(place) as record:
        record.add(reading("Ana Ruiz told the envoy that it was dry.", said))
        assert [row.content_text for row in record.statements(query)] == found
        (row,) = record.statements()
        assert row.hearer == BO


@pytest.mark.parametrize("name", ["spk", "spk-", "spk-zzzz", "spk-00000000"])
def test_what_begins_no_id_finds_nobody(record: Record, name: str) -> None:
    assert record.speakers_named(name) == ()
    assert record.people.named(name) == ()


def test_an_alias_finds_its_speaker(place: str | Path) -> None:
    with Record.open(place) as record:
        record.add(reading())
        record.add_name(ANA, "The Rainmaker", "a person")
        (found,) = record.speakers_named("rainmaker")
        assert found.speaker == ANA
        assert found.names == ("Ana Ruiz", "The Rainmaker")


def test_a_name_alone_comes_before_those_it_is_part_of(place: str | Path) -> None:
    short = person("Ruiz")
    with Record.open(place) as record:
        record.add(reading())
        record.add(reading(said=[Said("it had rained", speaker=short)], url=None))
        assert [each.speaker for each in record.speakers_named("Ruiz")] == [short, ANA]


def test_whom_a_name_calls_is_told_where_it_is_one(place: str | Path) -> None:
    short = person("Ruiz")
    with Record.open(place) as record:
        record.add(reading())
        record.add(reading(said=[Said("it had rained", speaker=short)], url=None))
        called = record.speakers_called(["Ana Ruiz", "ruiz", "Lund", "Nobody"])
        parts = [record.speaker_with_part(name) for name in ("Lund", "Ruiz", "Nobody", "…")]
    assert called == {"Ana Ruiz": ANA, "ruiz": short}
    assert parts == [BO, None, None, None]


def test_namesakes_share_the_last_name_and_those_who_say_most_come_first(
    place: str | Path,
) -> None:
    eve, short = person("Eve Ruiz"), person("Ruiz")
    with Record.open(place) as record:
        record.add(reading())
        said = [Said("it had rained", speaker=short), Said("no", speaker=eve)]
        record.add(reading("it had rained, no, no", said, url=None))
        record.add(reading("oh no", [Said("no", speaker=eve)], url=None))
        found = record.namesakes(ANA, 5)
        assert [(each.speaker, each.statements) for each in found] == [(eve, 2), (short, 1)]
        assert record.namesakes(ANA, 1) == found[:1]
        assert not record.namesakes(person("…"), 5)


def test_the_words_of_the_first_statements_alone_are_told(record: Record) -> None:
    every = [row.content_text for row in record.statements()]
    assert sorted(record.contents(Query(), len(every))) == sorted(every)
    newest = record.portion(Query(order=Order.NEWEST), 1).rows
    assert record.contents(Query(order=Order.NEWEST), 1) == [newest[0].content_text]


def test_the_latest_documents_go_on_before_one(record: Record) -> None:
    first, second, third = record.latest_documents(3)
    assert record.latest_documents(3, before=first.id) == (second, third)
    assert record.latest_documents(1, before=second.id) == (third,)
    assert record.latest_documents(3, before=third.id) == ()


def test_no_documents_are_before_one_that_is_not_there(record: Record) -> None:
    with pytest.raises(BadInput, match="no document doc-0"):
        record.latest_documents(3, before="doc-0")


def test_folding_keeps_letters_and_order() -> None:
    assert folded("Jean-Luc  O’NÉILL, Łódź") == "jean luc o neill lodz"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rained", ["it had rained"]),
        ("WET saw", ["We saw it too … and we were wet"]),
        ('"saw it"', ["We saw it too … and we were wet"]),
        ('"it saw"', []),
        ("rai*", ["it had rained"]),
        ("rai", []),
        ('"it had ra"*', ["it had rained"]),
        ("rained NOT wet", []),
        ('"unclosed', []),
    ],
)
def test_words_find_statements(record: Record, words: str, found: list[str]) -> None:
    assert [hit.statement.content_text for hit in record.search(words)] == found


def test_a_filter_narrows_a_search(record: Record) -> None:
    assert len(list(record.search("it"))) == 3
    assert len(list(record.search("it", Query(outlet="Dune")))) == 1


def test_words_find_documents_without_their_accents(record: Record) -> None:
    (hit,) = record.search_documents("sao paulo")
    assert hit.document.outlet == "Dune"
    assert [span.of(hit.snippet.text) for span in hit.snippet.found] == ["São", "Paulo"]


def test_of_a_very_long_text_the_beginning_is_shown(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snippets, "SNIPPET_TEXT", 5)
    with Record.open(place) as record:
        record.add(reading())
        [hit] = record.search("rained")
    assert (hit.snippet.text, hit.snippet.found) == ("it had rained…", ())


def test_a_word_of_the_title_finds_its_document(record: Record) -> None:
    assert len(list(record.search_documents("rain"))) == 3


def test_hits_beyond_the_first_portion_come_too(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [hit.statement.id for hit in record.search("it")]
    monkeypatch.setattr("onrecord.record.asking.search.HITS_AT_ONCE", 1)
    assert [hit.statement.id for hit in record.search("it")] == every


@pytest.mark.parametrize("words", ["", "  ", '"', "—", "*", '"…" -'])
def test_a_search_for_no_word_is_refused(record: Record, words: str) -> None:
    with pytest.raises(BadInput, match="at least one"):
        record.search(words)


@given(st.text(max_size=20))
def test_no_typed_words_are_a_syntax_error(words: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        try:
            expression = expression_of(wanted(words))
        except BadInput:
            return
        connection.execute("SELECT * FROM words WHERE words MATCH ?", [expression]).fetchall()


def judged(subject: str, verdict: Verdict, **more: str) -> Judgement:
    return Judgement(subject, verdict, more.pop("about", "act"), "Ida", at=NOON, **more)


@pytest.fixture
def empty(place: str | Path) -> Record:
    return Record.open(place)


def test_judgements_come_back_in_their_order(empty: Record) -> None:
    all_three = [
        judged("stm-1", Verdict.WRONG, value="deny", why="“denied” is the cue"),
        judged("utt-1", Verdict.SAME, other="utt-2", about="utterance"),
        judged("stm-1", Verdict.RIGHT, about="speaker"),
    ]
    for each in all_three:
        empty.judge(each)
    assert list(empty.judgements()) == all_three
    assert list(empty.judgements("utt-2")) == all_three[1:2]


def test_the_last_judgement_on_a_question_stands(empty: Record) -> None:
    wrong, unsure = judged("stm-1", Verdict.WRONG), judged("stm-1", Verdict.UNSURE)
    empty.judge(wrong)
    empty.judge(unsure)
    assert list(empty.judgements(standing=True)) == [unsure]
    assert list(empty.judgements()) == [wrong, unsure]


def test_a_withdrawn_judgement_does_not_stand(empty: Record) -> None:
    empty.judge(judged("stm-1", Verdict.WRONG))
    empty.judge(judged("stm-1", Verdict.WITHDRAWN))
    assert not list(empty.judgements(standing=True))


def test_a_judgement_outlives_what_it_judged(empty: Record) -> None:
    given = reading()
    empty.add(given)
    empty.judge(judged(given.statements[1].id, Verdict.WRONG))
    empty.add(reading(said=DEFAULT_SAID[:1], version="v2"))
    with empty._engine.connect() as view:
        stood = view.exec_driver_sql("SELECT stood FROM judgements").scalar()
    assert "We saw it too" in str(stood)


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET verdict = 'x'", "DELETE FROM judgements"]
)
def test_judgements_cannot_be_changed_in_the_file(empty: Record, change: str) -> None:
    empty.judge(judged("stm-1", Verdict.WRONG))
    with (
        empty._engine.connect() as connection,
        pytest.raises(Exception, match="judgements are appended"),
    ):
        connection.exec_driver_sql(change)


def viewed(record: Record, columns: str, view: str) -> list[tuple[object, ...]]:
    with record._engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {view}")]


def test_a_view_shows_who_said_what_in_words(record: Record) -> None:
    shown = viewed(record, "day, speaker_name, act, content_text, outlet", "who_said_what")
    assert ("2029-01", "Zoë Ørsted", "state", "It was dry", "Dune") in shown
    assert len(shown) == 4


def test_a_view_shows_every_block_with_its_words(record: Record) -> None:
    shown = viewed(record, "start, kind, words", "blocks")
    assert (0, "paragraph", "No: no comment.") in shown
    assert len(shown) == 3


def test_a_view_shows_every_span_with_its_words(record: Record) -> None:
    shown = viewed(record, "part, position, words", "spans")
    assert {("content", 1, "and we were wet"), ("source", 0, "Zoë Ørsted")} <= set(shown)
    assert len(shown) == 3 + 4 + 4 + 1


def test_a_word_that_is_too_long_for_an_index_hides_no_other(record: Record) -> None:
    found = record.documents_sharing("rained", 5)
    assert found
    assert record.documents_sharing("rained " + "a" * 3000, 5) == found
