"""Gold lines of an affair: what the measures of what stands across pages read of one.

In: an object as JSON has it, and as context the ids of the affair's `pages`. Out: as in `gold`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo

from onrecord.evaluate.gold import Line


def _read_page(page: str, info: ValidationInfo) -> str:
    pages: Collection[str] = (info.context or {}).get("pages", (page,))
    if page not in pages:
        raise ValueError(f"there is no page {page!r} in pages.jsonl")
    return page


ReadPage = Annotated[str, AfterValidator(_read_page)]


class QuoteLine(Line):
    """Words of a page of an affair."""

    page: ReadPage
    quote: str


class PositionLine(QuoteLine):
    """Where one speaker stands on a matter."""

    speaker: str
    matter: str
    stance: Literal["affirms", "denies", "other"]


class Party(Line):
    """One side of a matter."""

    stance: Literal["affirms", "denies"]
    evidence: list[QuoteLine]


class MatterLine(Line):
    """A matter on which parties contradict each other."""

    sides: list[Party]


class VariantsLine(Line):
    """Renderings of one saying."""

    renderings: list[QuoteLine]


class SyndicationLine(Line):
    """Pages that carry one dispatch, or share a matter alone."""

    relation: str
    pages: list[ReadPage]


class PageLine(Line):
    """A page of an affair, beside what `onrecord read` reads of it."""

    id: str
    lang: str | None = "en"
