"""Which statements: what a user may ask for, as a value.

Dates are partial: `published_from=2019-06` keeps a page of '2019', which may lie within.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Act, DocumentId, Form, PartialDate, SpeakerId, StatementId


class Order(StrEnum):
    """In which order statements come."""

    READ = "read"  # as they were read; streams whatever the size
    DAY = "day"  # by date of saying, else of publication; undated first
    NEWEST = "newest"  # the other way round
    LATEST = "latest"  # as they were read, the last first


@dataclass(frozen=True, slots=True)
class Query:
    """Filters that all hold together; an empty one keeps every statement.

    `words` are all in the content, as `Record.search` finds them. `ids` are the statements' own, a
    few thousand at most. `speakers` are ids of which one must be the speaker's (or, with
    `on_behalf`, of whom the speaker speaks for). `outlet` and `addressee`, the words of whom it is
    said to, are compared without case; so is `told`, a name that those words hold whole. With it,
    or alone, `hearers` keeps what is said to one of them in whatever words. `latest`
    leaves out documents whose address was read again later with another text. `disputed` keeps what
    stands in a dispute that nobody rejected, `undated` what has no date. Dates are inclusive.
    """

    words: str | None = None
    ids: tuple[StatementId, ...] | None = None
    speakers: tuple[SpeakerId, ...] | None = None
    on_behalf: bool = False
    act: Act | None = None
    form: Form | None = None
    denied: bool | None = None
    outlet: str | None = None
    url: str | None = None
    document: DocumentId | None = None
    published_from: PartialDate | None = None
    published_until: PartialDate | None = None
    said_from: PartialDate | None = None
    said_until: PartialDate | None = None
    addressee: str | None = None
    told: str | None = None
    hearers: tuple[SpeakerId, ...] | None = None
    disputed: bool = False
    undated: bool = False
    latest: bool = False
    order: Order = Order.READ
