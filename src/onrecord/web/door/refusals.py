"""Refusals at the door: a problem for programs, a page for people, before any page's code runs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from onrecord.web.api.problems import problem
from onrecord.web.rendering import page

PROGRAMS = ("/api/", "/feeds/")
"""Beginnings of the addresses that programs call."""


def for_programs(scope: Scope) -> bool:
    """Whether a program asks, which wants no page."""
    return str(scope["path"]).startswith(PROGRAMS)


def refusal(
    scope: Scope, status: int, said: str, headers: dict[str, str] | None = None
) -> Response:
    """What is answered in place of what was asked for."""
    if for_programs(scope):
        return problem(scope["path"], status, said, headers)
    response = page(Request(scope), "failure.html", code=status, said=said)
    response.headers.update(headers or {})
    return response
