"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from onrecord.web.door.gate import TOO_MANY, Gate
from onrecord.web.door.identifying import cookie_of, keep, shown
from onrecord.web.door.refusals import refusal
from onrecord.web.rendering import page

LONGEST = 1_000

router = APIRouter(include_in_schema=False)


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
    gate: Gate = request.app.state.gate
    if not gate.may_try(request.scope):
        return refusal(request.scope, 429, TOO_MANY)
    who = await gate.admitted(name, password)
    if who is None:
        return page(request, "login.html", code=403, then=own_path(then), failed=True)
    there = RedirectResponse(own_path(then), 303)
    secret = gate.begin(who.name)
    keep(there, request.scope, secret)
    return there


@router.post("/logout")
def log_out(request: Request) -> Response:
    """The end of the session."""
    request.app.state.gate.sessions.end(shown(request.scope))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(cookie_of(request.scope))
    return response


def own_path(path: str) -> str:
    """`path` where it is one of this server; else the first page: nobody is sent elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if safe and path.isprintable() and path.isascii() else "/"
