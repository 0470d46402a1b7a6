"""Home: what is in the record, what came last, who speaks most; where to begin."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from onrecord.model import Act
from onrecord.record import DisputeQuery, Order, Query, Status
from onrecord.web.asking import Asked
from onrecord.web.pages.demonstration import demonstration_of
from onrecord.web.pages.disputes import queue
from onrecord.web.pages.search import SUGGESTED
from onrecord.web.pages.speakers import LISTED
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page

NEWEST = 12  # statements: a laptop's screen
SPEAKERS = 12
DISPUTES = 4
DOCUMENTS = 6
NEWEST_REJECTED = 3
INPUTS = 50
REJECTED = 200  # in the list of all of them, the last ones

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, record: Opened, lately: Lately) -> Response:
    """The first page."""
    counts = lately(record.counts)
    demo = demonstration_of(request)
    if demo.is_running or not counts.documents:
        return page(request, "empty.html", lasting=False, counts=counts, demo=demo)
    return page(
        request,
        "home.html",
        counts=counts,
        form=Asked(),
        acts=list(Act),
        outlets=lately(record.outlets)[:SUGGESTED],
        newest=lately(record.portion, Query(order=Order.LATEST), NEWEST).rows,
        speakers=lately(record.most_quoted, LISTED)[:SPEAKERS],
        disputes=lately(queue, record, DisputeQuery(status=Status.OPEN, limit=DISPUTES)),
        documents=lately(record.latest_documents, DOCUMENTS),
        rejected=lately(record.latest_rejections, NEWEST_REJECTED),
    )


@router.get("/rejections")
def rejections(request: Request, record: Opened, lately: Lately) -> Response:
    """What was read run by run; pages that could not be read, and why."""
    return page(
        request,
        "rejections.html",
        inputs=record.latest_inputs(INPUTS),
        rejected=record.latest_rejections(REJECTED),
        total=lately(record.counts).rejections,
    )
