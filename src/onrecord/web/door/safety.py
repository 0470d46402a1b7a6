"""Safety: what stands around the reading room, the outermost first.

1. Headers on every answer: a strict Content-Security-Policy, no referrer, no sniffing, no frames.
2. The host that a request names is one of ours (else another site could rebind its name to us).
3. Bounds on size, rate and time.
4. The door: who asks, and whether the request is their own.
5. Answers that were made before, and still hold.
6. Turns, where an answer has to be made.

Words of pages are made harmless where they are shown (`web.rendering.say`).
"""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.common import Common
from onrecord.web.door.bounds import Rate, Size, Time
from onrecord.web.door.gate import Gate
from onrecord.web.door.identifying import Door
from onrecord.web.door.rates import Rates
from onrecord.web.door.turns import Turns
from onrecord.web.keeping import Keeping
from onrecord.web.settings import WebSettings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # Whom a newsroom reads about is nobody's business. Not "no-referrer": it would make browsers
    # call the origin of the room's own forms "null", and the door could not tell them from others'.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
"""Sent with every answer: only this server's own files are run, styled by or asked."""


def add_guards(app: FastAPI, settings: WebSettings, common: Common) -> None:
    """Put the guards around `app`; the log-in asks the same gate (`state.gate`) as the door."""
    app.state.gate = Gate(settings, common)
    app.add_middleware(Turns)
    app.add_middleware(Keeping)
    app.add_middleware(Door, settings=settings, gate=app.state.gate)
    app.add_middleware(Time, seconds=settings.seconds)
    app.add_middleware(Rate, most=settings.requests_a_minute, rates=Rates(common))
    app.add_middleware(Size, most=settings.body_bytes)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False)
    app.add_middleware(WithHeaders)


class WithHeaders:
    """Adds HEADERS to every answer that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, headed)
