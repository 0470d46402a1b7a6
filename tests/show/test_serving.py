"""`onrecord serve` and `onrecord users`: what is open to whom."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.show import answering
from onrecord.show.command import app
from onrecord.show.failing import Exit


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app(), list(arguments), input=typed)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    Record.open(path).close()
    return path


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    found: dict[str, Any] = {}

    def instead(app: Any, own: socket, workers: int) -> None:
        settings = app.args[1]
        rights = [each.stat().st_mode & 0o777 for each in (settings.common, settings.common.parent)]
        found.update(host=own.getsockname()[0], settings=settings, workers=workers, rights=rights)

    monkeypatch.setattr("onrecord.show.answering._run", instead)
    monkeypatch.setattr("onrecord.show.commands.serving.PORT", 0)
    return found


def test_only_this_machine_is_served_unless_told(served: dict[str, Any], record: Path) -> None:
    assert run("serve", "--record", str(record)).exit_code == Exit.DONE
    assert served["host"] == "127.0.0.1"
    assert not served["settings"].read_only
    assert "*" not in served["settings"].hosts


def test_what_the_processes_share_is_there_before_them_and_is_its_owners_alone(
    served: dict[str, Any], record: Path
) -> None:
    run("serve", "--record", str(record))
    assert served["rights"] == [0o600, 0o700]
    assert not served["settings"].common.parent.exists()


def test_whoever_is_unknown_corrects_nothing_from_elsewhere(
    served: dict[str, Any], record: Path
) -> None:
    result = run("serve", "--record", str(record), "--host", "0.0.0.0")
    assert served["settings"].read_only
    assert "cannot be corrected there" in result.stderr


def test_with_a_token_it_can_be_corrected_from_elsewhere(
    served: dict[str, Any], record: Path
) -> None:
    result = run("serve", "--record", str(record), "--host", "0.0.0.0", "--token", "new")
    assert not served["settings"].read_only
    [secret] = served["settings"].tokens
    assert f"/?token={secret}" in result.stdout
    assert len(secret) > 30


def test_a_token_that_can_be_guessed_is_refused(served: dict[str, Any], record: Path) -> None:
    result = run("serve", "--record", str(record), "--token", "secret")
    assert result.exit_code == Exit.USAGE
    assert not served


def test_the_demo_can_be_opened_at_once(
    served: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.show.commands.demonstrating.read_into", lambda *_, **__: None)
    result = run("demo", "--record", str(tmp_path / "r.db"), "--serve")
    assert result.exit_code == Exit.DONE
    assert served["host"] == "127.0.0.1"
    assert "What to try next" not in result.stdout


def test_a_record_that_is_named_and_not_there_is_not_made(
    served: dict[str, Any], tmp_path: Path
) -> None:
    result = run("serve", "--record", str(tmp_path / "typo.db"))
    assert result.exit_code == Exit.USAGE
    assert "typo.db" in result.stderr
    assert not served
    assert not list(tmp_path.iterdir())


def test_where_no_record_is_named_an_empty_one_is_served(
    served: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("serve").exit_code == Exit.DONE
    assert served


def test_users_are_added_shown_and_taken_out(tmp_path: Path) -> None:
    file = str(tmp_path / "users.txt")
    added = run("users", "add", file, "ana", "--right", "correct", typed="rain on the fjord\n")
    assert added.exit_code == Exit.DONE
    assert run("users", "show", file).stdout == "ana: correct\n"
    assert run("users", "remove", file, "ana").exit_code == Exit.DONE
    assert run("users", "show", file).exit_code == Exit.NOT_THERE


def started(record: Path, *options: str) -> subprocess.Popen[str]:
    """A server with its temporary files beside the record."""
    command = (sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", "0")
    return subprocess.Popen(
        (*command, *options),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"TMPDIR": str(record.parent)},
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_one_process_ends_in_order(record: Path, how: signal.Signals) -> None:
    server = started(record, "--workers", "1")
    assert server.stderr
    with server, server.stderr:
        [address] = re.findall(r"http://\S+", server.stderr.readline())
        httpx.get(address, timeout=60)
        server.send_signal(how)
        assert server.wait(30) == Exit.DONE
        assert server.stderr.read() == ""
    assert not list(record.parent.glob("onrecord-*"))


def test_two_processes_know_who_has_come_in_and_end_together(record: Path) -> None:
    secret = "let-me-correct-it-all"
    server = started(record, "--workers", "2", "--token", secret)
    assert server.stderr
    with server, server.stderr:
        try:
            [address] = re.findall(r"http://\S+", server.stderr.readline())
            with httpx.Client(base_url=address, timeout=60) as reader:
                reader.get("/", params={"token": secret}, follow_redirects=True)
                cookies = dict(reader.cookies)
            answers = [httpx.get(f"{address}/alerts", cookies=cookies) for _ in range(8)]
            assert {each.status_code for each in answers} == {200}
        finally:
            server.terminate()
        assert server.wait(30) == Exit.DONE


def test_whoever_sends_too_much_reads_why_it_is_refused(record: Path) -> None:
    server = started(record, "--workers", "1")
    assert server.stderr
    with server, server.stderr:
        try:
            [(host, port)] = re.findall(r"http://(\S+):(\d+)", server.stderr.readline())
            for headers in ({"Connection": "close"}, {}):
                with closing(HTTPConnection(host, int(port), timeout=60)) as plain:
                    plain.request("POST", "/api/v1/check", b"rain " * 1_000_000, headers)
                    assert plain.getresponse().status == 413
        finally:
            server.terminate()
        assert server.wait(30) == Exit.DONE


def test_where_the_first_process_is_killed_the_others_end(record: Path) -> None:
    server = started(record, "--workers", "2")
    assert server.stderr
    with server, server.stderr:
        [port] = re.findall(r"http://127.0.0.1:(\d+)", server.stderr.readline())
        httpx.get(f"http://127.0.0.1:{port}", timeout=60)
        server.kill()
        server.stderr.read()  # to its end: nobody holds the other end any more
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}")


def test_the_allocator_is_told_to_give_back_what_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, int] = {}
    library = SimpleNamespace(mallopt=told.__setitem__)
    monkeypatch.setattr("onrecord.show.answering.ctypes.CDLL", lambda _: library)
    answering._give_back_what_is_freed()
    assert told == {answering.M_ARENA_MAX: 2, answering.M_MMAP_THRESHOLD: 32_768}


def test_an_allocator_that_cannot_be_told_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.show.answering.ctypes.CDLL", lambda _: SimpleNamespace())
    answering._give_back_what_is_freed()
