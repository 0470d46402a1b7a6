"""FollowTheMoney: the people and bodies of a record, one entity a line.

In: profiles. Out: entities as Aleph and the tools of OpenSanctions read them: an id, a schema,
lists of values by property. Groups ("voters") and those whom a page does not name are no entities
there and are left out, counted. Written without the library, which brings ICU and an RDF store for
what is plain JSON; the tests read it back with the library where it is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.exchange.exports import Export
from onrecord.exchange.lines import json_lines
from onrecord.model import HeldRole, SpeakerKind
from onrecord.record import Record, SpeakerRow

SCHEMATA = {SpeakerKind.PERSON: "Person", SpeakerKind.BODY: "Organization"}


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker with all names, and the offices that pages or users tell of."""

    row: SpeakerRow
    roles: tuple[HeldRole, ...]


def profiles(record: Record) -> Iterator[Profile]:
    """All speakers with their offices, by name."""
    for row in record.speaker_rows():
        yield Profile(row, tuple(record.people.roles(row.speaker.id)))


def entity_lines(profiles: Iterable[Profile], export: Export) -> Iterator[bytes]:
    """The entities, one a line."""
    yield from json_lines(_entities(profiles, export))


def _entities(profiles: Iterable[Profile], export: Export) -> Iterator[dict[str, Any]]:
    for profile in export.taking(profiles):
        kind = profile.row.speaker.kind
        if kind in SCHEMATA:
            yield entity(profile)
        else:
            export.leave_out(f"no entity: {kind}")


def entity(profile: Profile) -> dict[str, Any]:
    """A person or body with all its names; the offices of a person, without days.

    The days of a role that pages teach are those on which they did, not those of the office.
    """
    row, speaker = profile.row, profile.row.speaker
    held = [f"{role.title}, {role.body}" if role.body else role.title for role in profile.roles]
    values = {
        "name": [speaker.name],
        "alias": [name for name in row.names if name != speaker.name],
        "position": list(dict.fromkeys(held)) if speaker.kind is SpeakerKind.PERSON else [],
        "wikidataId": [speaker.wikidata] if speaker.wikidata else [],
    }
    properties = {name: each for name, each in values.items() if each}
    return {"id": speaker.id, "schema": SCHEMATA[speaker.kind], "properties": properties}
