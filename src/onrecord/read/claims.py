"""Claims: what is said of a page from beside it, and a page with its claims put on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from onrecord.model import MediaType, Page, PartialDate
from onrecord.read.claimed import short_code
from onrecord.read.text.dates import claimed_date


@dataclass(frozen=True, slots=True)
class Claims:
    """Address, outlet, title, date and language that were given beside the bytes; None if not."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()

    def over(self, other: Claims) -> Claims:
        """These claims, and `other`'s where these are silent; notes of both."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        kept = {name: value for name, value in said.items() if value is not None}
        return replace(other, **{**kept, "notes": (*other.notes, *self.notes)})

    def page(
        self,
        content: bytes,
        where: str,
        media_type: MediaType | None = None,
        encoding: str | None = None,
        fetched_at: datetime | None = None,
    ) -> Page:
        """A page of `content` that carries these claims; seen now where no other time is given."""
        return Page(
            content=content,
            where=where,
            media_type=media_type,
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            published=self.published,
            language=self.language,
            encoding=encoding,
            fetched_at=fetched_at or datetime.now(UTC),
            notes=self.notes,
        )


def claims_of(row: Mapping[str, Any]) -> Claims:
    """The claims in a row of a manifest or of JSON lines; what is no text or date is noted."""
    published = row.get("published")
    day = claimed_date(str(published)) if published else None
    note = (f"published {str(published)[:40]!r} is no date, put aside",) if published else ()
    return Claims(
        url=_text(row.get("url")),
        outlet=_text(row.get("outlet")),
        title=_text(row.get("title")),
        published=day,
        language=short_code(row.get("language") or row.get("lang")),
        notes=() if day else note,
    )


def _text(value: Any) -> str | None:
    """Text as it can be stored; None for numbers, lists and white space."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip().replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
