"""PLOVER: statements as political events, one JSON object a line.

In: statement rows. Out: event records with the field names of the PLOVER manual 0.7b1 (Open Event
Data Alliance, 2021), chapter "JSON Data Fields".

An event is told only where the record has one: PLOVER has no category for comments, and whoever
only states, denies or predicts something does nothing that it codes. Those rows, rows without a
date and rows without a source are left out and counted; nothing is bent into a category. A date
that is only known to the month is written as its first and last day. The page's words are not given
as `text`, which the manual keeps for those who hold the rights; where they stand is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exchange.exports import SOFTWARE, Export
from onrecord.exchange.lines import json_lines
from onrecord.model import Event, Granularity, PartialDate, StatementRow, hull

CODEBOOK = "PLOVER 0.7b1"

NAMES = {Event.YIELD: "CONCEDE"}
"""Events that the newest manual calls otherwise: who yields by saying so concedes."""

MODES = {Event.ACCUSE: "disapprove"}
"""The mode of what is done by saying it; PLOVER's other accusations are investigations."""


def event_lines(rows: Iterable[StatementRow], export: Export) -> Iterator[bytes]:
    """The events, one a line."""
    yield from json_lines(_events(rows, export))


def _events(rows: Iterable[StatementRow], export: Export) -> Iterator[dict[str, Any]]:
    for row in export.taking(rows):
        if row.event is None:
            export.leave_out(f"no event: {row.act}")
        elif row.day is None:
            export.leave_out("no date")
        elif not row.source_text:
            export.leave_out("no source")
        else:
            yield event(row, row.event, row.day, export)


def event(row: StatementRow, kind: Event, day: PartialDate, export: Export) -> dict[str, Any]:
    """One statement as an event of a kind on `day`."""
    whole = hull((*row.source, *row.cue, *row.content))
    enddate = {} if day.granularity is Granularity.DAY else {"enddate": day.last.isoformat()}
    return {
        "id": row.id,
        "date": day.first.isoformat(),
        **enddate,
        "source": [_source(row)],
        **({"recipient": [{"actor_text": row.target_text}]} if row.target_text else {}),
        "event": [NAMES.get(kind, kind.value)],
        **({"mode": [MODES[kind]]} if kind in MODES else {}),
        "event_text": [row.cue_text],
        "text_info": {"start": whole.start, "end": whole.end, "document": row.document},
        "cite_info": _citation(row),
        "coder": SOFTWARE,
        "coded_date": export.at.date().isoformat(),
        "score": round(row.score * row.event_score, 4),
    }


def _source(row: StatementRow) -> dict[str, Any]:
    speaker = row.known_speaker
    if speaker is None:
        return {"actor_text": row.source_text}
    known = {"identifier_text": speaker.name, "identifier_id": speaker.wikidata or speaker.id}
    return {"actor_text": row.source_text} | known


def _citation(row: StatementRow) -> dict[str, Any]:
    facts = {"url": row.url, "title": row.title, "publication": row.outlet}
    known = {name: value for name, value in facts.items() if value}
    return known | {"coder": row.version, "codebook": CODEBOOK}
