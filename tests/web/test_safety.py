"""What stands around the reading room: who is let in, and what is refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from starlette.types import Message

from onrecord.record import Record
from onrecord.web import WebSettings, app, make_app
from onrecord.web.api import app as api
from onrecord.web.common import Common
from onrecord.web.door.bounds import LINGER_BYTES, Body
from onrecord.web.door.identifying import is_own
from onrecord.web.door.safety import HEADERS
from onrecord.web.door.sessions import SECONDS, Sessions
from onrecord.web.door.users import Right, add_user
from onrecord.web.pages.login import own_path
from onrecord.web.rendering import opened
from record_builders import reading

HERE = "http://127.0.0.1:8321"
STATEMENTS = "/api/v1/statements"
TOKENS = {"let-me-correct-it": True, "let-me-read-it-all": False}
Room = Callable[..., TestClient]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("safety") / "some.db"
    with Record.open(path) as record:
        record.add(reading())
    return path


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("safety") / "users.txt"
    add_user(path, "ana", Right.CORRECT, "rain on the fjord")
    add_user(path, "bo", Right.READ, "snow on the moor")
    return path


@pytest.fixture
def room(kept: Path) -> Iterator[Room]:
    with ExitStack() as open_until_the_end:

        def served(*, at: str = HERE, **settings: Any) -> TestClient:
            app = make_app(kept, WebSettings(**settings))
            made = TestClient(app, base_url=at, follow_redirects=False)
            return open_until_the_end.enter_context(made)

        yield served


@pytest.mark.parametrize(
    "address", ["/", "/nothing", STATEMENTS, "/api/v1/nothing", "/static/room.css"]
)
def test_every_answer_has_the_headers(room: Room, address: str) -> None:
    answer = room().get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_script_of_a_page_is_run() -> None:
    rules = HEADERS["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in rules
    assert "script-src 'self'" in rules
    assert not any("unsafe" in rule or "*" in rule for rule in rules)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_host_that_is_not_ours_is_refused(room: Room, host: str) -> None:
    assert room().get(STATEMENTS, headers={"Host": host}).status_code == 400


def test_a_host_of_ours_is_answered(room: Room) -> None:
    assert room(at="http://[::1]:8321").get(STATEMENTS).status_code == 200


OTHERS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8000"},
]
OWN = [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": HERE}]


@pytest.mark.parametrize("headers", OTHERS)
def test_what_another_sites_page_sends_is_refused(room: Room, headers: dict[str, str]) -> None:
    answer = room().post("/api/v1/check", json={"quote": "rain"}, headers=headers)
    assert answer.status_code == 403
    assert "another site's page" in answer.json()["detail"]


@pytest.mark.parametrize("headers", OWN)
def test_what_no_page_or_our_own_sends_is_answered(room: Room, headers: dict[str, str]) -> None:
    answer = room().post("/api/v1/check", json={"quote": "rain"}, headers=headers)
    assert answer.status_code == 200


def test_a_browser_that_says_same_origin_is_believed_over_its_origin() -> None:
    assert is_own(Headers({"sec-fetch-site": "same-origin", "origin": "null", "host": "a"}))


def test_a_body_that_is_too_large_is_refused(room: Room) -> None:
    answer = room(body_bytes=100).post("/api/v1/check", json={"quote": "rain " * 40})
    assert (answer.status_code, answer.json()["title"]) == (413, "Request Entity Too Large")


def test_a_body_that_hides_its_size_is_refused(room: Room) -> None:
    pieces = (b'{"quote": "rain"' + b" " * 60 for _ in range(3))
    answer = room(body_bytes=100).post(
        "/api/v1/check", content=pieces, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_of_what_is_too_large_no_more_is_taken_than_somebody_may_send_by_mistake() -> None:
    pieces = 0

    async def endless() -> Message:
        nonlocal pieces
        pieces += 1
        return {"type": "http.request", "body": bytes(1_000_000), "more_body": True}

    asyncio.run(Body(endless).let_pass())
    assert pieces == LINGER_BYTES // 1_000_000


def test_who_asks_too_often_is_told_to_wait(room: Room) -> None:
    client = room(requests_a_minute=3)
    codes = [client.get(STATEMENTS).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert int(client.get(STATEMENTS).headers["Retry-After"]) > 0
    assert client.get("/static/room.css").status_code == 200


def test_an_export_counts_for_many(room: Room) -> None:
    client = room(requests_a_minute=30)
    codes = [client.get("/api/v1/exports/statements/csv").status_code for _ in range(2)]
    assert codes == [200, 429]


def test_an_answer_that_does_not_begin_is_given_up(room: Room) -> None:
    client = room(seconds=0.05)
    client.app.add_api_route("/api/slow", lambda: time.sleep(1))  # type: ignore[attr-defined]
    answer = client.get("/api/slow")
    assert answer.status_code == 503
    assert "longer than 0.05 seconds" in answer.json()["detail"]


def test_with_users_a_person_logs_in_first(room: Room, users: Path) -> None:
    client = room(users=users)
    answer = client.get("/search")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/login?then=/search")
    sent = {"name": "ana", "password": "rain on the fjord", "then": "/search"}
    entered = client.post("/login", data=sent)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/search")
    assert client.get("/search").status_code == 200
    assert client.post("/logout").status_code == 303
    assert client.get("/search").status_code == 303


def test_who_has_logged_in_is_named_and_may_leave(room: Room, users: Path) -> None:
    client = room(users=users)
    client.post("/login", data={"name": "bo", "password": "snow on the moor"})
    html = client.get("/").text
    assert "bo, who may read" in html
    assert "Log out" in html
    client.post("/logout")
    assert client.get("/").headers["location"].startswith("/login")


def test_who_never_logged_in_has_nothing_to_leave(room: Room, users: Path) -> None:
    assert "Log out" not in room().get("/").text
    assert "Log out" not in room(users=users).get("/", auth=("bo", "snow on the moor")).text


def test_a_session_is_for_this_server_and_no_script(room: Room, users: Path) -> None:
    sent = {"name": "ana", "password": "rain on the fjord"}
    cookie = room(users=users).post("/login", data=sent).headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    client = room(users=users, at="https://127.0.0.1", hosts=("127.0.0.1",))
    assert "secure" in client.post("/login", data=sent).headers["Set-Cookie"].lower()


def test_two_servers_of_one_host_have_each_their_session(room: Room, users: Path) -> None:
    """A browser sends the cookies of a host to all its ports."""
    one, other = (
        room(users=users, at=f"http://127.0.0.1:{port}", hosts=("127.0.0.1",))
        for port in (8321, 8322)
    )
    sent = {"name": "ana", "password": "rain on the fjord"}
    one.post("/login", data=sent)
    other.cookies.update(dict(one.cookies))
    assert other.get("/").status_code == 303
    other.post("/login", data=sent)
    one.cookies.update(dict(other.cookies))
    assert [each.get("/").status_code for each in (one, other)] == [200, 200]
    other.post("/logout")
    assert one.get("/").status_code == 200


@pytest.mark.parametrize("name", ["ana", "nobody", ""])
def test_a_wrong_password_opens_nothing(room: Room, users: Path, name: str) -> None:
    client = room(users=users)
    answer = client.post("/login", data={"name": name, "password": "guessed it"})
    assert answer.status_code in (403, 422)
    assert not client.cookies


def test_passwords_are_tried_a_few_times_a_minute(room: Room, users: Path) -> None:
    client = room(users=users, logins_a_minute=2)
    wrong = {"name": "ana", "password": "x"}
    assert [client.post("/login", data=wrong).status_code for _ in range(3)] == [403, 403, 429]
    guessed = [client.get(STATEMENTS, auth=("ana", f"guess {n}")).status_code for n in range(2)]
    assert guessed == [429, 429]


def test_programs_are_told_how_to_log_in(room: Room, users: Path) -> None:
    client = room(users=users)
    answer = client.get(STATEMENTS)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic")
    assert client.get(STATEMENTS, auth=("bo", "snow on the moor")).status_code == 200
    assert client.get(STATEMENTS, auth=("bo", "snow on the moor")).status_code == 200
    assert client.get(STATEMENTS, auth=("bo", "rain on the fjord")).status_code == 401


def test_who_may_read_may_not_correct(room: Room, users: Path) -> None:
    client = room(users=users)
    decision = {"subject": "spk-" + "0" * 20, "verdict": "right", "about": "name"}
    answer = client.post("/api/v1/judgements", json=decision, auth=("bo", "snow on the moor"))
    assert answer.status_code == 403
    assert "bo may read this record but not correct it" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("token", "code"), [("let-me-read-it-all", 403), ("let-me-correct-it", 201)]
)
def test_a_token_opens_what_it_is_for(room: Room, token: str, code: int, tmp_path: Path) -> None:
    client = room(tokens=TOKENS)
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.get(STATEMENTS, headers=bearer).status_code == 200
    decision = {"subject": "dsp-" + "0" * 20, "verdict": "right", "about": "contradiction"}
    made = client.post("/api/v1/judgements", json=decision, headers=bearer)
    assert made.status_code == code


def test_a_wrong_token_opens_nothing(room: Room) -> None:
    client = room(tokens=TOKENS)
    assert client.get(STATEMENTS, headers={"Authorization": "Bearer x"}).status_code == 401
    assert client.get("/?token=x").headers["Location"].startswith("/login")


def test_a_token_in_an_address_becomes_a_session_and_leaves_the_address(room: Room) -> None:
    client = room(tokens=TOKENS)
    answer = client.get("/?token=let-me-correct-it")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.get("/").status_code == 200


def test_read_only_is_stronger_than_any_right(room: Room) -> None:
    client = room(read_only=True, tokens=TOKENS)
    decision = {"subject": "dsp-" + "0" * 20, "verdict": "right", "about": "contradiction"}
    bearer = {"Authorization": "Bearer let-me-correct-it"}
    assert client.post("/api/v1/judgements", json=decision, headers=bearer).status_code == 403


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\r\nb", ""]
)
def test_nobody_is_sent_elsewhere_after_logging_in(path: str) -> None:
    assert own_path(path) == "/"


def test_a_session_ends_by_itself() -> None:
    now = [0.0]
    sessions = Sessions(Common(), lambda: now[0])
    secret = sessions.begin("ana")
    now[0] = SECONDS - 1
    assert sessions.opened(secret) == ("ana", "")
    now[0] += SECONDS + 1
    assert sessions.opened(secret) is None


def test_a_user_who_is_taken_out_is_out(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    add_user(path, "ana", Right.READ, "rain on the fjord")
    client = room(users=path)
    client.post("/login", data={"name": "ana", "password": "rain on the fjord"})
    assert client.get("/search").status_code == 200
    path.write_text("")
    assert client.get("/search").status_code == 303


def test_an_old_password_opens_nothing_that_it_opened_before(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    add_user(path, "ana", Right.READ, "rain on the fjord")
    client = room(users=path)
    for _ in "ab":  # the second time it is remembered
        assert client.get(STATEMENTS, auth=("ana", "rain on the fjord")).status_code == 200
    add_user(path, "ana", Right.READ, "hail on the moor")
    assert client.get(STATEMENTS, auth=("ana", "rain on the fjord")).status_code == 401
    assert client.get(STATEMENTS, auth=("ana", "hail on the moor")).status_code == 200


def test_a_new_password_ends_the_sessions_of_the_old(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    add_user(path, "ana", Right.READ, "rain on the fjord")
    client = room(users=path)
    client.post("/login", data={"name": "ana", "password": "rain on the fjord"})
    assert client.get("/search").status_code == 200
    add_user(path, "ana", Right.READ, "hail on the moor")
    assert client.get("/search").status_code == 303


def test_who_waits_for_the_record_keeps_nobody_else_waiting() -> None:
    modules = [*(f"pages.{name}" for name in app.ROUTERS), *(f"api.{name}" for name in api.ROUTERS)]
    routes = [r for name in modules for r in import_module(f"onrecord.web.{name}").router.routes]
    asking = [r for r in routes if any(d.call is opened for d in r.dependant.dependencies)]
    assert len(asking) > 40
    assert [each.path for each in asking if iscoroutinefunction(each.endpoint)] == []
