"""HTML → draft: the lines of the article, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import BlockKind, Page, PartialDate
from onrecord.read.html.article import article_lines
from onrecord.read.html.guessing import guessed_inside
from onrecord.read.html.inside import address_dates, said_inside
from onrecord.read.html.standing import Line
from onrecord.read.html.tree import parsed, without_boxes, without_furniture
from onrecord.read.settings import ReadSettings
from onrecord.read.text.canonical import Piece
from onrecord.read.text.dates import claimed_date, dates_in_datelines
from onrecord.read.text.draft import Draft, Inside


def drafted(page: Page, text: str, settings: ReadSettings) -> Draft:
    """The draft of an HTML page of characters `text`; TooMuch where it is too large."""
    tree = parsed(text, settings)
    if tree is None:
        return Draft(())
    inside = said_inside(tree)
    title = page.title or inside.title or tree.findtext(".//title")
    bare = without_boxes(tree)
    marked = list(article_lines(tree, bare, title, inside.outlet))
    pieces = tuple(Piece(line.words, kind) for line, kind in marked)
    dates = (*_stamps(marked), *dates_in_datelines(pieces))
    shown = Inside(
        title=next((p.words for p in pieces if p.kind is BlockKind.TITLE), None), dates=dates
    )
    inside = inside.or_else(shown).or_else(address_dates(page.url or inside.url))
    if not (inside.title and inside.outlet and inside.dates):
        inside = inside.or_else(guessed_inside(without_furniture(bare), page))
    return Draft(pieces, inside)


def _stamps(marked: Sequence[tuple[Line, BlockKind]]) -> Iterator[tuple[PartialDate, str]]:
    """Dates of the <time> elements in date lines: the exact date behind "3 hours ago"."""
    for line, kind in marked:
        for stamp in line.stamps if kind is BlockKind.DATELINE else ():
            if day := claimed_date(stamp):
                yield day, "a time element"
