"""Failures of the API as problem details (RFC 9457): what happened, where, and what to do.

In: exceptions. Out: `application/problem+json`. The messages of our own errors are fit to be
shown where they are on what was asked; of others no more is told than that something is wrong
here, since their texts name files, or hold what is nobody's business.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from onrecord.errors import BadInput, OnrecordError, RecordLocked

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5  # a run that reads pages commits every 2 seconds


class Wrong(BaseModel):
    """One thing that is wrong with a request: where in it, and what."""

    where: str
    what: str


class Problem(BaseModel):
    """Problem details; `errors` are there where several things can be pointed at."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Wrong] | None = None


_CONTENT = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": HTTPStatus(status).phrase} | _CONTENT
    for status in (400, 401, 403, 404, 413, 422, 429, 503)
}
"""What every address of the API may answer instead."""


def explain_failures(api: FastAPI) -> None:
    """Make all failures of `api` problems."""
    api.add_exception_handler(HTTPException, _http)
    api.add_exception_handler(RequestValidationError, _not_valid)
    api.add_exception_handler(OnrecordError, _ours)
    api.add_exception_handler(Exception, _unforeseen)


def problem(
    instance: str, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """A problem; `detail` says what happened and what to do."""
    phrase = HTTPStatus(status).phrase
    told = {
        "type": f"urn:onrecord:problem:{phrase.lower().replace(' ', '-')}",
        "title": phrase,
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    return JSONResponse(told | more, status, headers=headers, media_type=MEDIA_TYPE)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if error.status_code == HTTPStatus.NOT_FOUND and detail == "Not Found":
        detail = "There is nothing at this address; /api/v1/ lists what there is."
    headers = dict(error.headers) if error.headers else None
    return problem(request.url.path, error.status_code, detail, headers)


def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"where": ".".join(map(str, each["loc"])), "what": each["msg"]} for each in error.errors()
    ]
    named = "; ".join(f"{each['where']}: {each['what']}" for each in errors[:3])
    return problem(request.url.path, 422, f"The request cannot be used: {named}.", errors=errors)


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, BadInput):
        return problem(request.url.path, 400, str(error))
    log.warning("%s at %s: %s", type(error).__name__, request.url.path, error)
    later = {"Retry-After": str(RETRY_SECONDS)}
    if isinstance(error, RecordLocked):
        return problem(request.url.path, 503, "Another process writes; ask again later.", later)
    detail = "The record cannot be used; the log of the server says why."
    return problem(request.url.path, 503, detail, later)


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error("unforeseen at %s", request.url.path, exc_info=error)
    detail = "This is a fault of onrecord; its log says more. Please report it with the address."
    return problem(request.url.path, 500, detail)
