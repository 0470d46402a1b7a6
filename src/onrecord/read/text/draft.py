"""Drafts: what is made of a page's characters, before claims from beside the page are weighed.

`html` and `plain` both give one; `documents` makes a document of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.model import BlockKind, PartialDate
from onrecord.read.text.canonical import Piece

TITLE_SHARE = 0.6  # of "Headline - Outlet" that a headline has; "Elder: no" is no title of more

_NO_LETTERS = re.compile(r"[\W_]+")


class TooMuch(Exception):
    """The page has more tags, deeper ones or more text than we take on; says which."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a page says of itself; None where it says nothing.

    `dates` are candidates, the most trusted first, each with the place that it was found in.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[tuple[PartialDate, str], ...] = ()

    def or_else(self, other: Inside) -> Inside:
        """This, with what it does not say from `other`, whose dates come after ours."""
        return replace(
            self,
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            language=self.language or other.language,
            dates=(*self.dates, *other.dates),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of a page in its order, what it says of itself, and notes for people."""

    pieces: tuple[Piece, ...]
    inside: Inside = Inside()
    notes: tuple[str, ...] = ()

    def words_of(self, kind: BlockKind) -> str | None:
        """The words of the first piece of `kind`, or None."""
        return next((piece.words for piece in self.pieces if piece.kind is kind), None)


def letters(words: str) -> str:
    """Letters and digits of `words` without case: what makes two lines the same to a reader."""
    return _NO_LETTERS.sub("", words.casefold())


def same_title(one: str, other: str) -> bool:
    """Whether two titles, as `letters`, are equal but for an outlet's name after one of them."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) > TITLE_SHARE * len(longer)
