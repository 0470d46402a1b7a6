"""/judgements: what people decided, and the place to decide.

A judgement is appended, never changed; a mistake is taken back by another one. Who may write is
decided at the door (`web.door.safety`), and a judgement is always by the one who is logged in.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import Judgement, Verdict
from onrecord.web.api.answers import (
    USUAL,
    After,
    Items,
    Limit,
    Short,
    answer,
    going_on,
    portion,
    some,
)
from onrecord.web.api.shapes import JudgementShape
from onrecord.web.door.visitors import Corrector
from onrecord.web.rendering import Opened

MOST_WORDS = 2_000  # code points of a reason or a value

router = APIRouter()

Id = Annotated[str, Field(pattern=r"^(stm|spk|utt|dsp|dpt|doc)-[0-9a-f]{20}(:\d{1,6})?$")]
Words = Annotated[str, Field(min_length=1, max_length=MOST_WORDS)]


class Decision(BaseModel):
    """A judgement to be made; `about` names the question: speaker, act, span, contradiction."""

    model_config = ConfigDict(extra="forbid")

    subject: Id
    verdict: Verdict
    about: Annotated[str, Field(min_length=1, max_length=40)]
    other: Id | None = None
    value: Words | None = None
    why: Words | None = None


class Reason(BaseModel):
    """Why a judgement is taken back."""

    model_config = ConfigDict(extra="forbid")

    why: Words | None = None


@router.get("/judgements", response_model=Items[JudgementShape])
def judgements(
    request: Request,
    record: Opened,
    subject: Short | None = None,
    standing: bool = False,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Judgements, oldest first; on one subject, or only those that hold now, where asked."""
    found = record.judgements(subject, standing=standing)
    taken, more = some(going_on(found, after, "judgement"), limit)
    return portion(request, map(told, taken), taken[-1].id if more else None)


@router.post("/judgements", response_model=JudgementShape, status_code=201)
def judge(request: Request, record: Opened, who: Corrector, decision: Decision) -> Response:
    """Decide something; the record stands by it at once, and after pages are read again."""
    made = Judgement(by=who.name, **decision.model_dump())
    return answer(request, told(record.judge(made)), 201)


@router.post("/judgements/{name}/withdrawal", response_model=JudgementShape, status_code=201)
def withdraw(
    request: Request, record: Opened, who: Corrector, name: str, reason: Reason
) -> Response:
    """Take a judgement back; what stood before it on the same question stands again."""
    return answer(request, told(record.undo(name, who.name, reason.why)), 201)


def told(judgement: Judgement) -> dict[str, object]:
    """A judgement as the API tells it: without a copy of what was judged."""
    return {name: value for name, value in judgement.as_dict().items() if name != "stood"}
