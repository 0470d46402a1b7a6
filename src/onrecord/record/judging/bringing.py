"""People whom users bring: put into the record, so that they travel with it.

In: people out of a file. Out: how many came, and the judgements by which they are one with speakers
that pages had named alone. Someone of a file is a speaker of the page's name only if the whole name
is the same, of at least two words, and nobody judged otherwise: never for a surname. That is a
judgement like any other, which can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.errors import BadInput
from onrecord.knowledge import PersonTold
from onrecord.model import Judgement, PartialDate, Speaker, SpeakerKind, speaker_id
from onrecord.record import tables
from onrecord.record.judging import appending
from onrecord.record.judging.deciding import same
from onrecord.record.judging.naming import add_rows, insert_aliases, insert_speakers
from onrecord.record.judging.standing import sameness
from onrecord.record.keeping.columns import alias_row
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.keeping.storable import storable

BY = "onrecord people import"
FULL_NAME_WORDS = 2  # "Lavrov" may be anybody's


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: how many people, roles, and merges with speakers of pages."""

    people: int
    roles: int
    merged: tuple[Judgement, ...]


def bring(connection: Connection, told: Iterable[PersonTold], origin: str) -> Brought:
    """Keep people of the file `origin`; what is known of them already stays."""
    people = roles = 0
    merged: list[Judgement] = []
    for each in told:
        speaker = _speaker(each)
        insert_speakers(connection, [speaker])
        names = (alias_row(speaker, name, origin) for name in each.aliases)
        insert_aliases(connection, names)
        row = {"speaker": speaker.id, "gender": each.gender, "origin": storable(origin)}
        new = dialect_of(connection).insert(tables.people).values(row)
        connection.execute(
            new.on_conflict_do_update(index_elements=["speaker"], set_=_without_none(row))
        )
        add_rows(connection, tables.roles, _role_rows(each, speaker, origin))
        merged += _merges(connection, each, speaker, origin)
        people, roles = people + 1, roles + len(each.roles)
    return Brought(people, roles, tuple(merged))


def _speaker(told: PersonTold) -> Speaker:
    return Speaker(
        speaker_id(told.name, told.kind, told.wikidata), told.name, told.kind, told.wikidata
    )


def _role_rows(told: PersonTold, speaker: Speaker, origin: str) -> Iterable[dict[str, str | None]]:
    for role in told.roles:
        yield {
            "speaker": speaker.id,
            "role": storable(role.title),
            "body": storable(role.body),
            "since": _text(role.since),
            "until": _text(role.until),
            "origin": storable(origin),
        }


def _merges(
    connection: Connection, told: PersonTold, speaker: Speaker, origin: str
) -> list[Judgement]:
    """Those whom pages call by a full name of this person, without knowing more of them."""
    merged = []
    for name in (told.name, *told.aliases):
        own = speaker_id(name, told.kind)
        whole = told.kind is not SpeakerKind.PERSON or len(name.split()) >= FULL_NAME_WORDS
        if not whole or own == speaker.id or not _is_here(connection, own):
            continue
        merges = sameness(connection)
        if merges.stands_as(own) == merges.stands_as(speaker.id):
            continue
        try:
            decided = same(speaker.id, own, BY, f"{name} has this whole name in {origin}")
            merged.append(appending.append(connection, decided))
        except BadInput:  # somebody judged that they are two
            continue
    return merged


def _is_here(connection: Connection, speaker: str) -> bool:
    table = tables.speakers
    return connection.execute(select(table.c.id).where(table.c.id == speaker)).first() is not None


def _without_none(row: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in row.items() if value is not None and name != "speaker"}


def _text(day: PartialDate | None) -> str | None:
    return None if day is None else day.text
