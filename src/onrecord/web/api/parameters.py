"""Parameters that an address of the API does not have: refused, by name.

In: a request. Out: nothing, or a problem that names them and what there is. A filter that is
misspelt and passed over would give everything, as though it were what was asked for. What there
is says the API's own description (OpenAPI), which is made once.
"""

from __future__ import annotations

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

ANYWHERE = frozenset({"token"})  # the door lets in by it, whatever the address


def only_known(request: Request) -> None:
    """RequestValidationError where the address of `request` has no parameter of a name sent."""
    route = request.scope.get("route")
    if not request.query_params or not isinstance(route, APIRoute) or not route.include_in_schema:
        return
    told = request.app.openapi()["paths"][route.path_format][request.method.lower()]
    known = {each["name"] for each in told.get("parameters", ()) if each["in"] == "query"}
    unknown = sorted(set(request.query_params) - known - ANYWHERE)
    if unknown:
        what = f"no such parameter; there are: {', '.join(sorted(known)) or 'none'}"
        raise RequestValidationError([{"loc": ("query", name), "msg": what} for name in unknown])
