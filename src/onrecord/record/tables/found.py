"""Tables of what was found across pages."""

from __future__ import annotations

from sqlalchemy import Column, Float, Table

from onrecord.record.tables.columns import link, maybe, metadata, number, words

reviewed = Table("reviewed", metadata, link("document", "documents.id", key=True))

dispatches = Table(
    "dispatches",
    metadata,
    words("id", key=True),
    maybe("origin"),
    number("credited"),
    words("evidence"),
)

copies = Table(
    "copies",
    metadata,
    link("document", "documents.id", key=True),
    link("dispatch", "dispatches.id"),
    number("position"),
    words("own"),
)

utterances = Table(
    "utterances",
    metadata,
    words("id", key=True),
    link("speaker", "speakers.id"),
    maybe("day"),
    number("documents"),
    number("origins"),
)

renderings = Table(
    "renderings",
    metadata,
    words("sentence", key=True),
    link("utterance", "utterances.id"),
    number("position"),
    link("statement", "statements.id"),
    words("own"),
)

disputes = Table(
    "disputes",
    metadata,
    words("id", key=True),
    words("matter"),
    Column("score", Float, nullable=False),
    number("own_words"),
    words("dispute"),
    words("folded"),
)

dispute_evidence = Table(
    "dispute_evidence",
    metadata,
    link("dispute", "disputes.id", key=True),
    link("statement", "statements.id", key=True),
)
