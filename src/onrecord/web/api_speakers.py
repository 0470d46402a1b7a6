"""/speakers: the persons and bodies that speak."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter

from onrecord.web.api_answers import USUAL, After, Items, Limit, Short, answer, portion, there
from onrecord.web.api_shapes import NamedSpeakerShape
from onrecord.web.rendering import Opened

router = APIRouter()


@router.get("/speakers", response_model=Items[NamedSpeakerShape])
def speakers(
    request: Request,
    record: Opened,
    name: Annotated[
        Short | None, Parameter(description="Who may be meant by it, the likeliest first.")
    ] = None,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Speakers by name; without one, all of them."""
    if name is not None:
        return portion(request, (row.as_dict() for row in record.speakers_named(name)), None)
    found, end = record.some_speakers(limit, after)
    return portion(request, (row.as_dict() for row in found), end)


@router.get("/speakers/{name}", response_model=NamedSpeakerShape)
def speaker(request: Request, record: Opened, name: str) -> Response:
    """One speaker, by id; one who was merged into another is that other."""
    return answer(request, there(record.speaker(name), f"speaker {name}").as_dict())
