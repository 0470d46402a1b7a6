"""The application: the record opened, the routers of pages put together, failures made pages.

In: where the record is and the settings. Out: a FastAPI application. Pages are functions of the
record and the address alone: the address bar always holds the view.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from importlib import import_module
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from onrecord.errors import BadInput, OnrecordError
from onrecord.place import Place
from onrecord.record import Record
from onrecord.web.api.app import PREFIX, make_api
from onrecord.web.common import Common
from onrecord.web.door.refusals import refusal
from onrecord.web.door.safety import add_guards
from onrecord.web.pages.demonstration import Demonstration
from onrecord.web.remembering import Remembered
from onrecord.web.settings import WebSettings

ROUTERS = (
    "home",
    "login",
    "search",
    "documents",
    "speakers",
    "statements",
    "disputes",
    "utterances",
    "sayings",
    "corrections",
    "deciding",
    "matters",
    "check",
    "alerts",
    "feeds",
    "demonstration",
)
"""The modules of `web.pages`, each with its `router`."""


def make_app(where: str | Path | Place, settings: WebSettings | None = None) -> FastAPI:
    """The reading room over the record at a place; the record is made if there is none."""
    settings = settings or WebSettings()
    common = Common(settings.common)

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        with (
            Record.open(where) as record,
            closing(Remembered(record)) as remembered,
            closing(Demonstration(where, common)) as demonstration,
        ):
            app.state.record, app.state.remembered = record, remembered
            app.state.demonstration = demonstration
            yield

    app = FastAPI(lifespan=opened, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.settings = settings
    add_guards(app, settings, common)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_exception_handler(OnrecordError, _cannot)
    app.add_exception_handler(RequestValidationError, _not_understood)
    static = Path(__file__).parent / "static"
    app.mount("/static", StaticFiles(directory=static), name="static")
    app.mount(PREFIX, make_api(app.state), name="api")
    for name in ROUTERS:
        app.include_router(import_module(f"onrecord.web.pages.{name}").router)
    return app


def _not_there(request: Request, error: Exception) -> Response:
    """What is not there, said with where to look instead."""
    assert isinstance(error, HTTPException)
    said = error.detail if error.detail != "Not Found" else "There is no such page."
    return refusal(request.scope, error.status_code, said)


def _cannot(request: Request, error: Exception) -> Response:
    """An error of ours: its text is fit to show."""
    code = 400 if isinstance(error, BadInput) else 503
    return refusal(request.scope, code, str(error))


def _not_understood(request: Request, error: Exception) -> Response:
    """A part of the address or of a form that is none, by its name."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    said = f"{first['loc'][-1]}: {first['msg']}"
    return refusal(request.scope, 422, said)
