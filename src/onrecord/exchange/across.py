"""What was found across pages as rows: utterances, disputes, dispatches.

In: a record, as it was last reviewed. Out: rows with a JSON form, which `lines` and `tables` write,
and flat forms for CSV: several things in a cell stand one a line. Each row tells the words and the
outlets themselves and not their ids alone, so that a file can be read without the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.model import Dispatch, DocumentRow, StatementRow, Utterance
from onrecord.model.plain import plain
from onrecord.portions import portions
from onrecord.record import DisputeRow, Query, Record
from onrecord.record.asking.flat import Cell

AT_ONCE = 500  # statements asked for together; one by one takes six times as long

Flat = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Something found across pages, as it is exported; `version` read what it was found in."""

    values: dict[str, Any] = field(repr=False)
    version: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return dict(self.values)


def utterances(record: Record) -> Iterator[FoundRow]:
    """All utterances with their renderings, those that most documents have first."""
    for portion in portions(record.utterances(), AT_ONCE, lambda each: len(each.statements)):
        wanted = tuple({own for each in portion for own in each.statements})
        known = {row.id: row for row in record.statements(Query(ids=wanted))}
        for each in portion:
            rows = [known[own] for own in each.statements if own in known]
            if rows:  # else they were taken away while we read on
                yield FoundRow(_utterance(each, rows), rows[0].version)


def disputes(record: Record) -> Iterator[FoundRow]:
    """The queue of disputes with what was decided on each, in its order."""
    for row in record.disputes():
        first = record.statement(row.dispute.sides[0].evidence[0].statement)
        yield FoundRow(_dispute(row), first.version if first else None)


def dispatches(record: Record) -> Iterator[FoundRow]:
    """The texts that several documents carry, with these documents."""
    for each in record.dispatches():
        carrying = [row for own in each.documents if (row := record.document(own))]
        yield FoundRow(_dispatch(each, carrying), carrying[0].version if carrying else None)


def flat_utterance(row: FoundRow) -> Flat:
    """One line of a table of utterances."""
    given, speaker = row.values, row.values["speaker"] or {}
    told = (f"{_where(each)}: {each['words']}" for each in given["renderings"])
    return {
        "id": given["id"],
        "speaker_id": speaker.get("id"),
        "speaker_name": speaker.get("name"),
        **{name: given[name] for name in ("day", "pages", "origins")},
        "renderings": "\n".join(told),
    }


def flat_dispute(row: FoundRow) -> Flat:
    """One line of a table of disputes; a line of `sides` is one piece of evidence."""
    given = row.values
    told = (
        f"{side['party']} {side['stance']} ({_where(each)}): {each['words']}"
        for side in given["sides"]
        for each in side["evidence"]
    )
    own = ("id", "matter", "status", "judged_by", "judged_at", "why", "score", "own_words")
    lists = {"sides": "\n".join(told), "reasons": "\n".join(given["reasons"])}
    return {name: given[name] for name in own} | lists


def flat_dispatch(row: FoundRow) -> Flat:
    """One line of a table of dispatches."""
    given = row.values
    told = (f"{each['id']} {_where(each)}: {each['title'] or ''}" for each in given["carried_by"])
    lists = {"carried_by": "\n".join(told), "evidence": "\n".join(given["evidence"])}
    return given | lists


def _utterance(utterance: Utterance, rows: list[StatementRow]) -> dict[str, Any]:
    return {
        "id": utterance.id,
        "speaker": rows[0].as_dict()["speaker"],
        "day": plain(utterance.day),
        "pages": len(utterance.documents),
        "origins": utterance.origins,
        "renderings": [
            {
                "statement": row.id,
                "document": row.document,
                "outlet": row.outlet,
                "day": plain(row.day),
                "words": row.content_text,
            }
            for row in rows
        ],
    }


def _dispute(row: DisputeRow) -> dict[str, Any]:
    judged = row.judgement
    told: dict[str, Any] = plain(row.dispute)
    return told | {
        "status": row.status.value,
        "judged_by": judged.by if judged else None,
        "judged_at": judged.at.isoformat(timespec="seconds") if judged else None,
        "why": judged.why if judged else None,
    }


def _dispatch(dispatch: Dispatch, carrying: list[DocumentRow]) -> dict[str, Any]:
    return {
        "id": dispatch.id,
        "origin": dispatch.origin,
        "credited": dispatch.credited,
        "evidence": list(dispatch.evidence),
        "carried_by": [
            {
                "id": each.document.id,
                "outlet": each.document.outlet,
                "day": plain(each.document.published),
                "title": each.document.title,
                "url": each.document.url,
            }
            for each in carrying
        ],
    }


def _where(told: dict[str, Any]) -> str:
    return ", ".join(each for each in (told["outlet"], told["day"]) if each) or "undated"
