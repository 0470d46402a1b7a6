"""Corrections of statements: each a form that is sent, a judgement that is appended, and back.

In: a statement and what it should be. Out: the page from which it was corrected, as it is now. The
same forms serve with JavaScript, which puts them beside the statement, and without. What is wrong
with a correction is said above its form; nothing is kept then.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.model import (
    Act,
    Judgement,
    PartialDate,
    Speaker,
    SpeakerId,
    SpeakerKind,
    StatementId,
    StatementRow,
    speaker_id,
)
from onrecord.record import Record, SpeakerRow
from onrecord.record.judging import deciding
from onrecord.web.door.visitors import Corrector
from onrecord.web.pages.login import own_path
from onrecord.web.pages.statements import found, its_document, nearby
from onrecord.web.rendering import Opened, page
from onrecord.web.views.selecting import chosen

LONGEST = 2_000  # characters of a field
MEANT = 20  # speakers to choose from

router = APIRouter(include_in_schema=False)

Field = Annotated[str, Form(max_length=LONGEST)]
Words = Annotated[str, Form(max_length=100_000)]


@router.get("/statements/{name}/correct")
def ask(request: Request, record: Opened, name: str, back: str = "/") -> Response:
    """The forms alone, to be put beside the statement."""
    return page(request, "correct.html", **offered(record, found(record, name), own_path(back)))


@router.post("/statements/{name}/speaker")
def speaker(
    request: Request,
    record: Opened,
    who: Corrector,
    name: str,
    speaker: Field = "",
    kind: Field = "",
    back: Field = "/",
) -> Response:
    """It is someone else's; whose cannot be told where `speaker` is empty."""
    row = found(record, name)
    meant = meant_by(record, speaker)
    if kind in list(SpeakerKind) and speaker.strip():
        chosen_one: Speaker | None = new_speaker(speaker, SpeakerKind(kind))
    elif not speaker.strip():
        chosen_one = None
    elif len(meant) == 1:
        chosen_one = meant[0].speaker
    else:
        return page(
            request, "choose.html", row=row, asked=speaker.strip(), meant=meant[:MEANT], back=back
        )
    return kept(record, deciding.said_by(StatementId(name), chosen_one, who.name), back)


@router.post("/statements/{name}/act")
def act(record: Opened, who: Corrector, name: str, act: Field, back: Field = "/") -> Response:
    """The speaker does something else by saying it."""
    found(record, name)
    if act not in list(Act):
        raise BadInput(f"{act!r} is no act: {', '.join(Act)}")
    return kept(record, deciding.is_act(StatementId(name), Act(act), who.name), back)


@router.post("/statements/{name}/denied")
def denied(
    record: Opened, who: Corrector, name: str, denied: bool = Form(...), back: Field = "/"
) -> Response:
    """The source rejects the content itself, or does not."""
    found(record, name)
    return kept(record, deciding.is_denied(StatementId(name), denied, who.name), back)


@router.post("/statements/{name}/day")
def day(
    request: Request, record: Opened, who: Corrector, name: str, day: Field = "", back: Field = "/"
) -> Response:
    """It was said on another day; on none that the page tells where it is empty."""
    row = found(record, name)
    try:
        date = PartialDate(day.strip()) if day.strip() else None
    except BadInput as wrong:
        return refused(request, record, row, back, wrong)
    return kept(record, deciding.said_on(StatementId(name), date, who.name), back)


@router.post("/statements/{name}/none")
def none(record: Opened, who: Corrector, name: str, back: Field = "/") -> Response:
    """Nobody says anything there."""
    found(record, name)
    return kept(record, deciding.is_no_statement(StatementId(name), who.name), back)


@router.post("/statements/{name}/words")
def words(
    request: Request,
    record: Opened,
    who: Corrector,
    name: str,
    part: Field,
    words: Words = "",
    near: Annotated[int | None, Form(ge=0)] = None,
    back: Field = "/",
) -> Response:
    """Source, cue or content are other words; `near` is where about they begin in the text."""
    row = found(record, name)
    document = its_document(record, row)
    try:
        if part not in deciding.PARTS:
            raise BadInput(f"{part!r} is no part of a statement: {', '.join(deciding.PARTS)}")
        spans = chosen(
            document.document.text, words, row.content[0].start if near is None else near
        )
        judgement = deciding.stands_at(StatementId(name), {part: spans}, who.name)
        return kept(record, judgement, back)
    except BadInput as wrong:
        return refused(request, record, row, back, wrong)


def kept(record: Record, judgement: Judgement, back: str) -> Response:
    """Keep the judgement and go back to where it was made."""
    record.judge(judgement)
    return RedirectResponse(own_path(back), 303)


def refused(
    request: Request, record: Record, row: StatementRow, back: str, wrong: BadInput
) -> Response:
    """The forms again, with what is wrong."""
    values = offered(record, row, own_path(back), str(wrong))
    return page(request, "correct.html", code=400, **values)


def offered(
    record: Record, row: StatementRow, back: str, wrong: str | None = None
) -> dict[str, Any]:
    """What the forms need: the statement, speakers nearby, all acts."""
    others = nearby(row, record.statements_of(row.document))
    return {"row": row, "nearby": others, "acts": list(Act), "back": back, "wrong": wrong}


def meant_by(record: Record, name: str) -> tuple[SpeakerRow, ...]:
    """Whom `name` means: the one of this id, those of this whole name, or those with it in one."""
    meant = record.speakers_named(name) if name.strip() else ()
    own = tuple(each for each in meant if each.speaker.id == SpeakerId(name.strip()))
    return own or tuple(each for each in meant if each.exact) or meant


def new_speaker(name: str, kind: SpeakerKind) -> Speaker:
    """A speaker whom no page has named yet."""
    plain = " ".join(name.split())
    return Speaker(speaker_id(plain, kind), plain, kind)
