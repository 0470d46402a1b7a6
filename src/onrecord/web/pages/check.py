"""Check: a draft is pasted, every quotation in it is looked up in the record.

In: a draft, or one quotation and its speaker. Out: the draft with each quotation marked by one of
four answers, and below it the record's words where they differ. A draft is nobody else's business:
it is posted, not put in an address, and not kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from onrecord.compare.quotation.checked import Answer, Checked, Place
from onrecord.compare.quotation.quotation import check_quotation
from onrecord.model import DocumentRow, SpeakerId
from onrecord.record import Record
from onrecord.web.rendering import Opened, page
from onrecord.web.views.drafts import MOST, Quoted, load_ahead, quotations

LONGEST = 60_000  # characters of a draft: a long read
PLACES = 4  # where the same words stand, for each quotation
ANSWERS = {
    Answer.VERBATIM: ("✓", "verbatim in the record"),
    Answer.ALTERED: ("≈", "altered: the record has other words"),
    Answer.ELSEWHERE: ("↷", "in the record, but not as this speaker’s words"),
    Answer.ABSENT: ("∅", "not in the record"),
}

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of one quotation; `known` is False for a speaker it does not know."""

    quoted: Quoted
    checked: Checked = field(repr=False)
    places: tuple[tuple[Place, DocumentRow | None], ...] = field(repr=False)
    nearest: tuple[Place, DocumentRow | None] | None = field(repr=False)
    known: bool


@router.get("/check")
def ask(request: Request) -> Response:
    """The form; what reads a draft is loaded meanwhile."""
    load_ahead()
    return page(request, "check.html", draft="", pieces=(), verdicts=(), answers=ANSWERS, most=MOST)


@router.post("/check")
def check(
    request: Request, record: Opened, draft: Annotated[str, Form(max_length=LONGEST)] = ""
) -> Response:
    """The draft with its quotations, each with what the record says of it."""
    draft = draft.replace("\r\n", "\n")  # as browsers send the ends of lines
    document, found = quotations(draft)
    verdicts = [verdict(record, each) for each in found]
    return page(
        request,
        "check.html",
        draft=draft,
        pieces=pieces(document.text, verdicts),
        verdicts=verdicts,
        answers=ANSWERS,
        most=MOST,
    )


def verdict(record: Record, quoted: Quoted) -> Verdict:
    """What `record` says of a quotation."""
    ids = speakers_meant(record, quoted)
    checked = check_quotation(quoted.words, record, ids)

    def shown(place: Place) -> tuple[Place, DocumentRow | None]:
        return place, record.document(place.document)

    nearest = shown(checked.nearest) if checked.nearest else None
    places = tuple(shown(each) for each in checked.places[:PLACES])
    return Verdict(quoted, checked, places, nearest, known=ids != ())


def pieces(text: str, verdicts: list[Verdict]) -> list[tuple[str, int | None]]:
    """The draft cut at its quotations, each piece with the number of its verdict or None."""
    cut: list[tuple[str, int | None]] = []
    at = 0
    for number, each in enumerate(verdicts):
        span = each.quoted.span
        cut += [(text[at : span.start], None), (span.of(text), number)]
        at = span.end
    return [*cut, (text[at:], None)]


def speakers_meant(record: Record, quoted: Quoted) -> tuple[SpeakerId, ...] | None:
    """Whoever may be meant by the name in the draft, by its last word where the whole is nobody's.

    None where the draft names nobody.
    """
    name = quoted.speaker
    if not name:
        return None
    meant = record.speakers_named(name) or record.speakers_named(name.split()[-1])
    return tuple(each.speaker.id for each in meant)
