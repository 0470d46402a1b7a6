"""Utterances: one saying in several wordings; dispatches: one text that several pages carry."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response

from onrecord.model import Dispatch, DocumentId, StatementRow, Utterance
from onrecord.record import Record
from onrecord.web.pages.sayings import found
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.rows import rows_of
from onrecord.web.views.sayings import alike, decisions
from onrecord.web.views.wordings import meant, wordings

A_PAGE = 40
SEVERAL = 2  # documents: what one page alone renders is no comparison

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Several:
    """Sayings with their first rendering; `after` is given to get the next ones."""

    found: tuple[tuple[Utterance, StatementRow], ...]
    after: str | None


@router.get("/utterances")
def utterances(
    request: Request, record: Opened, lately: Lately, after: str | None = None
) -> Response:
    """Sayings that several pages render, those that most do first."""
    several = lately(_several, record) if after is None else _several(record, after)
    return page(
        request,
        "utterances.html",
        found=several.found,
        after=several.after,
        dispatches=lately(_dispatches, record),
        reviewed=lately(record.is_reviewed),
    )


def _several(record: Record, after: str | None = None) -> Several:
    several = list(record.utterances(at_least=SEVERAL, after=after, limit=A_PAGE + 1))
    shown = several[:A_PAGE]
    rows = rows_of(record, [own for each in shown for own in each.statements[:1]])
    found = ((each, row) for each in shown for row in meant(each, rows)[:1])
    return Several(tuple(found), shown[-1].id if len(several) > A_PAGE else None)


def _dispatches(record: Record) -> tuple[Dispatch, ...]:
    return tuple(record.dispatches(A_PAGE))


@router.get("/utterances/{name}")
def utterance(request: Request, record: Opened, name: str, near: bool = False) -> Response:
    """One saying: its renderings, each against the first; `near`: and what may be the same."""
    saying = found(record, name)
    rows = meant(saying, rows_of(record, list(saying.statements)))
    speaker = record.speaker(saying.speaker)
    return page(
        request,
        "utterance.html",
        utterance=saying,
        speaker=speaker.speaker if speaker else None,
        wordings=wordings(rows),
        alike=alike(record, saying, rows) if near else None,
        decided_here=decisions(record, saying),
    )


@router.get("/dispatches/{name}")
def dispatch(request: Request, record: Opened, name: str) -> Response:
    """One text that several pages carry."""
    carried = record.dispatch(name)
    if carried is None:
        raise HTTPException(404, f"There is no dispatch {name} in this record (any more).")
    documents = [record.document(DocumentId(each)) for each in carried.documents]
    return page(
        request,
        "dispatch.html",
        dispatch=carried,
        documents=[each for each in documents if each is not None],
    )
