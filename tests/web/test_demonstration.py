"""The demo in one click: offered where there is nothing else to show, and told how far it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web import WebSettings, make_app
from onrecord.web.common import Common
from onrecord.web.pages.demonstration import COMMAND, Demonstration
from record_builders import reading
from web.conftest import HERE, Serving

BUTTON = "Read the demo affair"
FOR_LONG = (sys.executable, "-c", "import time; time.sleep(60)")
AND_FAIL = (sys.executable, "-c", "raise SystemExit(3)")


def begun(client: TestClient, command: tuple[str, ...]) -> Demonstration:
    own = Demonstration(Path("nowhere.db"), Common(), command)
    client.app.state.demonstration = own  # type: ignore[attr-defined]
    client.post("/demo")
    return own


def test_the_demo_is_read_as_the_command_line_does() -> None:
    assert (sys.executable, "-m", "onrecord", "demo") == COMMAND


def test_where_the_record_is_stands_among_no_arguments(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    writes = f"import os; open({str(told)!r}, 'w').write(os.environ['ONRECORD_DEMO_RECORD'])"
    place = "postgresql://ana:secret@db.example/news"
    own = Demonstration(place, Common(), (sys.executable, "-c", writes))
    own.begin()
    assert own._run
    own._run.wait()
    assert told.read_text() == "postgresql://ana:secret@db.example/news"
    assert not any("secret" in str(each) for each in own._run.args)  # type: ignore[union-attr]


def test_while_it_is_read_the_page_says_so_and_looks_again(serving: Serving) -> None:
    client = serving()
    assert BUTTON in client.get("/").text
    own = begun(client, FOR_LONG)
    html = client.get("/").text
    assert "The demo is being read" in html
    assert 'http-equiv="refresh"' in html
    own.close()
    assert not own.is_running


def test_a_second_click_begins_no_second_run(serving: Serving) -> None:
    client = serving()
    own = begun(client, FOR_LONG)
    first = own._run
    client.post("/demo")
    assert own._run is first
    own.close()


def test_every_process_of_the_server_knows_of_the_run(tmp_path: Path) -> None:
    one, other = (Common(tmp_path / "common.db") for _ in range(2))
    began, looks = (Demonstration("nowhere.db", each, FOR_LONG) for each in (one, other))
    began.begin()
    assert looks.is_running
    looks.begin()
    assert looks._run is None
    began.close()
    assert not looks.is_running


def test_a_number_that_another_users_process_has_now_is_no_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(process: int, number: int) -> None:
        raise PermissionError

    common = Common()
    common.ask("INSERT INTO runs (name, process) VALUES ('demo', 1)")
    own = Demonstration("nowhere.db", common, FOR_LONG)
    assert own.is_running
    monkeypatch.setattr("os.kill", refused)
    assert not own.is_running


def test_that_it_failed_is_said(serving: Serving) -> None:
    client = serving()
    own = begun(client, AND_FAIL)
    assert own._run
    own._run.wait()
    assert "could not be read" in client.get("/").text
    assert BUTTON in client.get("/").text


def test_a_record_with_documents_takes_no_demo(serving: Serving) -> None:
    client = serving(reading())
    assert client.post("/demo").status_code == 400
    assert BUTTON not in client.get("/").text


def test_who_may_not_correct_is_not_offered_it(tmp_path: Path) -> None:
    settings = WebSettings(read_only=True)
    with TestClient(make_app(tmp_path / "some.db", settings), base_url=HERE) as client:
        assert BUTTON not in client.get("/").text
        assert client.post("/demo").status_code == 403
