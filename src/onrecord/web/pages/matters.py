"""Matters: who stood how on something over the years, where that turned, who disputes it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from onrecord.model import PartialDate, Position, SpeakerId
from onrecord.record import DisputeQuery, Query
from onrecord.web.asking import MOST_WORDS
from onrecord.web.pages.speakers import known
from onrecord.web.rendering import Opened, page
from onrecord.web.views.disputing import UNDATED
from onrecord.web.views.lanes import EDGE, NAMES, WIDTH, lanes_of
from onrecord.web.views.matters import Matter, matter_of

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
    """The lanes of a matter, its disputes, every stand with its words."""
    words, since, until = words.strip()[:MOST_WORDS], since.strip(), until.strip()
    who = known(record, speaker.strip()) if speaker.strip() else None
    own = who.speaker.id if who else None
    matter = matter_of(record, words, _query(own, since, until)) if words else None
    few = DISPUTES if words else OFFERED
    disputes = record.disputes(DisputeQuery(words=words or None, speaker=own, limit=few))
    stands = _in_order(matter) if matter else []
    return page(
        request,
        "matters.html",
        asked=words,
        who=who.speaker if who else None,
        since=since,
        until=until,
        matter=matter,
        drawing=lanes_of(matter.stands) if matter else None,
        edges=(NAMES, WIDTH - EDGE, WIDTH),
        stands=stands[:LISTED],
        total=len(stands),
        disputes=[(each, each.dispute.columns) for each in disputes],
    )


def _query(speaker: SpeakerId | None, since: str, until: str) -> Query:
    return Query(
        speakers=(speaker,) if speaker else None,
        said_from=PartialDate(since) if since else None,
        said_until=PartialDate(until) if until else None,
    )


def _in_order(matter: Matter) -> list[Position]:
    """All stands, oldest first, undated last."""
    every = [each for stands in matter.stands.values() for each in stands]
    return sorted(every, key=lambda each: str(each.evidence.day or UNDATED))
