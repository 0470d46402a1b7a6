"""The door: who it is that asks, and whether a request is their own.

In: requests. Out: the same with the visitor written down (`web.visitors`), or a refusal. Without
users and tokens everybody who reaches the server is let in; it listens to this machine alone unless
told otherwise. With them, a person logs in and has a session; a program sends a token (Bearer) or
name and password (Basic).

A form on another site could post here with the visitor's own cookie. Such a request is told by
`Sec-Fetch-Site`, which browsers add and pages cannot forge, and where it is missing by `Origin`:
what is neither same-origin nor from no browser at all is refused (after Go's
`http.CrossOriginProtection`, and "Cross-Site Request Forgery Prevention", OWASP).
"""

from __future__ import annotations

import base64
import binascii
import hmac
from hashlib import sha256
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.refusals import for_programs, refusal
from onrecord.web.sessions import COOKIE, Sessions
from onrecord.web.settings import WebSettings
from onrecord.web.users import Users
from onrecord.web.visitors import NOTED, Visitor

OPEN = ("/static/", "/login")
"""What needs no log-in."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_NAMES = {False: "reader", True: "corrector"}
CHALLENGE = {"WWW-Authenticate": 'Basic realm="onrecord", charset="UTF-8", Bearer'}


class Door:
    """Lets in whoever may come in, and writes down who it is."""

    def __init__(self, app: ASGIApp, settings: WebSettings, sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions
        self._users = Users(settings.users) if settings.users else None
        self._tokens = {sha256(t.encode()).digest(): may for t, may in settings.tokens.items()}
        self._anybody = Visitor(settings.by, not settings.read_only)
        self._closed = bool(settings.users or settings.tokens)
        self._read_only = settings.read_only
        self._remembered: dict[bytes, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if scope["method"] not in SAFE and not is_own(headers):
                said = "This was sent from another site's page; send it from a page of this one."
                await refusal(scope, 403, said)(scope, receive, send)
                return
            who = await self._visitor(headers) if self._closed else self._anybody
            if who is None and not scope["path"].startswith(OPEN):
                await self._ask_in(scope)(scope, receive, send)
                return
            may = bool(who and who.corrects and not self._read_only)
            scope[NOTED] = Visitor(who.name if who else "nobody", may)
        await self._app(scope, receive, send)

    async def _visitor(self, headers: Headers) -> Visitor | None:
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._with_token(credentials.strip())
        if scheme.lower() == "basic":
            return await self._with_password(credentials.strip())
        secret = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        name = self._sessions.name(secret)
        return self._called(name) if name else None

    def _called(self, name: str) -> Visitor | None:
        """The visitor of a session: a user, or whoever came with a token."""
        if self._users and (user := self._users.named(name)):
            return user
        return next(
            (Visitor(name, may) for may in self._tokens.values() if TOKEN_NAMES[may] == name), None
        )

    def _with_token(self, token: str) -> Visitor | None:
        digest = sha256(token.encode()).digest()
        found = [may for own, may in self._tokens.items() if hmac.compare_digest(own, digest)]
        return Visitor(TOKEN_NAMES[found[0]], found[0]) if found else None

    async def _with_password(self, credentials: str) -> Visitor | None:
        """A program sends its password with every request: one that was right is remembered."""
        name, password = decoded(credentials)
        if self._users is None or not name:
            return None
        key = sha256(credentials.encode()).digest()
        if self._remembered.get(name.encode()) == key.hex():
            return self._users.named(name)
        who = await run_in_threadpool(self._users.admitted, name, password)
        if who:
            self._remembered[name.encode()] = key.hex()
        return who

    def _ask_in(self, scope: Scope) -> Response:
        """To the log-in, from there back; a token in the address opens a session."""
        token = QueryParams(scope["query_string"]).get("token")
        if token and scope["method"] in SAFE and (who := self._with_token(token)):
            response = RedirectResponse(scope["path"], 303)
            keep(response, self._sessions.begin(who.name), scope["scheme"] == "https")
            return response
        if for_programs(scope) or scope["method"] not in SAFE:
            said = "Log in: with a user's name and password (Basic) or a token (Bearer)."
            return refusal(scope, 401, said, CHALLENGE)
        return RedirectResponse(f"/login?then={quote(scope['path'], safe='/')}", 303)


def is_own(headers: Headers) -> bool:
    """Whether a request that may change something is from a page of this server, or from none."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def keep(response: Response, secret: str, secure: bool) -> None:
    """Send a session's secret along, for this server alone and for no script."""
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=secure, path="/")


def decoded(credentials: str) -> tuple[str, str]:
    """Name and password of a Basic header (RFC 7617); two empty texts where it has none."""
    try:
        name, _, password = (
            base64.b64decode(credentials, validate=True).decode("utf8").partition(":")
        )
    except (binascii.Error, ValueError):
        return "", ""
    return name, password
