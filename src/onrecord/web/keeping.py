"""Keeping: an answer that was made once is sent again for as long as nobody writes to the record.

In: requests that passed the door. Out: what the reading room answers, from memory where the same
visitor's like asked the same before. An answer is a function of the record, the address and the
visitor's rights: the change number of the record (`Remembered.changes`) says how long it holds.
Each has an `ETag`, so that a browser that has it already is sent 304 and no body. An answer that
depends on anything else says so (`Cache-Control: no-store`) and is not kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import RecordError
from onrecord.web.api.answers import PRIVATE, has_already, tag_of
from onrecord.web.door.bounds import EXPORTS, FILES
from onrecord.web.door.visitors import NOTED
from onrecord.web.remembering import Remembered
from onrecord.web.rendering import NO_STORE

NOT_KEPT = (FILES, EXPORTS)
LARGEST = 256 << 10  # bytes of an answer; a page has 80 kB at most, a list of the API 500 kB
MOST = 8 << 20  # bytes of all answers in a process: some 200 pages
BESIDE = 2 << 10  # bytes of an answer's headers and of what holds it


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole; its headers have an ETag."""

    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)

    async def send_to(self, scope: Scope, send: Send) -> None:
        """Send it; 304 without a body where whoever asks has it already."""
        has = has_already(Headers(scope=scope), self.headers["etag"])
        raw = [(n, v) for n, v in self.headers.raw if not has or n in (b"etag", b"cache-control")]
        status = 304 if has else 200
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": b"" if has else self.body})


class Keeping:
    """Keeps the answers of `app` that hold until the record changes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0
        self._changes: int | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        changes = await _changes(scope) if _may_be_kept(scope) else None
        if changes is None:
            await self._app(scope, receive, send)
            return
        if changes != self._changes:
            self._changes, self._size = changes, 0
            self._kept.clear()
        key = _key(scope)
        if answer := self._kept.get(key):
            self._kept.move_to_end(key)
        else:
            answer = await self._made(key, scope, receive, send)
        if answer:
            await answer.send_to(scope, send)

    async def _made(
        self, key: Hashable, scope: Scope, receive: Receive, send: Send
    ) -> Answer | None:
        """The answer of the application; None where it is none to keep, and was sent as it came."""
        changes, head, answer = self._changes, None, None

        async def looked_at(message: Message) -> None:
            """The head is held back until the body shows whether the answer is whole."""
            nonlocal head, answer
            if message["type"] == "http.response.start":
                head = message
                return
            if head and (answer := _whole(head, message)):
                return
            if head:
                await send(head)
                head = None
            await send(message)

        await self._app(scope, receive, looked_at)
        if answer and await _changes(scope) == changes == self._changes:
            self._keep(key, answer)
        return answer

    def _keep(self, key: Hashable, answer: Answer) -> None:
        if before := self._kept.pop(key, None):
            self._size -= _size(key, before)
        self._kept[key] = answer
        self._size += _size(key, answer)
        while self._size > MOST:
            self._size -= _size(*self._kept.popitem(last=False))


def _size(key: Hashable, answer: Answer) -> int:
    """About how many bytes it takes to keep; an address may be longer than what it gives."""
    return len(answer.body) + len(repr(key)) + BESIDE


async def _changes(scope: Scope) -> int | None:
    """The record's change number; None where it cannot be told, which the page will explain."""
    remembered: Remembered = scope["app"].state.remembered
    try:
        if remembered.waits:
            return await run_in_threadpool(remembered.changes)
        return remembered.changes()
    except RecordError:
        return None


def _key(scope: Scope) -> Hashable:
    """Whatever an answer depends on beside the record: feeds name the host they were asked at."""
    host = Headers(scope=scope).get("host")
    return scope.get(NOTED), scope["scheme"], host, scope["path"], scope["query_string"]


def _may_be_kept(scope: Scope) -> bool:
    asks = scope["type"] == "http" and scope["method"] == "GET"
    return asks and not str(scope["path"]).startswith(NOT_KEPT)


def _whole(head: Message, message: Message) -> Answer | None:
    """The answer with its tag; None where it is a failure, comes in pieces, or does not last."""
    body: bytes = message.get("body", b"")
    headers = MutableHeaders(raw=head["headers"])
    if head["status"] != 200 or message.get("more_body") or len(body) > LARGEST:
        return None
    if headers.get("cache-control") == NO_STORE["Cache-Control"] or "set-cookie" in headers:
        return None
    headers.setdefault("etag", tag_of(body))
    headers.setdefault("cache-control", PRIVATE)
    return Answer(headers, body)
