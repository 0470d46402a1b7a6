"""FollowTheMoney: the people and bodies of a record, one entity a line.

In: speaker rows. Out: entities as Aleph and the tools of OpenSanctions read them: an id, a schema,
lists of values by property. Groups ("voters") and those whom a page does not name are no entities
there and are left out, counted. Written without the library, which brings ICU and an RDF store for
what is plain JSON; the tests read it back with the library where it is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exchange.exports import Export
from onrecord.exchange.lines import json_lines
from onrecord.model import SpeakerKind
from onrecord.record import SpeakerRow

SCHEMATA = {SpeakerKind.PERSON: "Person", SpeakerKind.BODY: "Organization"}


def entity_lines(rows: Iterable[SpeakerRow], export: Export) -> Iterator[bytes]:
    """The entities, one a line."""
    yield from json_lines(_entities(rows, export))


def _entities(rows: Iterable[SpeakerRow], export: Export) -> Iterator[dict[str, Any]]:
    for row in export.taking(rows):
        if row.speaker.kind in SCHEMATA:
            yield entity(row)
        else:
            export.leave_out(f"no entity: {row.speaker.kind}")


def entity(row: SpeakerRow) -> dict[str, Any]:
    """A person or body with all its names."""
    speaker = row.speaker
    values = {
        "name": [speaker.name],
        "alias": [name for name in row.names if name != speaker.name],
        "wikidataId": [speaker.wikidata] if speaker.wikidata else [],
    }
    properties = {name: each for name, each in values.items() if each}
    return {"id": speaker.id, "schema": SCHEMATA[speaker.kind], "properties": properties}
