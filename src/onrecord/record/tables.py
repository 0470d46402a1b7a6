"""The tables as SQLAlchemy sees them, for writing queries; the scripts in `migrations/` make them.

A test compares the two. Columns are explained where they are made.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Computed,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    column,
    table,
)

metadata = MetaData()

_WHOLE = BigInteger().with_variant(Integer, "sqlite")


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=key)


def _maybe(name: str) -> Column[str | None]:
    return Column(name, Text, nullable=True)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, _WHOLE, nullable=False, primary_key=key)


def _link(name: str, to: str, *, nullable: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(to), nullable=nullable, primary_key=key)


def _item(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, _WHOLE, ForeignKey("items.number"), nullable=False, primary_key=key)


page_bytes = Table(
    "page_bytes",
    metadata,
    _text("hash", key=True),
    _number("size"),
    Column("deflated", LargeBinary, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    _text("id", key=True),
    _link("hash", "page_bytes.hash"),
    _text("where"),
    _maybe("url"),
    _maybe("outlet"),
    _maybe("title"),
    _maybe("published"),
    _maybe("language"),
    _maybe("media_type"),
    _maybe("encoding"),
    _text("notes"),
    _text("fetched_at"),
)

documents = Table(
    "documents",
    metadata,
    _text("id", key=True),
    _number("number"),
    _link("page", "pages.id"),
    _maybe("url"),
    _maybe("outlet"),
    _maybe("title"),
    _maybe("published"),
    _maybe("language"),
    _text("text"),
    _text("blocks"),
    _text("notes"),
    _text("version"),
)

readings = Table(
    "readings",
    metadata,
    _link("page", "pages.id", key=True),
    _text("version", key=True),
    _link("document", "documents.id"),
    _text("read_at"),
)

speakers = Table(
    "speakers",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("kind"),
    _maybe("wikidata"),
    _link("standing", "speakers.id", nullable=True),
    _maybe("read_as"),
)

aliases = Table(
    "aliases",
    metadata,
    _number("number", key=True),
    _link("speaker", "speakers.id"),
    _text("name"),
    _text("folded"),
    _text("origin"),
)

people = Table(
    "people",
    metadata,
    _link("speaker", "speakers.id", key=True),
    _maybe("gender"),
    _text("origin"),
)

roles = Table(
    "roles",
    metadata,
    _link("speaker", "speakers.id"),
    _text("role"),
    _text("body"),
    _maybe("since"),
    _maybe("until"),
    _text("origin"),
)

taught_roles = Table(
    "taught_roles",
    metadata,
    _link("document", "documents.id", key=True),
    _text("speaker", key=True),
    _text("name"),
    _maybe("wikidata"),
    _text("role", key=True),
    _text("body", key=True),
    _maybe("seen_on"),
    _number("start"),
    _number("end"),
)

statements = Table(
    "statements",
    metadata,
    _text("id", key=True),
    _number("number"),
    _link("document", "documents.id"),
    _number("position"),
    _text("source"),
    _text("cue"),
    _text("content"),
    _text("source_text"),
    _text("cue_text"),
    _text("content_text"),
    _text("form"),
    _link("speaker", "speakers.id", nullable=True),
    _number("speaker_unsure"),
    _link("on_behalf_of", "speakers.id", nullable=True),
    Column("speaker_score", Float, nullable=False),
    _text("speaker_evidence"),
    _text("act"),
    Column("act_score", Float, nullable=False),
    _number("denied"),
    _text("addressee"),
    _text("addressee_text"),
    _text("occasion"),
    _text("occasion_text"),
    _maybe("said_on"),
    Column("score", Float, nullable=False),
    _text("origin"),
    _link("parent", "statements.id", nullable=True),
    Column("corrected", Text, nullable=False, server_default="[]"),
    _link("read_speaker", "speakers.id", nullable=True),
    _link("read_on_behalf_of", "speakers.id", nullable=True),
    _maybe("event"),
    Column("event_score", Float, nullable=False, server_default="0"),
    Column("target", Text, nullable=False, server_default="[]"),
    Column("target_text", Text, nullable=False, server_default=""),
    _maybe("published_on"),
    Column("day", Text, Computed("coalesce(said_on, published_on, '')"), nullable=False),
)

as_read = Table(
    "as_read", metadata, _link("document", "documents.id", key=True), _text("statements")
)

candidates = Table(
    "candidates",
    metadata,
    _link("statement", "statements.id", key=True),
    _number("position", key=True),
    _link("speaker", "speakers.id"),
)

rejections = Table(
    "rejections",
    metadata,
    _text("id", key=True),
    _text("where"),
    _text("why"),
    _text("detail"),
    _maybe("page_hash"),
    _maybe("url"),
    _text("seen_at"),
)

inputs = Table(
    "inputs",
    metadata,
    _text("id", key=True),
    _text("where"),
    _text("began_at"),
    _maybe("ended_at"),
    _number("read"),
    _number("known"),
    _number("forgotten"),
    _text("rejected"),
    _text("passed"),
)

searches = Table(
    "searches",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("asked"),
    _text("saved_by"),
    _text("saved_at"),
)

judgements = Table(
    "judgements",
    metadata,
    _number("number", key=True),
    _text("subject"),
    _maybe("other"),
    _text("about"),
    _text("verdict"),
    _maybe("value"),
    _maybe("why"),
    _text("judged_by"),
    _text("judged_at"),
    _maybe("stood"),
)

standing_judgements = table("standing_judgements", *(column(each.name) for each in judgements.c))
"""The view of those that hold now."""

judged_statements = Table(
    "judged_statements",
    metadata,
    _text("subject", key=True),
    _maybe("document"),
    _maybe("statement"),
)

forgotten = Table(
    "forgotten",
    metadata,
    _text("key", key=True),
    _text("kind"),
    _text("forgotten_by"),
    _text("forgotten_at"),
)

reviewed = Table("reviewed", metadata, _link("document", "documents.id", key=True))

dispatches = Table(
    "dispatches",
    metadata,
    _text("id", key=True),
    _maybe("origin"),
    _number("credited"),
    _text("evidence"),
)

copies = Table(
    "copies",
    metadata,
    _link("document", "documents.id", key=True),
    _link("dispatch", "dispatches.id"),
    _number("position"),
    _text("own"),
)

utterances = Table(
    "utterances",
    metadata,
    _text("id", key=True),
    _link("speaker", "speakers.id"),
    _maybe("day"),
    _number("documents"),
    _number("origins"),
)

renderings = Table(
    "renderings",
    metadata,
    _text("sentence", key=True),
    _link("utterance", "utterances.id"),
    _number("position"),
    _link("statement", "statements.id"),
    _text("own"),
)

disputes = Table(
    "disputes",
    metadata,
    _text("id", key=True),
    _text("matter"),
    Column("score", Float, nullable=False),
    _number("own_words"),
    _text("dispute"),
    _text("folded"),
)

dispute_evidence = Table(
    "dispute_evidence",
    metadata,
    _link("dispute", "disputes.id", key=True),
    _link("statement", "statements.id", key=True),
)

items = Table(
    "items",
    metadata,
    _number("number", key=True),
    _text("name"),
    _text("kind"),
    _link("document", "documents.id"),
    Column("day", _WHOLE, nullable=True),
    _text("owner"),
    _number("marks"),
)

owed = Table("owed", metadata, _number("number", key=True), _text("kind"), _text("names"))

tallies = Table("tallies", metadata, _text("kind", key=True), _number("entries"))

spellings = Table("spellings", metadata, _link("speaker", "speakers.id", key=True), _maybe("sound"))

postings = Table("postings", metadata, _number("key", key=True), _number("item", key=True))

links = Table(
    "links",
    metadata,
    _item("one", key=True),
    _item("other", key=True),
    Column("score", Float, nullable=False),
    _text("why"),
)

contradictions = Table(
    "contradictions",
    metadata,
    _text("id", key=True),
    _item("one"),
    _item("other"),
    Column("score", Float, nullable=False),
    _maybe("dispute"),
    Column("queued", Float, nullable=True),
)

remembered = Table(
    "remembered",
    metadata,
    _text("key", key=True),
    Column("floats", LargeBinary, nullable=False),
)
