"""/check: whether a quotation is in the record, word for word, as that speaker's words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from onrecord.compare.quotation import check_quotation
from onrecord.web.api_answers import LONGEST, answer, speakers_called
from onrecord.web.api_shapes import CheckedShape
from onrecord.web.rendering import Opened

MOST_WORDS = 5_000  # code points of one quotation: a long answer in an interview

router = APIRouter()


class Quotation(BaseModel):
    """The words said to be said, and whose they are said to be."""

    quote: Annotated[str, Field(min_length=1, max_length=MOST_WORDS)]
    speaker: Annotated[str, Field(max_length=LONGEST)] | None = None


@router.post("/check", response_model=CheckedShape)
def check(request: Request, record: Opened, quotation: Quotation) -> Response:
    """One of four answers: verbatim here, altered, elsewhere, not in the record."""
    ids = speakers_called(record, quotation.speaker)
    return answer(request, check_quotation(quotation.quote, record, ids).as_dict())
