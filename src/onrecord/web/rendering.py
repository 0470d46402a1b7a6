"""Templates: values of the record become HTML, every word of a page escaped and harmless.

In: the name of a template and its values. Out: a response. `say` (of `notes`) is the filter through
which all words from pages go: what steers the order of letters is shown as � and does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from onrecord.model import Judgement, Verdict
from onrecord.record import Record
from onrecord.version import VERSION
from onrecord.web.door.visitors import NOTED, Visitor
from onrecord.web.views import notes
from onrecord.web.views.citing import cited
from onrecord.web.views.decisions import said
from onrecord.web.views.links import address_of, at_words, search_for
from onrecord.web.views.stances import SHAPES
from onrecord.web.views.tallies import year_of

NO_STORE = {"Cache-Control": "no-store"}
"""Headers of an answer that may be another one although nobody wrote to the record."""

UNDO_OFFERED = timedelta(minutes=30)  # after a decision; later it is taken back from the list


def record_of(request: Request) -> Record:
    """The record that is served."""
    record: Record = request.app.state.record
    return record


async def opened(request: Request) -> Record:
    """The same for a page's function; not awaited in a thread, which would cost 0.2 ms."""
    return record_of(request)


Opened = Annotated[Record, Depends(opened)]
"""The record, as a parameter of a page's function."""


def page(
    request: Request, template: str, *, code: int = 200, lasting: bool = True, **values: Any
) -> Response:
    """The page that `template` makes of `values`, with who reads it and what they decided last.

    `lasting`: whether it is the same page for as long as the record is the same.
    """
    who = request.scope.get(NOTED)
    last = _last_decision(request, who)
    values |= {"visitor": who, "last": last}
    headers = NO_STORE if last or not lasting else None
    return _TEMPLATES.TemplateResponse(request, template, values, code, headers)


def _last_decision(request: Request, who: Visitor | None) -> Judgement | None:
    """What `who` decided a short while ago, to be taken back with one key."""
    if who is None or not who.corrects:
        return None
    last = record_of(request).latest_judgement(who.name)
    recent = last and datetime.now(UTC) - last.at < UNDO_OFFERED
    return last if recent and last and last.verdict is not Verdict.WITHDRAWN else None


def counted(count: int, noun: str) -> str:
    """A count with its noun, which takes an s where there is not one."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


_FILTERS: dict[str, Callable[..., object]] = {
    "say": notes.say,
    "day": notes.day,
    "how_sure": notes.how_sure,
    "percent": notes.percent,
    "marked": notes.marked,
    "counted": counted,
}

_GLOBALS: dict[str, Any] = {
    "VERSION": VERSION,
    "SHAPES": SHAPES,
    "SURE": notes.SURE,
    "act_of": notes.act_of,
    "bare_act_of": notes.bare_act_of,
    "day_of": notes.day_of,
    "name_of": notes.name_of,
    "address_of": address_of,
    "at_words": at_words,
    "search_for": search_for,
    "decided": said,
    "year_of": year_of,
    "cited": cited,
}


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _FILTERS
    made.globals |= _GLOBALS
    return made


_TEMPLATES = Jinja2Templates(env=_environment())
