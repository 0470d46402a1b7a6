"""The API: what the record has, as JSON; what cannot be asked, as a problem that helps."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from onrecord.compare import positions_of
from onrecord.knowledge.told import PersonTold, RoleTold
from onrecord.model import Act, Input, PartialDate, Reason, Rejected, Role, Span, Verdict
from onrecord.model.plain import plain
from onrecord.nets import load_embedder
from onrecord.record import Record
from onrecord.review import review_record
from onrecord.web import make_app
from onrecord.web.api.overviews import CountsShape, OutletShape, StandsShape, TallyShape
from onrecord.web.api.reading import InputShape, RejectedShape
from onrecord.web.api.shapes import DocumentShape, JudgementShape, NamedSpeakerShape, StatementShape
from onrecord.web.api.shapes_across import (
    CheckedShape,
    DispatchShape,
    DisputeShape,
    PositionShape,
    UtteranceShape,
    WordingShape,
)
from onrecord.web.api.speakers import CompanyShape, RoleShape, StandingShape
from record_builders import ANA, TEXT, Said, reading
from web.api_readings import readings

API = "/api/v1"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "some.db"
    with Record.open(path) as record:
        with record.writing() as writer:
            for each in readings():
                writer.add(each)
            writer.reject(Rejected("blank.html", Reason.EMPTY, "It has no text.", url=None))
            began = datetime(2031, 5, 4, tzinfo=UTC)
            writer.account(Input("pages/", began, read=4, rejected={"empty": 1}))
        review_record(record)
    return path


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://127.0.0.1:8321") as made:
        yield made


def items(client: TestClient, address: str, **parameters: Any) -> list[dict[str, Any]]:
    answer = client.get(API + address, params=parameters)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


SHAPES = [
    ("/statements", StatementShape, {}),
    ("/statements", StatementShape, {"words": "dam"}),
    ("/documents", DocumentShape, {}),
    ("/speakers", NamedSpeakerShape, {}),
    ("/speakers", NamedSpeakerShape, {"name": "Ruiz"}),
    ("/utterances", UtteranceShape, {}),
    ("/disputes", DisputeShape, {}),
    ("/dispatches", DispatchShape, {}),
    ("/inputs", InputShape, {}),
    ("/rejections", RejectedShape, {}),
    ("/positions", PositionShape, {"speaker": "Ana Ruiz", "matter": "the dam burst"}),
    ("/documents", DocumentShape, {"words": "dam"}),
    ("/tallies", TallyShape, {"words": "dam"}),
    ("/outlets", OutletShape, {}),
    ("/matters", StandsShape, {"words": "dam"}),
    (f"/speakers/{ANA.id}/matters", StandingShape, {}),
]


@pytest.mark.parametrize(("address", "shape", "parameters"), SHAPES)
def test_lists_are_of_the_shape_that_is_described(
    client: TestClient, address: str, shape: Any, parameters: dict[str, str]
) -> None:
    found = items(client, address, **parameters)
    assert found
    for each in found:
        assert shape.model_validate(each).model_dump(mode="json") == each


def test_a_speakers_offices_are_told_with_their_evidence(tmp_path: Path) -> None:
    with Record.open(tmp_path / "some.db") as record:
        taught = Role(ANA, "minister", "Fell", PartialDate("2031-05"), Span(0, 8))
        record.add(replace(reading(), roles=(taught,)))
        held = PersonTold(ANA.name, roles=(RoleTold("mayor", "Fell"),))
        record.people.bring([held], "towns.csv")
    with TestClient(make_app(tmp_path / "some.db"), base_url="http://127.0.0.1:8321") as client:
        roles = items(client, f"/speakers/{ANA.id}/roles")
    assert [RoleShape.model_validate(each).model_dump(mode="json") for each in roles] == roles
    told = {
        each["title"]: (each["origin"], [page["words"] for page in each["pages"]]) for each in roles
    }
    assert told == {"mayor": ("towns.csv", []), "minister": (None, [TEXT[:8]])}


def test_the_counts_are_those_of_the_lists(client: TestClient) -> None:
    told = client.get(f"{API}/counts").json()
    assert CountsShape.model_validate(told).model_dump() == told
    assert told == {name: len(items(client, f"/{name}", limit=500)) for name in told}


def test_tallies_sum_to_the_statements_that_pass(client: TestClient) -> None:
    denied = items(client, "/tallies", act="deny")
    assert sum(each["statements"] for each in denied) == len(
        items(client, "/statements", act="deny")
    )


def test_the_company_of_a_speaker_is_that_of_the_page(client: TestClient) -> None:
    told = client.get(f"{API}/speakers/{ANA.id}/company").json()
    assert CompanyShape.model_validate(told).model_dump(mode="json") == told
    assert "Fell" in [each["name"] for each in told["about"]]


def test_a_saying_has_its_wordings_the_first_whole(client: TestClient) -> None:
    saying = items(client, "/utterances", at_least=2)[0]
    first, *others = items(client, f"/utterances/{saying['id']}/wordings")
    assert all(WordingShape.model_validate(each) for each in (first, *others))
    assert [shared for _, shared in first["pieces"]] == [True]
    assert len(others) == len(saying["statements"]) - 1


def test_documents_with_words_go_on_to_the_last(client: TestClient) -> None:
    every = [each["id"] for each in items(client, "/documents", words="dam")]
    first = client.get(f"{API}/documents", params={"words": "dam", "limit": 1}).json()
    rest = items(client, "/documents", words="dam", after=first["after"])
    assert [each["id"] for each in (*first["items"], *rest)] == every


def test_a_document_that_is_forgotten_meanwhile_is_left_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "document", lambda *_: None)
    assert items(client, "/documents", words="dam", limit=499) == []  # was not asked before


def test_positions_are_found_by_meaning_too(client: TestClient, path: Path) -> None:
    matter = "disaster at the reservoir"  # none of these words is in the record
    with Record.open(path, read_only=True) as record:
        rows, pages = list(record.statements()), record.documents_of
        found = positions_of(ANA.id, matter, rows, load_embedder(), pages)
    assert not positions_of(ANA.id, matter, rows)
    told = items(client, "/positions", speaker="Ana Ruiz", matter=matter)
    assert [*told] == [plain(each) for each in found] != []


def test_positions_that_take_no_stand_are_given_only_where_asked_for(tmp_path: Path) -> None:
    question = Said("“Has the dam at Fell burst?”", "Ana Ruiz", "asked", ANA, act=Act.ASK)
    path, told = tmp_path / "some.db", {"speaker": "Ana Ruiz", "matter": "the dam at Fell"}
    with Record.open(path) as record, record.writing() as writer:
        writer.add(reading("“Has the dam at Fell burst?” Ana Ruiz asked.", (question,)))
    with TestClient(make_app(path), base_url="http://127.0.0.1:8321") as client:
        assert items(client, "/positions", **told) == []
        [found] = items(client, "/positions", **told, all=True)
    assert found["stance"] == "neither"


@pytest.mark.parametrize(
    "address", ["/statements", "/documents", "/speakers", "/utterances", "/disputes", "/dispatches"]
)
def test_an_item_of_a_list_can_be_asked_for_by_its_id(client: TestClient, address: str) -> None:
    first = items(client, address)[0]
    assert client.get(f"{API}{address}/{first['id']}").json() == first


LISTS = [
    ("/statements", {}),
    ("/statements", {"words": "the"}),
    ("/documents", {}),
    ("/speakers", {}),
    ("/utterances", {}),
]


@pytest.mark.parametrize(("address", "asked"), LISTS)
def test_portions_laid_end_to_end_are_the_list(
    client: TestClient, address: str, asked: dict[str, str]
) -> None:
    taken: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    while True:
        portion = client.get(API + address, params={"limit": "1"} | asked | after).json()
        taken += portion["items"]
        if portion["after"] is None:
            break
        after = {"after": portion["after"]}
    assert taken == items(client, address, **asked)
    assert len(taken) > 1


def test_filters_hold_together(client: TestClient) -> None:
    found = items(client, "/statements", speaker="lund", act="deny", outlet="moor echo")
    assert [row["document"] for row in found] == [
        row["id"] for row in items(client, "/documents", outlet="Moor Echo")
    ]


def test_a_page_that_nobody_said_anything_about_is_an_empty_list(client: TestClient) -> None:
    assert client.get(f"{API}/statements", params={"speaker": "Nobody"}).json() == {
        "items": [],
        "after": None,
    }


def test_the_text_is_that_whose_code_points_are_counted(client: TestClient) -> None:
    row = items(client, "/statements")[0]
    text = client.get(f"{API}/documents/{row['document']}/text").text
    assert " … ".join(text[start:end] for start, end in row["content"]) == row["content_text"]


def test_a_quotation_is_checked(client: TestClient) -> None:
    asked = {"quote": "it had rained", "speaker": "Ana Ruiz"}
    answer = client.post(f"{API}/check", json=asked).json()
    assert CheckedShape.model_validate(answer).answer == "verbatim"


def test_each_quotation_of_a_draft_is_checked(client: TestClient) -> None:
    draft = "“It had rained all day in Fell,” Ana Ruiz said. 🌧 “We were very wet,” she added."
    answer = client.post(f"{API}/check/draft", json={"draft": draft})
    first, second = answer.json()["items"]
    assert draft[second["start"] : second["end"]] == second["words"] == "We were very wet,"
    assert first["speaker"] == "Ana Ruiz"
    assert CheckedShape.model_validate(first["checked"])


def test_who_has_an_answer_already_is_not_sent_it_again(client: TestClient) -> None:
    first = client.get(f"{API}/statements")
    again = client.get(f"{API}/statements", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_an_etag_is_another_where_the_answer_is(client: TestClient) -> None:
    tags = {client.get(f"{API}{each}").headers["ETag"] for each in ("/statements", "/documents")}
    assert len(tags) == 2


PROBLEMS = [
    ("/nothing", 404, "lists what there is"),
    ("/statements/stm-0", 404, "has no statement stm-0"),
    ("/statements?limit=0", 422, "query.limit"),
    ("/statements?act=sing", 422, "query.act"),
    ("/statements?since=2019-13", 422, "write 2019, 2019-12 or 2019-12-10"),
    ("/statements?words=...", 400, "has no word to search for"),
    ("/statements?after=there", 400, "is not where a portion ends"),
    ("/statements?words=dam&after=-1", 400, "is not where a portion ends"),
    ("/documents?after=doc-0", 400, "start again without it"),
    ("/documents/doc-", 400, "type more of it"),
    ("/speakers?after=spk-0", 400, "start again without it"),
    ("/dispatches?after=dpt-0", 400, "start again without it"),
    ("/judgements?after=jdg-0", 400, "start again without it"),
    ("/positions?speaker=Ana", 422, "query.matter"),
    ("/exports/statements/ftm", 400, "they go into"),
    ("/exports/documents/csv?act=deny", 400, "leave out act"),
]


def test_an_address_that_no_route_takes_is_a_problem_too(client: TestClient) -> None:
    answer = client.get(API + "/documents/a%0A/statements")  # a mount takes no line break
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(("address", "status", "said"), PROBLEMS)
def test_a_problem_says_what_and_where(
    client: TestClient, address: str, status: int, said: str
) -> None:
    answer = client.get(API + address)
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert said in problem["detail"]
    assert problem["instance"] == API + address.partition("?")[0]


def test_half_a_letter_is_no_text(client: TestClient) -> None:
    half = b'{"quote": "\\ud800"}'
    headers = {"Content-Type": "application/json"}
    answer = client.post(f"{API}/check", content=half, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "body.quote"


def test_a_judgement_is_by_who_makes_it_and_stands(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with TestClient(make_app(copy), base_url="http://127.0.0.1") as client:
        row = items(client, "/statements", speaker="Ana Ruiz")[0]
        decision = {"subject": row["id"], "verdict": "wrong", "about": "act", "value": "warn"}
        made = client.post(f"{API}/judgements", json=decision)
        assert made.status_code == 201, made.text
        assert JudgementShape.model_validate(made.json()).by == "reader"
        assert client.get(f"{API}/statements/{row['id']}").json()["act"] == "warn"
        back = client.post(f"{API}/judgements/{made.json()['id']}/withdrawal", json={})
        assert back.json()["verdict"] == Verdict.WITHDRAWN
        assert client.get(f"{API}/statements/{row['id']}").json()["act"] == row["act"]
        assert len(items(client, "/judgements")) == 2


def test_nobody_judges_in_anothers_name(client: TestClient) -> None:
    decision = {"subject": ANA.id, "verdict": "right", "about": "name", "by": "somebody else"}
    assert client.post(f"{API}/judgements", json=decision).status_code == 422


def test_an_export_comes_with_what_was_asked(client: TestClient) -> None:
    answer = client.get(f"{API}/exports/statements/jsonl", params={"act": "deny"})
    assert [json.loads(line)["act"] for line in answer.text.splitlines()] == ["deny", "deny"]
    told = json.loads(answer.headers["Onrecord-Export"])
    assert (told["query"], told["rows"]) == ({"act": "deny"}, 2)
    assert told["readings"] == ["v1"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statements.jsonl"'


@pytest.mark.parametrize("what", ["documents", "speakers", "utterances", "disputes", "dispatches"])
def test_an_export_says_how_many_rows_there_are_of_anything(client: TestClient, what: str) -> None:
    answer = client.get(f"{API}/exports/{what}/jsonl")
    told = json.loads(answer.headers["Onrecord-Export"])
    assert told["rows"] == len(answer.text.splitlines())


def test_a_described_export_says_how_many_rows_it_has(client: TestClient) -> None:
    answer = client.get(f"{API}/exports/statements/csv", params={"described": True})
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["statements.csv", "statements.csv.meta.json"]
        assert json.loads(archive.read("statements.csv.meta.json"))["rows"] == 5


def test_the_description_names_no_other_host(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    assert described["servers"] == [{"url": API}]
    links = client.get(f"{API}/").json()["links"]
    assert {"statements", "disputes", "openapi"} <= set(links)
    assert client.get(links["disputes"]).status_code == 200


def test_a_parameter_that_there_is_not_is_named_and_not_passed_over(client: TestClient) -> None:
    answer = client.get(f"{API}/statements", params={"heare": "Ana Ruiz"})
    assert answer.status_code == 422
    assert "query.heare: no such parameter; there are: act, " in answer.json()["detail"]
    assert client.get(f"{API}/statements", params={"hearer": "Ana Ruiz"}).status_code == 200


def test_to_whom_is_said_once(client: TestClient) -> None:
    """Together they would give what is said to either, not to both."""
    answer = client.get(f"{API}/statements", params={"hearer": "Ana Ruiz", "to": "Bo Lund"})
    assert answer.status_code == 400
    assert "give one of them" in answer.json()["detail"]
