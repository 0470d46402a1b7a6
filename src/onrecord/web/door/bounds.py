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
LINGER_SECONDS, LINGER_BYTES = 10.0, 64_000_000  # how much of a body is let pass that is too large
RETRY_SECONDS = 15  # a quarter of the minute over which requests are counted


class TooLarge(Exception):
    """The body of a request is larger than is set."""


@dataclass(slots=True)
class Body:
    """What is sent with a request, as it comes: how much was taken, and whether that was all."""

    receive: Receive
    taken: int = 0
    ended: bool = False

    async def __call__(self) -> Message:
        """The next piece of it."""
        message = await self.receive()
        self.taken += len(message.get("body", b""))
        self.ended = not message.get("more_body", False)
        return message

    async def let_pass(self) -> None:
        """Take what is still sent: a connection closed on it is reset before an answer is read."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LINGER_SECONDS):
                while not self.ended and self.taken < LINGER_BYTES:
                    await self()


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
        body, headers = Body(receive), Headers(scope=scope)
        claimed = headers.get("content-length", "0")
        if not claimed.isdecimal() or int(claimed) > self.most:
            if "expect" not in headers:  # else nothing is sent before we say that we take it
                await body.let_pass()
            await self._refuse(scope, receive, send)
            return
        begun = False

        async def counted() -> Message:
            message = await body()
            if body.taken > self.most:
                raise TooLarge
            return message

        async def kept_back(message: Message) -> None:
            """What is answered to half a body is not what happened."""
            nonlocal begun
            if body.taken <= self.most or begun:
                begun = True
                await send(message)

        with suppress(TooLarge):
            await self.app(scope, counted, kept_back)
        if body.taken > self.most and not begun:
            await body.let_pass()
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
