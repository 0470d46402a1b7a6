"""/check: whether a quotation, or each in a draft, is in the record as that speaker's words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from onrecord.compare.quotation.quotation import check_quotation
from onrecord.record import Record
from onrecord.web.api.answers import LONGEST, Items, answer, portion, speakers_called
from onrecord.web.api.shapes import Shape
from onrecord.web.api.shapes_across import CheckedShape
from onrecord.web.pages.check import LONGEST as LONGEST_DRAFT
from onrecord.web.pages.check import speakers_meant
from onrecord.web.rendering import Opened
from onrecord.web.views.drafts import Quoted, quotations

MOST_WORDS = 5_000  # code points of one quotation: a long answer in an interview

router = APIRouter()


class Quotation(BaseModel):
    """The words said to be said, and whose they are said to be."""

    quote: Annotated[str, Field(min_length=1, max_length=MOST_WORDS)]
    speaker: Annotated[str, Field(max_length=LONGEST)] | None = None


class Draft(BaseModel):
    """A text that is about to appear."""

    draft: Annotated[str, Field(min_length=1, max_length=LONGEST_DRAFT)]


class QuotedShape(Shape):
    """A quotation of a draft: where in it, whose words it is said to be, what the record says."""

    start: int
    end: int
    words: str
    speaker: str | None
    checked: CheckedShape


@router.post("/check/draft", response_model=Items[QuotedShape])
def check_draft(request: Request, record: Opened, draft: Draft) -> Response:
    """Every quotation in a draft; offsets count its code points."""
    _, found = quotations(draft.draft)
    return portion(request, (_told(record, each) for each in found), None)


def _told(record: Record, quoted: Quoted) -> dict[str, Any]:
    span = quoted.span
    checked = check_quotation(quoted.words, record, speakers_meant(record, quoted))
    place = {"start": span.start, "end": span.end, "words": quoted.words}
    return place | {"speaker": quoted.speaker, "checked": checked.as_dict()}


@router.post("/check", response_model=CheckedShape)
def check(request: Request, record: Opened, quotation: Quotation) -> Response:
    """One of four answers: verbatim here, altered, elsewhere, not in the record."""
    ids = speakers_called(record, quotation.speaker)
    return answer(request, check_quotation(quotation.quote, record, ids).as_dict())
