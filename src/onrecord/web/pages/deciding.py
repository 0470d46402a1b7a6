"""Decisions on disputes and on speakers, the list of all decisions, and taking them back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.model import Judgement, SpeakerId
from onrecord.record import CONTRADICTION, VERDICT_OF, Record, Status
from onrecord.record.judging import deciding
from onrecord.web.door.visitors import Corrector
from onrecord.web.pages.corrections import LONGEST, MEANT, Field, kept, meant_by
from onrecord.web.pages.disputes import found as dispute_found
from onrecord.web.pages.login import own_path
from onrecord.web.pages.speakers import known
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.decisions import said, where, words_of

A_PAGE = 50  # decisions: each asks for what it is of
LAST = 2**63 - 1  # the largest number that a database gives a row

router = APIRouter(include_in_schema=False)

Reason = Annotated[str, Form(max_length=LONGEST)]
Number = Annotated[int | None, Query(ge=0, le=LAST)]


@router.get("/judgements")
def judgements(request: Request, record: Opened, lately: Lately, before: Number = None) -> Response:
    """What people decided, the last first."""
    last, more = record.latest_judged(A_PAGE, before)
    told = [
        (
            each,
            said(each.judgement),
            _of_what(record, each.judgement),
            where(each.judgement, each.statement),
        )
        for each in last
    ]
    total = lately(record.counts).judgements
    return page(request, "judgements.html", told=told, total=total, more=more)


@router.post("/judgements/{name}/undo")
def undo(record: Opened, who: Corrector, name: str, back: Field = "/") -> Response:
    """Take a decision back; what stood before it stands again."""
    record.undo(name, who.name)
    return RedirectResponse(own_path(back), 303)


@router.post("/disputes/{name}/decision")
def decide(
    record: Opened,
    who: Corrector,
    name: str,
    status: Annotated[Status, Form()],
    why: Reason = "",
    back: Field = "/",
) -> Response:
    """Accept a dispute, reject it, or say that it cannot be told; with a note."""
    row = dispute_found(record, name)
    if status is Status.OPEN:
        raise BadInput("a dispute is opened again by taking the decision back")
    verdict, note = VERDICT_OF[status], why.strip() or None
    judgement = Judgement(row.dispute.id, verdict, CONTRADICTION, who.name, why=note)
    return kept(record, judgement, back)


@router.post("/speakers/{name}/name")
def rename(record: Opened, who: Corrector, name: str, called: Field, back: Field = "/") -> Response:
    """The speaker goes by another name."""
    own = known(record, name).speaker.id
    return kept(record, deciding.renamed(own, " ".join(called.split()), who.name), back)


@router.post("/speakers/{name}/same")
def same(
    request: Request, record: Opened, who: Corrector, name: str, other: Field, back: Field = "/"
) -> Response:
    """Another speaker is this one."""
    return _two(request, record, who.name, name, other, back, "same")


@router.post("/speakers/{name}/different")
def different(
    request: Request, record: Opened, who: Corrector, name: str, other: Field, back: Field = "/"
) -> Response:
    """Another speaker is never this one, whatever the names."""
    return _two(request, record, who.name, name, other, back, "different")


def _of_what(record: Record, judgement: Judgement) -> str | None:
    """What was judged in words: a dispute's matter, a speaker's name, a statement as it stood."""
    subject = judgement.subject
    if subject.startswith("dsp-") and (dispute := record.dispute(subject)):
        return dispute.dispute.matter
    if subject.startswith("spk-") and (speaker := record.speaker(subject)):
        return speaker.speaker.name
    return words_of(judgement)


def _two(
    request: Request, record: Opened, by: str, name: str, other: str, back: str, what: str
) -> Response:
    row = known(record, name)
    meant = [each for each in meant_by(record, other) if each.speaker.id != row.speaker.id]
    if len(meant) != 1:
        values: dict[str, Any] = {"asked": other.strip(), "what": what, "back": back}
        return page(request, "choose_other.html", row=row, meant=meant[:MEANT], **values)
    decide = deciding.same if what == "same" else deciding.never_the_same
    return kept(record, decide(SpeakerId(row.speaker.id), meant[0].speaker.id, by), back)
