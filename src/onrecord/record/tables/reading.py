"""Tables of pages, what was read on them and what could not be."""

from __future__ import annotations

from sqlalchemy import Column, Computed, Float, LargeBinary, Table, Text

from onrecord.record.tables.columns import link, maybe, metadata, number, words

page_bytes = Table(
    "page_bytes",
    metadata,
    words("hash", key=True),
    number("size"),
    Column("deflated", LargeBinary, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    words("id", key=True),
    link("hash", "page_bytes.hash"),
    words("where"),
    maybe("url"),
    maybe("outlet"),
    maybe("title"),
    maybe("published"),
    maybe("language"),
    maybe("media_type"),
    maybe("encoding"),
    words("notes"),
    words("fetched_at"),
)

documents = Table(
    "documents",
    metadata,
    words("id", key=True),
    number("number"),
    link("page", "pages.id"),
    maybe("url"),
    maybe("outlet"),
    maybe("title"),
    maybe("published"),
    maybe("language"),
    words("text"),
    words("blocks"),
    words("notes"),
    words("version"),
)

readings = Table(
    "readings",
    metadata,
    link("page", "pages.id", key=True),
    words("version", key=True),
    link("document", "documents.id"),
    words("read_at"),
)

taught_roles = Table(
    "taught_roles",
    metadata,
    link("document", "documents.id", key=True),
    words("speaker", key=True),
    words("name"),
    maybe("wikidata"),
    words("role", key=True),
    words("body", key=True),
    maybe("seen_on"),
    number("start"),
    number("end"),
)

statements = Table(
    "statements",
    metadata,
    words("id", key=True),
    number("number"),
    link("document", "documents.id"),
    number("position"),
    words("source"),
    words("cue"),
    words("content"),
    words("source_text"),
    words("cue_text"),
    words("content_text"),
    words("form"),
    link("speaker", "speakers.id", nullable=True),
    number("speaker_unsure"),
    link("on_behalf_of", "speakers.id", nullable=True),
    Column("speaker_score", Float, nullable=False),
    words("speaker_evidence"),
    words("act"),
    Column("act_score", Float, nullable=False),
    number("denied"),
    words("addressee"),
    words("addressee_text"),
    words("occasion"),
    words("occasion_text"),
    maybe("said_on"),
    Column("score", Float, nullable=False),
    words("origin"),
    link("parent", "statements.id", nullable=True),
    Column("corrected", Text, nullable=False, server_default="[]"),
    link("read_speaker", "speakers.id", nullable=True),
    link("read_on_behalf_of", "speakers.id", nullable=True),
    link("hearer", "speakers.id", nullable=True),
    link("read_hearer", "speakers.id", nullable=True),
    maybe("event"),
    Column("event_score", Float, nullable=False, server_default="0"),
    Column("target", Text, nullable=False, server_default="[]"),
    Column("target_text", Text, nullable=False, server_default=""),
    maybe("published_on"),
    Column("day", Text, Computed("coalesce(said_on, published_on, '')"), nullable=False),
)

as_read = Table(
    "as_read", metadata, link("document", "documents.id", key=True), words("statements")
)

candidates = Table(
    "candidates",
    metadata,
    link("statement", "statements.id", key=True),
    number("position", key=True),
    link("speaker", "speakers.id"),
)

rejections = Table(
    "rejections",
    metadata,
    words("id", key=True),
    words("where"),
    words("why"),
    words("detail"),
    maybe("page_hash"),
    maybe("url"),
    words("seen_at"),
)

inputs = Table(
    "inputs",
    metadata,
    words("id", key=True),
    words("where"),
    words("began_at"),
    maybe("ended_at"),
    number("read"),
    number("known"),
    number("forgotten"),
    words("rejected"),
    words("passed"),
)
