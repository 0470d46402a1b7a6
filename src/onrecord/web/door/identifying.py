"""The door: who it is that asks, and whether a request is their own.

In: requests. Out: the same with the visitor written down (`web.door.visitors`), or a refusal.
Without users and tokens everybody who reaches the server is let in; it listens to this machine
alone unless told otherwise. With them, a person logs in and has a session; a program sends a token
(Bearer) or name and password (Basic).

A form on another site could post here with the visitor's own cookie. Such a request is told by
`Sec-Fetch-Site`, which browsers add and pages cannot forge, and where it is missing by `Origin`:
what is neither same-origin nor from no browser at all is refused (after Go's
`http.CrossOriginProtection`, and "Cross-Site Request Forgery Prevention", OWASP).
"""

from __future__ import annotations

import base64
import binascii
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.door.bounds import FILES
from onrecord.web.door.gate import TOO_MANY, Gate
from onrecord.web.door.refusals import for_programs, refusal
from onrecord.web.door.sessions import COOKIE
from onrecord.web.door.visitors import NOTED, Visitor
from onrecord.web.settings import WebSettings

OPEN = (FILES, "/login")
"""What needs no log-in."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CHALLENGE = {"WWW-Authenticate": 'Basic realm="onrecord", charset="UTF-8", Bearer'}


class Door:
    """Lets in whoever may come in, and writes down who it is."""

    def __init__(self, app: ASGIApp, settings: WebSettings, gate: Gate) -> None:
        self._app = app
        self._gate = gate
        self._anybody = Visitor(settings.by, True)
        self._read_only = settings.read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        refused = await self._refused(scope) if scope["type"] == "http" else None
        await (refused or self._app)(scope, receive, send)

    async def _refused(self, scope: Scope) -> Response | None:
        """What is answered at the door; None where the request may go in, with its visitor."""
        headers = Headers(scope=scope)
        if scope["method"] not in SAFE and not is_own(headers):
            said = "This was sent from another site's page; send it from a page of this one."
            return refusal(scope, 403, said)
        name, password = basic(headers)
        if self._gate.is_closed and name and not self._gate.remembered(name, password):
            if not self._gate.may_try(scope):
                return refusal(scope, 429, TOO_MANY)
            await self._gate.admitted(name, password)
        who = self._visitor(scope, headers) if self._gate.is_closed else self._anybody
        if who is None and not scope["path"].startswith(OPEN):
            return self._ask_in(scope)
        may = bool(who and who.corrects and not self._read_only)
        in_session = bool(who and self._gate.is_closed and "authorization" not in headers)
        scope[NOTED] = Visitor(who.name if who else "nobody", may, in_session)
        return None

    def _visitor(self, scope: Scope, headers: Headers) -> Visitor | None:
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._gate.with_token(credentials.strip())
        if scheme.lower() == "basic":
            return self._gate.remembered(*basic(headers))
        return self._gate.with_session(shown(scope))

    def _ask_in(self, scope: Scope) -> Response:
        """To the log-in, from there back; a token in the address opens a session."""
        token = QueryParams(scope["query_string"]).get("token")
        if token and scope["method"] in SAFE and (who := self._gate.with_token(token)):
            response = RedirectResponse(scope["path"], 303)
            keep(response, scope, self._gate.sessions.begin(who.name))
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


def keep(response: Response, scope: Scope, secret: str) -> None:
    """Send a session's secret along, for this server alone and for no script."""
    secure = scope["scheme"] == "https"
    response.set_cookie(cookie_of(scope), secret, httponly=True, samesite="lax", secure=secure)


def shown(scope: Scope) -> str:
    """The secret of a session that comes with a request; empty where none does."""
    cookies: dict[str, str] = cookie_parser(Headers(scope=scope).get("cookie", ""))
    return cookies.get(cookie_of(scope), "")


def cookie_of(scope: Scope) -> str:
    """The cookie's name: a browser sends the same ones to all ports of a host."""
    _, port = scope.get("server") or ("", None)
    return f"{COOKIE}-{port}" if port else COOKIE


def basic(headers: Headers) -> tuple[str, str]:
    """Name and password that a program sends (RFC 7617); two empty texts where it sends none."""
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        text = base64.b64decode(credentials.strip(), validate=True).decode("utf8")
    except (binascii.Error, ValueError):
        return "", ""
    name, _, password = text.partition(":")
    return name, password
