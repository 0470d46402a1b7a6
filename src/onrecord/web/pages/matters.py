"""Matters: who stood how on something over the years, where that turned, who disputes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from onrecord.model import PartialDate, Position, Speaker
from onrecord.record import DisputeQuery, DisputeRow, Query, Record
from onrecord.web.asking import MOST_WORDS
from onrecord.web.pages.speakers import unknown
from onrecord.web.rendering import Opened, page
from onrecord.web.views.disputing import UNDATED
from onrecord.web.views.lanes import EDGE, NAMES, WIDTH, lanes_of
from onrecord.web.views.matters import SPEAKERS, Matter, matter_of

DISPUTES = 5
LISTED = 200  # stands in the table below the drawing
OFFERED = 12  # matters of disputes, for who has no words yet

router = APIRouter(include_in_schema=False)


@router.get("/matters")
def matters(
    request: Request,
    record: Opened,
    words: str = "",
    speaker: str = "",
    since: str = "",
    until: str = "",
) -> Response:
    """The lanes of a matter, its disputes, every stand with its words.

    A speaker is given by id, or by a name that several may have: then all of them are asked for.
    """
    words, since, until = words.strip()[:MOST_WORDS], since.strip(), until.strip()
    speaker = speaker.strip()[:MOST_WORDS]
    meant = _meant(record, speaker)
    matter = matter_of(record, words, _query(meant, since, until)) if words else None
    disputes = _disputes(record, words, meant)
    stands = _in_order(matter) if matter else []
    return page(
        request,
        "matters.html",
        asked=words,
        who=meant,
        called=_called(record, speaker, meant),
        since=since,
        until=until,
        matter=matter,
        drawing=lanes_of(matter.stands) if matter else None,
        edges=(NAMES, WIDTH - EDGE, WIDTH),
        stands=stands[:LISTED],
        total=len(stands),
        disputes=[(each, each.dispute.columns) for each in disputes],
    )


def _meant(record: Record, given: str) -> tuple[Speaker, ...]:
    """Whom an id or a name may mean; nobody where none is given, 404 where there is no such one."""
    found = tuple(row.speaker for row in record.speakers_named(given)) if given else ()
    if given and not found:
        raise unknown(given)
    return found


def _disputes(record: Record, words: str, meant: Sequence[Speaker]) -> list[DisputeRow]:
    """The likeliest with these words in which one of those who are meant takes a side."""
    few = DISPUTES if words else OFFERED
    asked = DisputeQuery(words=words or None, limit=few)
    if not meant:
        return list(record.disputes(asked))
    each = (record.disputes(replace(asked, speaker=own.id)) for own in meant[:SPEAKERS])
    found = {row.dispute.id: row for rows in each for row in rows}
    return sorted(found.values(), key=lambda row: -row.dispute.score)[:few]


def _called(record: Record, given: str, meant: Sequence[Speaker]) -> str:
    """What stands in the form for whom is meant: the name, where it leads back to nobody else."""
    if len(meant) != 1 or given != meant[0].id:
        return given
    name = meant[0].name
    again = [row.speaker.id for row in record.speakers_named(name)]
    return name if again == [given] else given


def _query(speakers: Sequence[Speaker], since: str, until: str) -> Query:
    return Query(
        speakers=tuple(each.id for each in speakers) or None,
        on_behalf=True,
        said_from=PartialDate(since) if since else None,
        said_until=PartialDate(until) if until else None,
    )


def _in_order(matter: Matter) -> list[Position]:
    """All stands, oldest first, undated last."""
    every = [each for stands in matter.stands.values() for each in stands]
    return sorted(every, key=lambda each: str(each.evidence.day or UNDATED))
