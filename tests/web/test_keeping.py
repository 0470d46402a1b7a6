"""An answer is sent again until somebody writes, to whom it was made for, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.web import WebSettings, keeping, make_app
from onrecord.web.remembering import Remembered
from record_builders import reading

HERE = "http://127.0.0.1"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses whose answers were made and kept, in order."""
    addresses: list[str] = []
    keep = keeping.Keeping._keep

    def noted(self: keeping.Keeping, key: tuple[object, ...], answer: keeping.Answer) -> None:
        addresses.append(str(key[3]))
        keep(self, key, answer)

    monkeypatch.setattr(keeping.Keeping, "_keep", noted)
    return addresses


@pytest.mark.parametrize("address", ["/", "/search", "/disputes", "/api/v1/statements"])
def test_an_answer_is_made_once(client: TestClient, made: list[str], address: str) -> None:
    first, again = client.get(address), client.get(address)
    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"]
    assert len(made) == 1


def test_who_has_a_page_already_is_not_sent_it_again(client: TestClient) -> None:
    page = client.get("/search")
    for _ in range(2):
        again = client.get("/search", headers={"If-None-Match": page.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == page.headers["ETag"]


def test_what_is_kept_is_told_with_the_headers_of_every_answer(client: TestClient) -> None:
    first, again = client.get("/search"), client.get("/search")
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert again.headers["Content-Type"] == first.headers["Content-Type"]


def test_after_a_correction_the_page_is_another(client: TestClient) -> None:
    page = client.get("/search").text
    name = page.partition('data-statement="')[2].partition('"')[0]
    client.post(f"/statements/{name}/act", data={"act": "promise"})
    assert "promise</a>" in client.get("/search").text


def test_pages_are_kept_apart_by_rights(tmp_path: Path, made: list[str]) -> None:
    path = tmp_path / "some.db"
    with Record.open(path) as record:
        record.add(reading())
    tokens = {"let-me-correct-it": True, "let-me-read-it-all": False}
    with TestClient(make_app(path, WebSettings(tokens=tokens)), base_url=HERE) as client:
        pages = [
            client.get("/search", headers={"Authorization": f"Bearer {token}"}).text
            for token in tokens
        ]
    assert ["data-corrects" in page for page in pages] == [True, False]
    assert made == ["/search", "/search"]


def test_long_addresses_of_short_answers_take_no_more_room(
    client: TestClient, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 20_000)
    addresses = [f"/api/v1/inputs?limit={n + 1}{'&limit=1' * 600}" for n in range(4)]
    for each in (*addresses, addresses[-1]):
        client.get(each)
    assert len(made) == 4
    client.get(addresses[0])
    assert len(made) == 5


def test_what_does_not_last_is_not_kept(tmp_path: Path, made: list[str]) -> None:
    with TestClient(make_app(tmp_path / "empty.db"), base_url=HERE) as client:
        assert client.get("/").headers["Cache-Control"] == "no-store"
        assert client.get("/statements/stm-none").status_code == 404
    assert made == []


def test_no_more_is_kept_than_is_set(
    client: TestClient, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 10_000)
    for n in range(6):
        client.get(f"/search?words=rain{n}")
    client.get("/search?words=rain0")
    assert len(made) == 7


def test_a_record_that_cannot_be_looked_at_is_asked_each_time(
    client: TestClient, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Remembered) -> int:
        raise RecordError("it went away")

    monkeypatch.setattr(Remembered, "changes", fails)
    assert client.get("/alerts").status_code == 200
    assert made == []
