"""Alerts: searches that are kept, each with its feed; what a search page asks can be kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ValidationError
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.record import SavedSearch
from onrecord.web.api.searches import Wanted, question_of, written
from onrecord.web.door.visitors import Corrector
from onrecord.web.pages.feeds import said
from onrecord.web.rendering import Opened, page
from onrecord.web.views.links import search_for

LONGEST = 200  # characters of a name

router = APIRouter(include_in_schema=False)


@router.get("/alerts")
def alerts(request: Request, record: Opened) -> Response:
    """The searches that are kept; a question in the address can be kept as one more."""
    asked = _wanted(dict(request.query_params))
    return page(
        request,
        "alerts.html",
        searches=[(each, said(each.asked), search_for(**each.asked)) for each in record.searches()],
        asked=asked,
        said=said(asked) if asked else "",
    )


async def filled(request: Request) -> dict[str, str]:
    """What a form was filled with; apart from what is done with it, which waits for the record."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


@router.post("/alerts")
def keep(
    record: Opened, who: Corrector, form: Annotated[dict[str, str], Depends(filled)]
) -> Response:
    """Keep a search."""
    name = form.get("name", "")[:LONGEST]
    asked = _wanted(form)
    search = SavedSearch(name.strip() or said(asked), asked, who.name)
    question_of(record, search)
    record.keep_search(search)
    return RedirectResponse("/alerts", 303)


@router.post("/alerts/{own}/forget")
def forget(record: Opened, who: Corrector, own: str) -> Response:  # noqa: ARG001
    """Take a search away."""
    record.forget_search(own)
    return RedirectResponse("/alerts", 303)


def _wanted(given: dict[str, str]) -> dict[str, str]:
    """Of what a form or an address has, what a search can ask."""
    typed = {name: given[name] for name in Wanted.model_fields if given.get(name)}
    try:
        return written(Wanted.model_validate(typed))
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
