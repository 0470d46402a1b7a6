"""Each format holds the words of the record, and can be read by what others read it with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
import stix2
from pybrat.parser import BratParser

from onrecord.errors import BadInput
from onrecord.exchange import FORMATS, Export, Format, What, exported
from onrecord.exchange.lines import encoded
from onrecord.exchange.people import Profile, entity
from onrecord.exchange.plover import event_lines
from onrecord.model import (
    Act,
    Dispatch,
    Event,
    Form,
    HeldRole,
    Judgement,
    PartialDate,
    StatementRow,
    Verdict,
    dispatch_id,
)
from onrecord.record import CONTRADICTION, Query, Record
from record.test_found_across import a_dispute, an_utterance, keep
from record_builders import ANA, BO, TEXT, Said, person, reading

CLEO = person("Cleo Brandt", "Q42")
DENIED = "“We never saw\n the dam,” Cleo Brandt told 🌧 reporters, who accused her of lying."
PAGES = (
    reading(),
    reading(
        DENIED,
        (
            Said("We never saw\n the dam", "Cleo Brandt", "told", CLEO, act=Act.DENY, denied=True),
            Said(
                "of lying",
                "who",
                "accused",
                None,
                act=Act.ACCUSE,
                addressee="her",
                form=Form.INDIRECT,
                candidates=(ANA, BO),
            ),
        ),
        url=None,
        outlet=None,
        published="2031-05",
        title=None,
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("exchange") / "r.db") as made:
        with made.writing() as writer:
            for each in PAGES:
                writer.add(each)
        made.add_name(CLEO, "Minister Brandt", "test")
        one, other, *_ = rows = list(made.statements())
        dispatch = Dispatch(
            dispatch_id([one.document]), (one.document,), "AFP", True, ("One text.",)
        )
        keep(made, [dispatch], [an_utterance(rows[:1])], [a_dispute(one, other)])
        made.judge(Judgement(a_dispute(one, other).id, Verdict.RIGHT, CONTRADICTION, "ana"))
        yield made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("exchange") / "empty.db") as made:
        yield made


def written(
    record: Record, form: Format, what: What = What.STATEMENTS, query: Query | None = None
) -> tuple[bytes, Export]:
    pieces, export = exported(record, what, form, query)
    return b"".join(pieces), export


def of(record: Record, what: What) -> int:
    """How many of these the record has."""
    counted = getattr(record.counts(), what.value, None)
    return int(counted) if counted is not None else sum(1 for _ in getattr(record, what.value)())


def objects(record: Record, form: Format, what: What = What.STATEMENTS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(record, form, what)[0].splitlines()]


STATED = [
    pytest.param(form, what, id=f"{what}-{form}")
    for form, row in FORMATS.items()
    for what in row.writers
]


@pytest.mark.parametrize(("form", "what"), STATED)
def test_what_was_written_and_left_out_is_what_was_met(
    form: Format, what: What, record: Record
) -> None:
    _, export = written(record, form, what)
    assert export.rows == of(record, what) > 0
    assert export.about()["rows"] == export.rows - sum(export.left_out.values())


@pytest.mark.parametrize(("form", "what"), STATED)
def test_an_export_without_rows_is_still_readable(form: Format, what: What, empty: Record) -> None:
    content, export = written(empty, form, what)
    assert export.rows == 0
    if content.startswith(b"{"):
        assert json.loads(content)


def test_a_query_is_told_as_it_was_asked(record: Record) -> None:
    _, export = written(record, Format.JSONL, query=Query(speakers=(ANA.id,), act=Act.ANNOUNCE))
    assert export.about()["query"] == {"speakers": [ANA.id], "act": "announce"}
    assert export.about()["rows"] == 1
    assert export.about()["readings"] == ["v1"]


def test_a_format_without_a_place_for_these_rows_says_which_have_one(record: Record) -> None:
    with pytest.raises(BadInput, match="ftm has no place for statements; they go into jsonl"):
        exported(record, What.STATEMENTS, Format.FTM)


def test_filters_on_statements_are_not_silently_dropped(record: Record) -> None:
    with pytest.raises(BadInput, match="leave out act"):
        exported(record, What.DOCUMENTS, Format.JSONL, Query(act=Act.DENY))


def test_words_choose_statements_for_sheets_too(record: Record) -> None:
    pieces, export = exported(record, What.STATEMENTS, Format.ANNOTATIONS, Query(words="rained"))
    (only,) = json.loads(b"".join(pieces))["items"]
    assert only["target"][0]["selector"][1]["exact"] == "it had rained"
    assert export.about()["query"] == {"words": "rained"}


def test_lines_hold_the_nested_form(record: Record) -> None:
    assert objects(record, Format.JSONL) == [row.as_dict() for row in record.statements()]


def test_a_line_has_no_break_in_it_that_anybody_knows() -> None:
    value = {"where": "a\u2028b\x85c\u2029d\n"}
    [line] = encoded(value).decode().splitlines()
    assert json.loads(line) == value


def test_csv_says_who_in_a_cell_of_its_own(record: Record) -> None:
    content, _ = written(record, Format.CSV)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert [row["speaker_name"] for row in rows] == ["Ana Ruiz", "Bo Lund", "Cleo Brandt", ""]
    assert rows[2]["content_text"] == "We never saw\n the dam"


def test_parquet_says_in_its_footer_where_it_is_from(record: Record) -> None:
    content, export = written(record, Format.PARQUET)
    footer = pq.read_metadata(io.BytesIO(content))
    assert footer.num_rows == 4
    assert json.loads(footer.metadata[b"onrecord"]) == export.about()


def test_annotations_quote_the_words_at_their_position(record: Record) -> None:
    page = json.loads(written(record, Format.ANNOTATIONS)[0])
    for item in page["items"]:
        target = item["target"][0]
        for piece in target.get("items", [target]):
            position, quotation = piece["selector"]
            text = TEXT if quotation["exact"] in TEXT else DENIED
            assert text[position["start"] : position["end"]] == quotation["exact"]
            assert text[: position["start"]].endswith(quotation["prefix"])
            assert text[position["end"] :].startswith(quotation["suffix"])


def test_content_in_pieces_is_meant_together(record: Record) -> None:
    page = json.loads(written(record, Format.ANNOTATIONS)[0])
    kinds = [[each["type"] for each in item["target"]] for item in page["items"]]
    assert kinds == [["SpecificResource"] * 2, ["oa:Composite"] * 2, *[["SpecificResource"]] * 2]


def test_a_position_is_never_told_of_a_live_page(record: Record) -> None:
    page = json.loads(written(record, Format.ANNOTATIONS)[0])
    live = page["items"][0]["target"][1]
    assert live["source"] == "https://fjord.example/rain"
    assert live["selector"]["type"] == "TextQuoteSelector"


def test_an_unsure_speaker_is_a_choice(record: Record) -> None:
    page = json.loads(written(record, Format.ANNOTATIONS)[0])
    names = [each["source"]["name"] for each in page["items"][3]["body"][0]["items"]]
    assert names == ["Ana Ruiz", "Bo Lund"]


def test_quotation_marks_make_a_quotation(record: Record) -> None:
    feed = json.loads(written(record, Format.SCHEMA_ORG)[0])["dataFeedElement"]
    assert [each["@type"] for each in feed] == ["Claim", "Quotation", "Quotation", "Claim"]
    assert feed[1]["spokenByCharacter"]["name"] == "Bo Lund"


def test_who_denies_a_claim_is_not_its_author(tmp_path: Path) -> None:
    said = Said("it had rained", "Ana Ruiz", "said", ANA, form=Form.INDIRECT, denied=True)
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading(said=(said,)))
        (only,) = json.loads(written(record, Format.SCHEMA_ORG)[0])["dataFeedElement"]
    assert "author" not in only
    assert only["description"] == "Denied by Ana Ruiz."


def accusing(record: Record) -> StatementRow:
    *_, row = record.statements()
    told = {"event": Event.ACCUSE, "event_score": 0.5, "target": row.addressee}
    return replace(row, **told, target_text=row.addressee_text)  # type: ignore[arg-type]


def test_events_are_only_what_the_record_tells_as_such(record: Record) -> None:
    export = Export(What.STATEMENTS)
    rows = [*record.statements(), accusing(record), replace(accusing(record), published=None)]
    event = json.loads(b"".join(event_lines(rows, export)))
    assert (event["event"], event["mode"]) == (["ACCUSE"], ["disapprove"])
    assert event["source"] == [{"actor_text": "who"}]
    assert event["recipient"] == [{"actor_text": "her"}]
    assert event["score"] == 0.45
    assert export.left_out["no event: deny"] == export.left_out["no date"] == 1


def test_a_month_is_written_as_its_days(record: Record) -> None:
    event = json.loads(b"".join(event_lines([accusing(record)], Export(What.STATEMENTS))))
    assert (event["date"], event["enddate"]) == ("2031-05-01", "2031-05-31")


def test_an_office_is_a_position_without_days(record: Record) -> None:
    row = record.speaker(CLEO.id)
    assert row is not None
    seen = HeldRole("foreign minister", "Fjordland", PartialDate("2031-05"), None, None)
    assert entity(Profile(row, (seen,)))["properties"]["position"] == [
        "foreign minister, Fjordland"
    ]


def test_people_are_entities_with_all_their_names(record: Record) -> None:
    found = {each["id"]: each for each in objects(record, Format.FTM, What.SPEAKERS)}
    assert found[CLEO.id] == {
        "id": CLEO.id,
        "schema": "Person",
        "properties": {
            "name": ["Cleo Brandt"],
            "alias": ["Minister Brandt"],
            "wikidataId": ["Q42"],
        },
    }


def test_entities_are_valid_followthemoney(record: Record) -> None:
    ftm = pytest.importorskip("followthemoney", reason="brings ICU: not among the test tools")
    for each in objects(record, Format.FTM, What.SPEAKERS):
        ftm.model.get_proxy(each, cleaned=False)
        ftm.model.get(each["schema"]).validate(each)


def test_a_bundle_is_valid_and_whole(record: Record) -> None:
    bundle = stix2.parse(written(record, Format.STIX)[0].decode(), allow_custom=False)
    seen: set[str] = set()
    for each in bundle.objects:
        for name in each:
            if name.endswith(("_ref", "_refs")):
                refs = [each[name]] if name.endswith("_ref") else each[name]
                assert seen.issuperset(refs), f"{each.id} comes before what it refers to"
        assert each.id not in seen
        seen.add(each.id)
    kinds = [each.type for each in bundle.objects]
    counted = {kind: kinds.count(kind) for kind in kinds}
    assert counted == {"identity": 5, "note": 5, "sighting": 2, "report": 2}


def test_bundles_of_two_days_have_the_same_ids(record: Record) -> None:
    first, second = (json.loads(written(record, Format.STIX)[0])["objects"] for _ in range(2))
    assert [each["id"] for each in first[:-1]] == [each["id"] for each in second[:-1]]


def test_the_last_note_of_a_bundle_tells_about_the_export(record: Record) -> None:
    content, export = written(record, Format.STIX)
    assert json.loads(json.loads(content)["objects"][-1]["content"]) == export.about()


def test_a_report_of_an_undated_page_says_so(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading(published=None))
        found = json.loads(written(record, Format.STIX)[0])["objects"]
    (report,) = [each for each in found if each["type"] == "report"]
    assert report["description"].startswith("The page states no date")
    assert report["published"] == "2031-05-04T12:00:00.000Z"


def unpacked(record: Record) -> dict[str, str]:
    with ZipFile(io.BytesIO(written(record, Format.BRAT)[0])) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_standoff_is_read_by_others_as_what_was_said(record: Record, tmp_path: Path) -> None:
    for name, content in unpacked(record).items():
        (tmp_path / name).write_text(content, encoding="utf8", newline="")
    examples = BratParser(error="raise").parse(tmp_path)
    acts = {event.type: event for example in examples for event in example.events}
    assert set(acts) == {"Announce", "State", "Deny", "Accuse"}
    assert "her" in [getattr(each, "mention", None) for each in acts["Accuse"].arguments]


def test_standoff_marks_the_words_that_it_names(record: Record) -> None:
    files = unpacked(record)
    marks = [
        (files[name.replace(".ann", ".txt")], *line.split("\t")[1:])
        for name in files
        if name.endswith(".ann")
        for line in files[name].splitlines()
        if line.startswith("T")
    ]
    assert len(marks) == 13
    for text, places, words in marks:
        pieces = [each.split() for each in places.split(" ", 1)[1].split(";")]
        assert " ".join(text[int(start) : int(end)] for start, end in pieces) == words


def test_every_type_in_standoff_is_configured(record: Record) -> None:
    files = unpacked(record)
    configured = files["annotation.conf"]
    for name in files:
        if name.endswith(".ann"):
            for line in files[name].splitlines():
                kind = line.split("\t")[1].split(" ")[0].split(":")[0]
                assert kind in configured or kind in ("Reference", "AnnotatorNotes")


def test_what_was_found_across_pages_tells_words_and_outlets(record: Record) -> None:
    [utterance] = objects(record, Format.JSONL, What.UTTERANCES)
    assert utterance["speaker"]["name"] == "Ana Ruiz"
    assert utterance["renderings"][0]["words"] == "it had rained"
    assert utterance["renderings"][0]["outlet"] == "Fjord Post"
    [dispatch] = objects(record, Format.JSONL, What.DISPATCHES)
    assert (dispatch["origin"], dispatch["carried_by"][0]["title"]) == ("AFP", "Rain")


def test_a_dispute_is_exported_with_what_was_decided(record: Record) -> None:
    [dispute] = objects(record, Format.JSONL, What.DISPUTES)
    assert (dispute["status"], dispute["judged_by"]) == ("accepted", "ana")
    content, _ = written(record, Format.CSV, What.DISPUTES)
    [line] = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert line["status"] == "accepted"
    assert "Ana Ruiz affirms" in line["sides"]


@pytest.mark.parametrize("what", [What.UTTERANCES, What.DISPUTES, What.DISPATCHES])
def test_what_was_found_across_pages_is_nested_in_parquet(record: Record, what: What) -> None:
    content, export = written(record, Format.PARQUET, what)
    assert pq.read_table(io.BytesIO(content)).to_pylist() == objects(record, Format.JSONL, what)
    assert export.about()["readings"] == ["v1"]


@pytest.mark.parametrize("most", [1, 500])
def test_utterances_are_all_exported_however_many_statements_are_asked_for_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("onrecord.exchange.across.AT_ONCE", most)
    with Record.open(tmp_path / "record.db") as made:
        with made.writing() as writer:
            for number in range(3):
                writer.add(reading(url=f"https://fjord.example/{number}"))
        rows = list(made.statements())
        keep(made, utterances=[an_utterance(rows[:2]), an_utterance(rows[2:])])
        told = objects(made, Format.JSONL, What.UTTERANCES)
    assert sorted(len(each["renderings"]) for each in told) == sorted([2, len(rows) - 2])
