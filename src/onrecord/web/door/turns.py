"""Turns: no more pages are made at once in a process than its core can finish soon.

In: requests that passed all guards and whose answer was not kept. Out: the same, one after the
other. Threads of one process take turns on one core: eight pages that are begun together are all
ready when the last one is, and each thread holds a connection to the record with its memory. Begun
in the order in which they came, the first is ready in an eighth of the time and the last no later.
Who waited long goes in all the same, so that nothing slow keeps quick pages from anybody.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.door.bounds import EXPORTS, FILES
from onrecord.web.remembering import Remembered

AT_ONCE = 3  # pages: while one waits for the disk another is made
PATIENCE_SECONDS = 0.5  # a page takes a core some 0.02
NO_PAGES = (FILES, EXPORTS)  # exports are sent for as long as whoever asked takes to read them


class Turns:
    """Lets AT_ONCE pages of `app` be made at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._free = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        has_turn = _takes_turns(scope) and await self._turn()
        try:
            await self._app(scope, receive, send)
        finally:
            if has_turn:
                self._free.release()

    async def _turn(self) -> bool:
        """Whether the turn came before the patience ended."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._free.acquire()
        return False


def _takes_turns(scope: Scope) -> bool:
    """Whether it asks for a page, of a record in a file: a server has cores of its own."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    remembered: Remembered = scope["app"].state.remembered
    return not (remembered.waits or str(scope["path"]).startswith(NO_PAGES))
