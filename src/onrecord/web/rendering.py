"""Templates: values of the record become HTML, every word of a page escaped and harmless.

In: the name of a template and its values. Out: a response. `say` is the filter through which all
words from pages go: what steers the order of letters is shown as � and does nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from onrecord.language.harmless import harmless
from onrecord.model import Judgement, PartialDate, Verdict
from onrecord.record import Record
from onrecord.version import VERSION
from onrecord.web.decisions import said
from onrecord.web.links import PART, address_of, at_words, search_for
from onrecord.web.stances import SHAPES, stance_of
from onrecord.web.visitors import NOTED, Visitor

NO_STORE = {"Cache-Control": "no-store"}
"""Headers of an answer that may be another one although nobody wrote to the record."""

UNDO_OFFERED = timedelta(minutes=30)  # after a decision; later it is taken back from the list
MOST_SAID = PART  # code points; a page may have a line of 5 MB, which no browser lays out
SURE, LIKELY = 0.9, 0.6  # scores said as words: nine in ten are right; more right than wrong


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


def say(words: object) -> Markup:
    """Words of a page: escaped, harmless, and no more of them than anybody reads."""
    text = str(words)
    more = len(text) - MOST_SAID
    rest = f"… ({more:,} more characters)" if more > 0 else ""
    return escape(harmless(text[:MOST_SAID]) + rest)


def how_sure(score: float) -> str:
    """A calibrated score as a word."""
    if score >= SURE:
        return "sure"
    return "likely" if score >= LIKELY else "a guess"


def percent(score: float) -> str:
    """A score as a percentage; nothing that is measured is certain."""
    return f"{min(99, round(100 * score))} %"


def day(value: PartialDate | date | datetime | None) -> Markup:
    """A date as ISO 8601 writes it, with the weekday on hover."""
    if value is None:
        return Markup('<span class="none" title="the page does not say when">no date</span>')
    whole = value.first if isinstance(value, PartialDate) else value
    text = value.text if isinstance(value, PartialDate) else f"{value:%Y-%m-%d}"
    weekday = f' title="{whole:%A}"' if len(text) == len("2019-12-10") else ""
    return Markup(f'<time datetime="{text}"{weekday}>{text}</time>')


def counted(count: int, noun: str) -> str:
    """A count with its noun, which takes an s where there is not one."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "say": say,
        "day": day,
        "how_sure": how_sure,
        "percent": percent,
        "counted": counted,
    }
    made.globals |= {
        "VERSION": VERSION,
        "SHAPES": SHAPES,
        "stance_of": stance_of,
        "address_of": address_of,
        "at_words": at_words,
        "search_for": search_for,
        "decided": said,
    }
    return made


_TEMPLATES = Jinja2Templates(env=_environment())
