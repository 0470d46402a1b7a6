"""Tables of the index by which a new page finds its like, and what a review keeps for the next."""

from __future__ import annotations

from sqlalchemy import Column, Float, LargeBinary, Table

from onrecord.record.tables.columns import WHOLE, item, link, maybe, metadata, number, words

items = Table(
    "items",
    metadata,
    number("number", key=True),
    words("name"),
    words("kind"),
    link("document", "documents.id"),
    Column("day", WHOLE, nullable=True),
    words("owner"),
    number("marks"),
)

owed = Table("owed", metadata, number("number", key=True), words("kind"), words("names"))

tallies = Table("tallies", metadata, words("kind", key=True), number("entries"))

spellings = Table("spellings", metadata, link("speaker", "speakers.id", key=True), maybe("sound"))

postings = Table("postings", metadata, number("key", key=True), number("item", key=True))

links = Table(
    "links",
    metadata,
    item("one", key=True),
    item("other", key=True),
    Column("score", Float, nullable=False),
    words("why"),
)

contradictions = Table(
    "contradictions",
    metadata,
    words("id", key=True),
    item("one"),
    item("other"),
    Column("score", Float, nullable=False),
    maybe("dispute"),
    Column("queued", Float, nullable=True),
)

remembered = Table(
    "remembered",
    metadata,
    words("key", key=True),
    Column("floats", LargeBinary, nullable=False),
)
