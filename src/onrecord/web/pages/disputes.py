"""Disputes: the queue, and one dispute in two columns, to accept, to reject, to leave open."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.record import DisputeQuery, DisputeRow, Record, Status
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.disputing import laid_out
from onrecord.web.views.rows import rows_of

A_PAGE = 25

router = APIRouter(include_in_schema=False)


@router.get("/disputes")
def disputes(
    request: Request,
    record: Opened,
    lately: Lately,
    words: str = "",
    status: Status | None = Status.OPEN,
    after: str | None = None,
) -> Response:
    """The queue, likeliest first."""
    query = DisputeQuery(words or None, status, after=after, limit=A_PAGE + 1)
    asked = words or after
    found = queue(record, query) if asked else lately(queue, record, query)
    return page(
        request,
        "disputes.html",
        found=[(each, each.dispute.columns) for each in found[:A_PAGE]],
        after=found[A_PAGE - 1].dispute.id if len(found) > A_PAGE else None,
        asked=words,
        status=status,
        statuses=list(Status),
        reviewed=lately(record.is_reviewed),
    )


@router.get("/disputes/{name}")
def dispute(request: Request, record: Opened, name: str) -> Response:
    """One dispute: who says so, who says not, when, according to whom, and why it was proposed."""
    row = found(record, name)
    sides = row.dispute.sides
    rows = rows_of(record, [each.statement for side in sides for each in side.evidence])
    return page(
        request,
        "dispute.html",
        row=row,
        dispute=row.dispute,
        place=record.place_of(row.dispute.id),
        following=next(_open_after(record, row), None),
        laid=laid_out(row.dispute, rows, record.dispatch_of),
        judgements=tuple(record.judgements(row.dispute.id)),
    )


def queue(record: Record, query: DisputeQuery) -> tuple[DisputeRow, ...]:
    """The disputes that `query` keeps, likeliest first."""
    return tuple(record.disputes(query))


def _open_after(record: Record, row: DisputeRow) -> Iterator[DisputeRow]:
    """What there is to decide after a dispute, in the order of the queue."""
    return record.disputes(DisputeQuery(status=Status.OPEN, after=row.dispute.id, limit=1))


def found(record: Record, name: str) -> DisputeRow:
    """The dispute of an id; 404 where there is none."""
    row = record.dispute(name)
    if row is None:
        raise HTTPException(404, f"There is no dispute {name} in this record (any more).")
    return row
