"""PLOVER: statements as political events, one JSON object a line.

In: statement rows. Out: event records with the field names of the PLOVER manual 0.7b1 (Open Event
Data Alliance, 2021), chapter "JSON Data Fields".

PLOVER has no category for comments: whoever only states, denies, predicts or concedes something
does nothing that it codes. Those rows, rows without a date and rows without a source are left out
and counted; nothing is bent into a category. A date that is only known to the month is written as
its first and last day. The page's words are not given as `text`, which the manual keeps for those
who hold the rights; where they stand is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exchange.exports import SOFTWARE, Export
from onrecord.exchange.lines import json_lines
from onrecord.model import Act, Granularity, PartialDate, StatementRow, hull

CODEBOOK = "PLOVER 0.7b1"

EVENTS: dict[Act, tuple[str, str | None]] = {
    Act.ACCUSE: ("ACCUSE", "disapprove"),
    Act.CRITICIZE: ("ACCUSE", "disapprove"),  # CAMEO 111, criticize or denounce
    Act.PRAISE: ("SUPPORT", None),  # CAMEO 051, praise or endorse
    Act.REQUEST: ("DEMAND", None),
    Act.REJECT: ("REJECT", None),
    Act.THREATEN: ("THREATEN", None),
    Act.PROMISE: ("AGREE", None),  # express intent to cooperate
}
"""The event category and mode of an act, after the manual's table from CAMEO to PLOVER."""

ADDRESSED = frozenset({Act.ACCUSE, Act.REQUEST, Act.THREATEN, Act.PROMISE})
"""Acts whose addressee is the event's recipient; praise is told to others than the praised."""


def event_lines(rows: Iterable[StatementRow], export: Export) -> Iterator[bytes]:
    """The events, one a line."""
    yield from json_lines(_events(rows, export))


def _events(rows: Iterable[StatementRow], export: Export) -> Iterator[dict[str, Any]]:
    for row in export.taking(rows):
        if row.act not in EVENTS or row.denied:
            export.leave_out(f"PLOVER has no event for: {row.act}")
        elif row.day is None:
            export.leave_out("no date")
        elif not row.source_text:
            export.leave_out("no source")
        else:
            yield event(row, row.day, export)


def event(row: StatementRow, day: PartialDate, export: Export) -> dict[str, Any]:
    """One statement as an event on `day`."""
    category, mode = EVENTS[row.act]
    whole = hull((*row.source, *row.cue, *row.content))
    enddate = {} if day.granularity is Granularity.DAY else {"enddate": day.last.isoformat()}
    return {
        "id": row.id,
        "date": day.first.isoformat(),
        **enddate,
        "source": [_source(row)],
        **_recipient(row),
        "event": [category],
        **({"mode": [mode]} if mode else {}),
        "event_text": [row.cue_text],
        "text_info": {"start": whole.start, "end": whole.end, "document": row.document},
        "cite_info": _citation(row),
        "coder": SOFTWARE,
        "coded_date": export.at.date().isoformat(),
        "score": round(row.score * row.act_score, 4),
    }


def _source(row: StatementRow) -> dict[str, Any]:
    speaker = row.known_speaker
    if speaker is None:
        return {"actor_text": row.source_text}
    known = {"identifier_text": speaker.name, "identifier_id": speaker.wikidata or speaker.id}
    return {"actor_text": row.source_text} | known


def _recipient(row: StatementRow) -> dict[str, Any]:
    if row.act not in ADDRESSED or not row.addressee_text:
        return {}
    return {"recipient": [{"actor_text": row.addressee_text}]}


def _citation(row: StatementRow) -> dict[str, Any]:
    facts = {"url": row.url, "title": row.title, "publication": row.outlet}
    known = {name: value for name, value in facts.items() if value}
    return known | {"coder": row.version, "codebook": CODEBOOK}
