"""Tables of who speaks: names, offices, what is known of people."""

from __future__ import annotations

from sqlalchemy import Table

from onrecord.record.tables.columns import link, maybe, metadata, number, words

speakers = Table(
    "speakers",
    metadata,
    words("id", key=True),
    words("name"),
    words("kind"),
    maybe("wikidata"),
    link("standing", "speakers.id", nullable=True),
    maybe("read_as"),
)

aliases = Table(
    "aliases",
    metadata,
    number("number", key=True),
    link("speaker", "speakers.id"),
    words("name"),
    words("folded"),
    words("origin"),
)

people = Table(
    "people",
    metadata,
    link("speaker", "speakers.id", key=True),
    maybe("gender"),
    words("origin"),
)

roles = Table(
    "roles",
    metadata,
    link("speaker", "speakers.id"),
    words("role"),
    words("body"),
    maybe("since"),
    maybe("until"),
    words("origin"),
)
