"""Bounds: no request is larger, no caller more frequent, no answer slower to begin than is set.

Each is an ASGI application around another one. What goes beyond is refused with the reason and what
to do, in the form that the caller reads.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.door.rates import Rates
from onrecord.web.door.refusals import refusal

log = logging.getLogger(__name__)

FILES = "/static/"  # of the reading room itself; a page has six: these requests are not counted
EXPORT_COST = 20  # requests that an export counts for: it may read the whole record
EXPORTS = "/api/v1/exports/"
RETRY_SECONDS = 15  # a quarter of the minute over which requests are counted


class TooLarge(Exception):
    """The body of a request is larger than is set."""


@dataclass(slots=True)
class Size:
    """No body larger than `most` bytes, whatever its length is said to be."""

    app: ASGIApp
    most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdecimal() or int(claimed) > self.most:
            await self._refuse(scope, receive, send)
            return
        taken, begun = 0, False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most:
                raise TooLarge
            return message

        async def kept_back(message: Message) -> None:
            """What is answered to half a body is not what happened."""
            nonlocal begun
            if taken <= self.most or begun:
                begun = True
                await send(message)

        with suppress(TooLarge):
            await self.app(scope, counted, kept_back)
        if taken > self.most and not begun:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        said = f"A request may have {self.most:,} bytes at most; send less at once."
        await refusal(scope, 413, said, {"Connection": "close"})(scope, receive, send)


@dataclass(slots=True)
class Rate:
    """No caller more than `most` requests a minute, counted over a sliding window."""

    app: ASGIApp
    most: int
    rates: Rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        cost = EXPORT_COST if scope["path"].startswith(EXPORTS) else 1
        if self.rates.hit(caller(scope), self.most, cost):
            await self.app(scope, receive, send)
            return
        said = f"More than {self.most:,} requests a minute came from you; wait and ask again."
        answer = refusal(scope, 429, said, {"Retry-After": str(RETRY_SECONDS)})
        await answer(scope, receive, send)


@dataclass(slots=True)
class Time:
    """No answer that begins later than after `seconds`; one that has begun is sent to its end.

    What runs in a thread cannot be stopped there: it is left to end, unheard.
    """

    app: ASGIApp
    seconds: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, late = asyncio.Event(), False

        async def in_time(message: Message) -> None:
            begun.set()
            if not late:
                await send(message)

        asked = asyncio.ensure_future(self.app(scope, receive, in_time))
        waiting = asyncio.ensure_future(begun.wait())
        await asyncio.wait(
            {asked, waiting}, timeout=self.seconds, return_when=asyncio.FIRST_COMPLETED
        )
        waiting.cancel()
        if begun.is_set() or asked.done():
            await asked
            return
        late = True
        asked.cancel()
        log.warning("no answer within %s s at %s", self.seconds, scope["path"])
        said = f"This took longer than {self.seconds:g} seconds; ask for less at once."
        await refusal(scope, 503, said)(scope, receive, send)


def caller(scope: Scope) -> str:
    """Who calls, for counting: the address of the other end."""
    client = scope.get("client")
    return client[0] if client else "nobody"
