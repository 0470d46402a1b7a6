"""What the processes of a server know in common, and how often somebody may come."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.web.common import Common
from onrecord.web.door.rates import MINUTE, Rates
from onrecord.web.door.sessions import MOST, Sessions


@pytest.fixture
def processes(tmp_path: Path) -> tuple[Common, Common]:
    return Common(tmp_path / "common.db"), Common(tmp_path / "common.db")


def test_a_session_is_open_in_every_process_and_ends_in_all(
    processes: tuple[Common, Common],
) -> None:
    one, other = map(Sessions, processes)
    secret = one.begin("ana", "by a hash")
    assert other.opened(secret) == ("ana", "by a hash")
    other.end(secret)
    assert one.opened(secret) is None


def test_of_too_many_sessions_the_oldest_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.door.sessions.MOST", 2)
    assert MOST > 1_000
    now = iter(range(100))
    sessions = Sessions(Common(), lambda: float(next(now)))
    first, second, third = (sessions.begin(name) for name in ("ana", "bo", "cy"))
    assert sessions.opened(first) is None
    assert (sessions.opened(second), sessions.opened(third)) == (("bo", ""), ("cy", ""))


def test_callers_are_counted_in_all_processes_together(processes: tuple[Common, Common]) -> None:
    one, other = (Rates(each, lambda: 7 * MINUTE) for each in processes)
    assert [rates.hit("ana", 3) for rates in (one, other, one, other)] == [True] * 3 + [False]
    assert other.hit("bo", 3)


def test_a_costly_request_counts_for_several() -> None:
    rates = Rates(Common(), lambda: 0.0)
    assert [rates.hit("ana", 50, 20) for _ in range(3)] == [True, True, False]
    assert rates.hit("ana", 50, 10)


def test_the_minute_slides() -> None:
    now = [MINUTE]
    rates = Rates(Common(), lambda: now[0])
    assert [rates.hit("ana", 4) for _ in range(5)] == [True] * 4 + [False]
    now[0] += MINUTE  # the four are a minute old, but for a moment
    assert not rates.hit("ana", 4)
    now[0] += MINUTE / 2  # half of them count still
    assert [rates.hit("ana", 4) for _ in range(3)] == [True, True, False]
    now[0] += 2 * MINUTE
    assert [rates.hit("ana", 4) for _ in range(5)] == [True] * 4 + [False]


def test_what_is_long_past_is_not_kept() -> None:
    now, common = [0.0], Common()
    rates = Rates(common, lambda: now[0])
    for _ in range(5):
        rates.hit("ana", 4)
        now[0] += MINUTE
    assert common.ask("SELECT count(*) FROM hits") == [(2,)]
