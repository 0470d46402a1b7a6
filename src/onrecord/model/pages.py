"""Pages: the bytes as they came, and what became of those that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from onrecord.model.dates import PartialDate
from onrecord.model.ids import PageHash, content_hash


class MediaType(StrEnum):
    """What the bytes of a page are."""

    HTML = "text/html"
    PLAIN = "text/plain"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that were fetched or given, with what was said of them from outside.

    `where` names the page to people in messages (a path, an address, `FILE:12` for line 12).
    `url`, `outlet`, `title`, `published` and `language` are claims that came beside the bytes (a
    feed entry, a manifest, an option); None where nobody claimed anything. They win over what the
    bytes say. `encoding` is the charset that a server declared. `notes` say what was put aside
    while the page was brought in (a claimed date that is none); the document keeps them.
    """

    content: bytes = field(repr=False)
    where: str
    media_type: MediaType | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    encoding: str | None = None
    fetched_at: datetime = field(default_factory=_now)
    notes: tuple[str, ...] = ()

    @property
    def hash(self) -> PageHash:
        """SHA-256 of the bytes."""
        return content_hash(self.content)


class Reason(StrEnum):
    """Why a page was not read."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_TEXT = "not text"
    NO_ARTICLE = "no running text"
    BROKEN = "broken"
    UNREADABLE = "cannot be opened"
    NOT_FETCHED = "cannot be fetched"
    GONE = "no longer there"  # its server says so: there was a page, or nobody knows of one
    REFUSED = "may not be fetched"
    TOO_SLOW = "took too long"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that cannot be read: where, why, and what a person can do about it."""

    where: str
    why: Reason
    detail: str
    page_hash: PageHash | None = None
    url: str | None = None
    seen_at: datetime = field(default_factory=_now)


def rejection(page: Page, why: Reason, detail: str) -> Rejected:
    """`page` as one that cannot be read."""
    return Rejected(page.where, why, detail, page_hash=page.hash, url=page.url)
