"""The API under /api/v1: what the pages show, as JSON for programs, with an OpenAPI description.

In: the state of the reading room (its open record, its settings). Out: an application of its own,
mounted beside the pages, so that what fails here fails as problem+json and not as a page.
"""

from __future__ import annotations

from importlib import import_module

from fastapi import Depends, FastAPI, Request, Response
from starlette.datastructures import State

from onrecord.version import VERSION
from onrecord.web.api.answers import answer
from onrecord.web.api.parameters import only_known
from onrecord.web.api.problems import PROBLEMS, explain_failures

PREFIX = "/api/v1"
ROUTERS = (
    "statements",
    "documents",
    "reading",
    "speakers",
    "across",
    "checking",
    "judgements",
    "searches",
    "exports",
    "overviews",
)
"""What the API has, each in its module here with a `router`."""

DESCRIPTION = """Who said what, read from news pages.

Lists come in portions: `items`, and `after`, to be sent back for the next ones; null at the end.
Every answer has an `ETag`: send it as `If-None-Match` and get 304 where nothing changed. Ids are
hashes of what they name: they are the same in every record. Offsets count code points of the
document's text. Failures are problems as RFC 9457 has them: what, where, what to do.
"""


def make_api(state: State) -> FastAPI:
    """The API over the record that `state` holds once the reading room is open."""
    api = FastAPI(
        title="onrecord",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,  # the pages that FastAPI makes ask other hosts for their scripts
        redoc_url=None,
        responses=PROBLEMS,
        dependencies=[Depends(only_known)],
        root_path_in_servers=False,
        servers=[{"url": PREFIX}],
    )
    api.state = state
    explain_failures(api)
    api.add_api_route("/", _what_there_is, include_in_schema=False)
    for name in ROUTERS:
        api.include_router(import_module(f"onrecord.web.api.{name}").router, tags=[name])
    return api


def _what_there_is(request: Request) -> Response:
    """The addresses of everything else."""
    paths = [path for path in request.app.openapi()["paths"] if "{" not in path]
    links = {path.removeprefix("/"): PREFIX + path for path in paths}
    links |= {"openapi": f"{PREFIX}/openapi.json"}
    return answer(request, {"software": f"onrecord {VERSION}", "links": links})
