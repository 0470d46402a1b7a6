"""Utterances: one saying in several wordings; dispatches: one text that several pages carry."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.model import DocumentId
from onrecord.web.pages_disputes import rows_of
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.wordings import meant, wordings

A_PAGE = 40
SEVERAL = 2  # documents: what one page alone renders is no comparison

router = APIRouter(include_in_schema=False)


@router.get("/utterances")
def utterances(
    request: Request, record: Opened, lately: Lately, after: str | None = None
) -> Response:
    """Sayings that several pages render, those that most do first."""
    found = list(record.utterances(at_least=SEVERAL, after=after, limit=A_PAGE + 1))
    shown = found[:A_PAGE]
    rows = rows_of(record, [own for each in shown for own in each.statements[:1]])
    return page(
        request,
        "utterances.html",
        found=[(each, row) for each in shown for row in meant(each, rows)[:1]],
        after=shown[-1].id if len(found) > A_PAGE else None,
        dispatches=tuple(record.dispatches(A_PAGE)),
        reviewed=lately(record.is_reviewed),
    )


@router.get("/utterances/{name}")
def utterance(request: Request, record: Opened, name: str) -> Response:
    """One saying: its renderings, each against the first."""
    found = record.utterance(name)
    if found is None:
        raise HTTPException(404, f"There is no utterance {name} in this record (any more).")
    rows = meant(found, rows_of(record, list(found.statements)))
    speaker = record.speaker(found.speaker)
    return page(
        request,
        "utterance.html",
        utterance=found,
        speaker=speaker.speaker if speaker else None,
        wordings=wordings(rows),
    )


@router.get("/dispatches/{name}")
def dispatch(request: Request, record: Opened, name: str) -> Response:
    """One text that several pages carry."""
    found = record.dispatch(name)
    if found is None:
        raise HTTPException(404, f"There is no dispatch {name} in this record (any more).")
    documents = [record.document(DocumentId(each)) for each in found.documents]
    return page(
        request,
        "dispatch.html",
        dispatch=found,
        documents=[each for each in documents if each is not None],
    )
