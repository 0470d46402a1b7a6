"""Turns: few pages at once, in the order in which they came, and nobody waits for the slow."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from onrecord.web.door.turns import AT_ONCE, Turns


class Watched:
    """An application that notes how many requests it is asked at once."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.now = self.most = 0
        self.order: list[str] = []
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        self.order.append(scope["path"])
        await asyncio.sleep(self._seconds)
        self.now -= 1


def asked(app: Any, many: int, *, waits: bool = False, **given: Any) -> None:
    """Ask `app` for so many pages, all at the same time."""
    state = SimpleNamespace(remembered=SimpleNamespace(waits=waits))

    async def all_of_them() -> None:
        turns = Turns(app)
        scopes = [
            {"type": "http", "method": "GET", "path": f"/{n}", "app": SimpleNamespace(state=state)}
            for n in range(many)
        ]
        await asyncio.gather(*(turns({**each, **given}, None, None) for each in scopes))  # type: ignore[arg-type]

    asyncio.run(all_of_them())


def test_no_more_than_a_few_pages_are_made_at_once() -> None:
    app = Watched()
    asked(app, 20)
    assert app.most == AT_ONCE


def test_who_comes_first_is_first() -> None:
    app = Watched()
    asked(app, 20)
    assert app.order == [f"/{n}" for n in range(20)]


@pytest.mark.parametrize(
    "given",
    [
        {"method": "POST"},
        {"path": "/api/v1/exports/statements/csv"},
        {"path": "/static/room.css"},
        {"type": "lifespan"},
    ],
)
def test_what_is_no_page_takes_no_turn(given: dict[str, Any]) -> None:
    app = Watched()
    asked(app, 20, **given)
    assert app.most == 20


def test_a_record_on_a_server_is_asked_by_all() -> None:
    app = Watched()
    asked(app, 20, waits=True)
    assert app.most == 20


def test_nobody_waits_for_what_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.door.turns.PATIENCE_SECONDS", 0.0)
    app = Watched(seconds=0.01)
    asked(app, 20)
    assert app.most == 20


def test_a_failure_gives_its_turn_back() -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError(scope["path"])

    async def all_of_them() -> None:
        turns, state = Turns(fails), SimpleNamespace(remembered=SimpleNamespace(waits=False))
        scope = {"type": "http", "method": "GET", "path": "/", "app": SimpleNamespace(state=state)}
        for _ in range(2 * AT_ONCE):
            with pytest.raises(ValueError, match="/"):
                await turns(scope, None, None)  # type: ignore[arg-type]
        assert await asyncio.wait_for(turns._turn(), 1)

    asyncio.run(all_of_them())
