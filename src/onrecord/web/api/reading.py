"""/inputs and /rejections: what was read lately, run by run, and which pages could not be read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from onrecord.model import Reason
from onrecord.model.plain import plain
from onrecord.web.api.answers import USUAL, Items, Limit, portion
from onrecord.web.api.shapes import Shape
from onrecord.web.rendering import Opened

router = APIRouter()


class InputShape(Shape):
    """What one run gave of one file, folder or address; `ended_at` is null where it did not end."""

    where: str
    began_at: str
    ended_at: str | None
    read: int
    known: int
    forgotten: int
    rejected: dict[str, int]
    passed_by: dict[str, int]


class RejectedShape(Shape):
    """A page that could not be read, why, and what to do about it."""

    where: str
    why: Reason
    detail: str
    page_hash: str | None
    url: str | None
    seen_at: str


@router.get("/inputs", response_model=Items[InputShape])
def inputs(request: Request, record: Opened, limit: Limit = USUAL) -> Response:
    """What was read, the last first."""
    return portion(request, (each.as_dict() for each in record.latest_inputs(limit)), None)


@router.get("/rejections", response_model=Items[RejectedShape])
def rejections(request: Request, record: Opened, limit: Limit = USUAL) -> Response:
    """The pages that could not be read, the last first."""
    found = record.latest_rejections(limit)
    return portion(request, (plain(e) | {"seen_at": e.seen_at.isoformat()} for e in found), None)
