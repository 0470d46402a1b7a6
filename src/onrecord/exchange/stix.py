"""STIX 2.1: a bundle that threat intelligence platforms import (OASIS Standard, 2021).

In: sheets. Out: a bundle whose objects are streamed. A document is a report, a statement a note by
its speaker, speakers and outlets are identities; that an outlet carried the words is a sighting of
the note there. Every object comes after those that it refers to, and no two refer to each other, so
that an importer never waits. Made as plain JSON: the tests validate it with the `stix2` library.

Ids are UUIDv5 of our own ids, in a namespace of our own, as the standard asks of ids that are not
random (2.9): importing twice adds nothing. `created` is when the page was fetched. A report must
have a date; one whose page has none has the time of fetching, and says so. OpenCTI keeps only the
first place of a sighting: each sighting has one. A bundle has no place for a description of itself:
its last object is a note about the export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from onrecord.exchange.exports import SOFTWARE, Export
from onrecord.exchange.iris import WIKIDATA
from onrecord.exchange.lines import encoded, one_document
from onrecord.exchange.sheets import Sheet
from onrecord.model import DocumentRow, Granularity, Speaker, SpeakerKind, StatementRow

NAMESPACE: UUID = uuid5(NAMESPACE_URL, "urn:onrecord")
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)  # `created` of what has no time of its own
CLASSES = {
    SpeakerKind.PERSON: "individual",
    SpeakerKind.BODY: "organization",
    SpeakerKind.GROUP: "group",
    SpeakerKind.UNNAMED: "unknown",
}

Object = dict[str, Any]


def bundle(sheets: Iterable[Sheet], export: Export) -> Iterator[bytes]:
    """A bundle with the reports, notes, identities and sightings of all sheets."""
    head = {"type": "bundle", "id": stix_id("bundle", encoded(export.about()).decode("utf8"))}
    yield from one_document(head, "objects", _objects(sheets, export))


def _objects(sheets: Iterable[Sheet], export: Export) -> Iterator[Object]:
    yield (producer := identity(SOFTWARE, "system"))
    seen: set[str] = set()
    for sheet in sheets:
        for each in objects_of(sheet, export, producer["id"]):
            if each["id"] not in seen:
                yield each
            if each["type"] == "identity":  # the others come once: a set of all would grow large
                seen.add(each["id"])
    yield _about(export, producer["id"])


def objects_of(sheet: Sheet, export: Export, producer: str) -> Iterator[Object]:
    """The objects of one document, each after those that it refers to."""
    outlet = identity(name, "organization") if (name := sheet.document.document.outlet) else None
    if outlet:
        yield outlet
    named: list[str] = [outlet["id"]] if outlet else []
    notes: list[str] = []
    for row in export.taking(sheet.statements):
        speakers = [speaker_identity(each) for each in _speakers(row)]
        yield from speakers
        own = [each["id"] for each in speakers]
        noted = note(row, sheet.document, own or named or [producer]) | {"created_by_ref": producer}
        yield noted
        if outlet:
            yield sighting(noted, outlet["id"])
        named += own
        notes.append(noted["id"])
    refs = list(dict.fromkeys([*named, *notes]))
    yield report(sheet.document, refs) | {"created_by_ref": producer}


def _speakers(row: StatementRow) -> list[Speaker]:
    """Whom the note is on: the speaker, or those who may be; and for whom they speak."""
    spoke = [row.known_speaker] if row.known_speaker else list(row.candidates)
    return [*spoke, *([row.on_behalf_of] if row.on_behalf_of else [])]


def identity(name: str, identity_class: str, own: str | None = None) -> Object:
    """An outlet, a speaker or this software."""
    made = _object("identity", own or f"{identity_class} {name.casefold()}", EPOCH)
    return made | {"name": name, "identity_class": identity_class}


def speaker_identity(speaker: Speaker) -> Object:
    """A speaker, with the Wikidata id where it is known."""
    made = identity(speaker.name, CLASSES[speaker.kind], speaker.id)
    if speaker.wikidata:
        url = WIKIDATA + speaker.wikidata
        reference = {"source_name": "Wikidata", "external_id": speaker.wikidata, "url": url}
        made["external_references"] = [reference]
    return made


def note(row: StatementRow, document: DocumentRow, about: list[str]) -> Object:
    """A statement: its words, who said them, and how sure that is."""
    who = row.known_speaker.name if row.known_speaker else row.source_text or "a source"
    day = f", {row.day}" if row.day else ""
    denied = " (the speaker denies this)" if row.denied else ""
    made = _object("note", row.id, document.fetched_at)
    if row.known_speaker:
        made["authors"] = [row.known_speaker.name]
    return made | {
        "abstract": f"{who}: {row.act}{day}",
        "content": f"{row.content_text}{denied}",
        "object_refs": list(dict.fromkeys(about)),
        "labels": [f"act:{row.act}", f"form:{row.form}", *(["denied"] if row.denied else [])],
        "confidence": round(100 * row.score),
        "external_references": [_page(document, row.id)],
    }


def sighting(noted: Object, outlet: str) -> Object:
    """That an outlet carried the words of a note."""
    made = _object("sighting", f"{noted['id']} {outlet}", EPOCH) | {"created": noted["created"]}
    refs = {"sighting_of_ref": noted["id"], "where_sighted_refs": [outlet], "count": 1}
    return made | refs | {"modified": noted["modified"], "created_by_ref": noted["created_by_ref"]}


def report(document: DocumentRow, refs: list[str]) -> Object:
    """A document."""
    own = document.document
    dated = own.published.first if own.published else document.fetched_at
    return _object("report", own.id, document.fetched_at) | {
        "name": own.title or own.url or own.id,
        "description": _dated(document),
        "published": timestamp(dated),
        "object_refs": refs,
        "external_references": [_page(document, own.id)],
    }


def timestamp(at: date) -> str:
    """A time, or a day's first moment, in UTC, as STIX writes it."""
    moment = at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
    )


def stix_id(kind: str, own: str) -> str:
    """`kind--` and the UUIDv5 of what it is."""
    return f"{kind}--{uuid5(NAMESPACE, own)}"


def _object(kind: str, own: str, created: datetime) -> Object:
    at = timestamp(created)
    head = {"type": kind, "spec_version": "2.1", "id": stix_id(kind, own)}
    return head | {"created": at, "modified": at}


def _page(document: DocumentRow, external_id: str) -> Object:
    own = document.document
    url = {"url": own.url} if own.url else {}
    return {"source_name": own.outlet or "page", "external_id": external_id, **url}


def _dated(document: DocumentRow) -> str:
    published = document.document.published
    if published is None:
        return "The page states no date; `published` is when it was fetched."
    if published.granularity is Granularity.DAY:
        return f"Published {published}."
    return f"Published {published}; `published` is its first day."


def _about(export: Export, producer: str) -> Object:
    text = encoded(export.about()).decode("utf8")
    return _object("note", text, export.at) | {
        "abstract": "About this export",
        "content": text,
        "object_refs": [producer],
        "created_by_ref": producer,
    }
