"""Speakers: who they are by which names, what they said, when and how."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from onrecord.record import Order, Query, Record, SpeakerRow
from onrecord.web.asking import Asked, asked, hearers_of, query_of
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.company import LOOKED_AT, spoken_about
from onrecord.web.views.standing import standing_of
from onrecord.web.views.tallies import table_of

A_PAGE = 30  # the page has more than a list
LISTED = 200
ADDRESSEES = 12
ALIKE = 5  # speakers who may be one with this one

router = APIRouter(include_in_schema=False)


@router.get("/speakers")
def speakers(request: Request, record: Opened, lately: Lately, name: str = "") -> Response:
    """Those who speak most, or whoever may be meant by a name."""
    rows = record.speakers_named(name) if name.strip() else lately(record.most_quoted, LISTED)
    return page(request, "speakers.html", rows=rows[:LISTED], name=name.strip())


@router.get("/speakers/{name}")
def speaker(
    request: Request,
    record: Opened,
    lately: Lately,
    name: str,
    form: Annotated[Asked, Depends(asked)],
) -> Response:
    """One speaker: names, a table of years and acts, what was said, the newest first."""
    row = known(record, name)
    query = replace(
        query_of(form, (), hearers_of(record, form)), speakers=(row.speaker.id,), order=Order.NEWEST
    )
    return page(
        request,
        "speaker.html",
        row=row,
        form=form,
        table=table_of(lately(record.tally, Query(speakers=query.speakers, on_behalf=True))),
        portion=record.portion(query, A_PAGE, form.after or None),
        total=lately(record.count, query),
        own=lately(record.count, Query(speakers=query.speakers)),
        matters=lately(standing_of, record, row.speaker.id),
        alike=lately(_alike, record, row),
        roles=record.people.roles(row.speaker.id),
        judgements=tuple(record.judgements(row.speaker.id, standing=True)),
    )


@router.get("/speakers/{name}/company")
def company(request: Request, record: Opened, lately: Lately, name: str) -> Response:
    """Whom a speaker speaks about, and to; the speaker's page fetches it when it is there."""
    row = known(record, name)
    own = row.speaker.id
    return page(
        request,
        "company.html",
        row=row,
        about=lately(spoken_about, record, row),
        looked_at=LOOKED_AT,
        addressees=lately(record.addressees, Query(speakers=(own,)), ADDRESSEES),
    )


def _alike(record: Record, row: SpeakerRow) -> tuple[SpeakerRow, ...]:
    """Speakers of the same last name, who may be this one, unless somebody said that they are not.

    Those who say most come first.
    """
    apart = record.never_the_same()
    found = (
        each
        for each in record.namesakes(row.speaker, ALIKE + len(apart))
        if each.statements and frozenset({each.speaker.id, row.speaker.id}) not in apart
    )
    return tuple(islice(found, ALIKE))


def known(record: Record, name: str) -> SpeakerRow:
    """The speaker of an id, or as whom it stands; 404 where there is none."""
    row = record.speaker(name)
    if row is None:
        raise unknown(name)
    return row


def unknown(name: str) -> HTTPException:
    """The answer for a speaker whom the record does not have."""
    return HTTPException(404, f"There is no speaker {name} in this record.")
