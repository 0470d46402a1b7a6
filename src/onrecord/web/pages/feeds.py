"""Feeds: what is new of a search, for feed readers (a newsroom subscribes to "Lavrov denies").

In: a saved search, or words and filters in the address. Out: an Atom feed of the statements that
were read last, the newest first. A feed reader logs in with name and password (Basic); an ETag
tells it that nothing is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.model import StatementRow
from onrecord.record import Order, Query, Record, SavedSearch
from onrecord.web.api.answers import speakers_called, tagged
from onrecord.web.api.searches import Wanted, question_of, written
from onrecord.web.api.statements import Asked, Question
from onrecord.web.rendering import Opened
from onrecord.web.views.atom import Feed, atom
from onrecord.web.views.links import search_for

ENTRIES = 100
MEDIA_TYPE = "application/atom+xml"
FLAGS = ("denied", "disputed", "undated")  # told by their names: they are true or false
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)  # of a feed that nothing is in yet

router = APIRouter(include_in_schema=False)


@router.get("/feeds/statements.atom")
def of_a_search(request: Request, record: Opened, question: Question) -> Response:
    """The feed of what the address asks; nothing needs to be saved."""
    asked = request.query_params
    named = {name: asked[name] for name in Wanted.model_fields if asked.get(name)}
    given = written(Wanted.model_validate(named))  # one spelling: denied=1 is denied=true
    own = SavedSearch(said(given), given, by="", at=LONG_AGO)
    return _feed(request, record, own, question, f"/feeds/statements.atom?{urlencode(given)}")


@router.get("/feeds/{name}.atom")
def of_a_saved_search(request: Request, record: Opened, name: str) -> Response:
    """The feed of a saved search."""
    search = record.saved_search(name)
    if search is None:
        raise HTTPException(404, f"There is no saved search {name}.")
    return _feed(request, record, search, question_of(record, search), f"/feeds/{name}.atom")


def said(given: Mapping[str, str]) -> str:
    """A search in words: "Lavrov · deny · elections"."""
    who = ("speaker", "act", "addressee", "words", "outlet", "form")
    order = (*who, "denied", "disputed", "since", "until", "undated")
    told = (_part(name, given[name]) for name in order if name in given)
    return " · ".join(filter(None, told)) or "all statements"


def _part(name: str, value: str) -> str:
    """A filter in words; nothing of one that filters nothing, as `disputed=false`."""
    if name not in FLAGS:
        return value
    if value == "true":
        return name
    return f"not {name}" if name == "denied" else ""


def _feed(
    request: Request, record: Record, search: SavedSearch, question: Asked, own: str
) -> Response:
    rows = record.portion(_query(record, question), ENTRIES).rows
    feed = Feed(
        id=search.id,
        title=f"onrecord: {search.name}",
        base=str(request.base_url).rstrip("/"),
        own=own,
        page=search_for(**search.asked),
        since=search.at,
    )
    return tagged(request, atom(feed, _read(record, rows)), MEDIA_TYPE)


def _query(record: Record, question: Asked) -> Query:
    """What a feed keeps: as on the page of the search, also what other words say to its hearer."""
    query = replace(question.query, words=question.words, order=Order.LATEST)
    name = query.addressee
    if name is None:
        return query
    return replace(query, addressee=None, told=name, hearers=speakers_called(record, name))


def _read(
    record: Record, rows: tuple[StatementRow, ...]
) -> Iterator[tuple[StatementRow, datetime]]:
    """The rows with when their pages were fetched; not those that are forgotten meanwhile."""
    fetched: dict[str, datetime] = {}
    for row in rows:
        if row.document not in fetched:
            document = record.document(row.document)
            if document is None:
                continue
            fetched[row.document] = document.fetched_at
        yield row, fetched[row.document]
