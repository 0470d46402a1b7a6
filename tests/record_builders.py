"""Small readings of invented pages: name the words, the spans are found."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.model import (
    UNSURE,
    Act,
    Attribution,
    Block,
    BlockKind,
    Document,
    Form,
    Labels,
    Page,
    PartialDate,
    Reading,
    Resolution,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Statement,
    Unsure,
    document_id,
    speaker_id,
    statement_id,
)
from onrecord.place import Place

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
TEXT = "Ana Ruiz said that it had rained. “We saw it too,” Bo Lund added, “and we were wet.”"


def person(name: str, wikidata: str | None = None) -> Speaker:
    kind = SpeakerKind.PERSON
    return Speaker(speaker_id(name, kind, wikidata), name, kind, wikidata)


ANA = person("Ana Ruiz")
BO = person("Bo Lund")


@dataclass(frozen=True)
class Said:
    """One statement by its words; `content` in one or more pieces."""

    content: str | tuple[str, ...]
    source: str = ""
    cue: str = ""
    speaker: Speaker | Unsure | None = None
    candidates: tuple[Speaker, ...] = ()
    behalf: Speaker | None = None
    act: Act = Act.STATE
    form: Form = Form.DIRECT
    denied: bool = False
    addressee: str = ""
    hearer: Speaker | None = None
    said_on: str | None = None
    parent: int | None = None


DEFAULT_SAID = (
    Said("it had rained", "Ana Ruiz", "said", ANA, form=Form.INDIRECT, act=Act.ANNOUNCE),
    Said(("We saw it too", "and we were wet"), "Bo Lund", "added", BO),
)


def places(text: str, *pieces: str) -> Spans:
    starts = [(text.index(piece), piece) for piece in pieces if piece]
    return tuple(Span(start, start + len(piece)) for start, piece in starts)


def statement(document: Document, said: Said, parents: Sequence[Statement] = ()) -> Statement:
    text = document.text
    pieces = (said.content,) if isinstance(said.content, str) else said.content
    content, source = places(text, *pieces), places(text, said.source)
    attribution = Attribution(
        source, places(text, said.cue), content, 0.9, "test rule", parent=said.parent
    )
    resolution = Resolution(said.speaker, 0.8, "named here", said.candidates, said.behalf)
    if said.candidates:
        resolution = replace(resolution, speaker=UNSURE)
    return Statement(
        id=statement_id(document.id, content, source),
        document=document.id,
        attribution=attribution,
        form=said.form,
        resolution=resolution,
        labels=Labels(
            said.act,
            said.denied,
            addressee=places(text, said.addressee),
            hearer=said.hearer,
            said_on=PartialDate(said.said_on) if said.said_on else None,
        ),
        parent=None if said.parent is None else parents[said.parent].id,
    )


def reading(
    text: str = TEXT,
    said: Sequence[Said] = DEFAULT_SAID,
    *,
    url: str | None = "https://fjord.example/rain",
    outlet: str | None = "Fjord Post",
    published: str | None = "2031-05-04",
    title: str | None = "Rain",
    content: bytes | None = None,
    version: str = "v1",
    where: str = "rain.html",
) -> Reading:
    page = Page(
        content=text.encode() if content is None else content,
        where=where,
        url=url,
        outlet=outlet,
        fetched_at=NOON,
    )
    document = Document(
        id=document_id(url, text),
        page_hash=page.hash,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),) if text else (),
        url=url,
        outlet=outlet,
        title=title,
        published=PartialDate(published) if published else None,
        language="en",
        notes=("a note",),
    )
    statements: list[Statement] = []
    for each in said:
        statements.append(statement(document, each, statements))
    return Reading(page, document, tuple(statements), version)


OWN_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE '%words'
ORDER BY 1"""


def dump(where: str | Path | Place) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours, without the time of reading."""
    place = Place.of(where)
    if place.is_server:
        from onrecord.record.postgresql.connect import connection_to

        rows = _rows(connection_to(place), OWN_TABLES)
    else:
        names = "SELECT name FROM pragma_table_list WHERE strict ORDER BY name"
        rows = _rows(sqlite3.connect(place.path), names)
    rows["readings"] = [row[:3] for row in rows["readings"]]
    return rows


def _rows(opened: Any, names: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(opened) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in connection.execute(names).fetchall()
        }
