"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse

from onrecord.web.bounds import caller
from onrecord.web.door import keep
from onrecord.web.refusals import refusal
from onrecord.web.rendering import page
from onrecord.web.sessions import COOKIE
from onrecord.web.users import Users

LONGEST = 1_000

router = APIRouter(include_in_schema=False)
_tries = FixedWindowRateLimiter(MemoryStorage())


@router.get("/login")
def ask(request: Request, then: str = "/") -> Response:
    """The form."""
    return page(request, "login.html", then=own_path(then), failed=False)


@router.post("/login")
async def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=LONGEST)],
    password: Annotated[str, Form(max_length=LONGEST)],
    then: Annotated[str, Form(max_length=LONGEST)] = "/",
) -> Response:
    """A session for whoever has the password; a few tries a minute."""
    settings = request.app.state.settings
    most = RateLimitItemPerMinute(settings.logins_a_minute)
    if not _tries.hit(most, caller(request.scope)):
        return refusal(request.scope, 429, "Too many tries; wait a minute.")
    users = Users(settings.users) if settings.users else None
    who = await run_in_threadpool(users.admitted, name, password) if users else None
    if who is None:
        response = page(request, "login.html", then=own_path(then), failed=True)
        response.status_code = 403
        return response
    there = RedirectResponse(own_path(then), 303)
    secret = request.app.state.sessions.begin(who.name)
    keep(there, secret, request.url.scheme == "https")
    return there


@router.post("/logout")
def log_out(request: Request) -> Response:
    """The end of the session."""
    secret = cookie_parser(request.headers.get("cookie", "")).get(COOKIE, "")
    request.app.state.sessions.end(secret)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


def own_path(path: str) -> str:
    """`path` where it is one of this server; else the first page: nobody is sent elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if safe and path.isprintable() and path.isascii() else "/"
