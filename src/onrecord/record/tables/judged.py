"""Tables of what people keep: judgements, searches, tombstones."""

from __future__ import annotations

from sqlalchemy import Table, column, table

from onrecord.record.tables.columns import maybe, metadata, number, words

searches = Table(
    "searches",
    metadata,
    words("id", key=True),
    words("name"),
    words("asked"),
    words("saved_by"),
    words("saved_at"),
)

judgements = Table(
    "judgements",
    metadata,
    number("number", key=True),
    words("subject"),
    maybe("other"),
    words("about"),
    words("verdict"),
    maybe("value"),
    maybe("why"),
    words("judged_by"),
    words("judged_at"),
    maybe("stood"),
)

standing_judgements = table("standing_judgements", *(column(each.name) for each in judgements.c))
"""The view of those that hold now."""

judged_statements = Table(
    "judged_statements",
    metadata,
    words("subject", key=True),
    maybe("document"),
    maybe("statement"),
)

forgotten = Table(
    "forgotten",
    metadata,
    words("key", key=True),
    words("kind"),
    words("forgotten_by"),
    words("forgotten_at"),
)
