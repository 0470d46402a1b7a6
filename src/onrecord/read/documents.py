"""Page → document: decode, draft, weigh the claims, lay the text out. Pure; never raises.

The same page gives the same document. Claims that came beside the bytes win over what the page
says of itself; a date that cannot be true is put aside and the notes say so.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import (
    Block,
    BlockKind,
    Document,
    MediaType,
    Page,
    PartialDate,
    Reason,
    Rejected,
    document_id,
    rejection,
)
from onrecord.read.html import drafting as html
from onrecord.read.settings import ReadSettings
from onrecord.read.text import plain
from onrecord.read.text.canonical import Piece, canonical, laid_out
from onrecord.read.text.dates import FIRST_WEB_YEAR, implausible
from onrecord.read.text.decode import decoded, is_binary
from onrecord.read.text.draft import Draft, TooMuch, letters
from onrecord.read.text.tongue import language_of

log = logging.getLogger(__name__)

MIN_LETTERS = 20  # of running text; less is a caption, a menu or an error page
SNIFFED_CHARACTERS = 4096

_TEXT_KINDS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.CAPTION}
)
_TAG = re.compile(r"[\ufeff\s]*<(?:!doctype\b|!--|\?xml\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def read_document(page: Page, settings: ReadSettings | None = None) -> Document | Rejected:
    """The document made from `page`, or why none can be made; for any bytes whatever."""
    settings = settings or ReadSettings()
    if refused := _unfit(page, settings):
        return refused
    try:
        return _read(page, settings)
    except TooMuch as excess:
        return rejection(page, Reason.TOO_LARGE, f"{excess}: this is no news page")
    except Exception as failure:  # one page never stops a run; the log has the trace
        log.exception("page %s could not be read", page.hash[:12])
        return rejection(
            page, Reason.BROKEN, f"{type(failure).__name__} while reading; please report"
        )


def media_type_of(text: str) -> MediaType:
    """HTML where `text` begins with a tag, a doctype or a comment, else plain text."""
    return MediaType.HTML if _TAG.match(text[:SNIFFED_CHARACTERS]) else MediaType.PLAIN


def _unfit(page: Page, settings: ReadSettings) -> Rejected | None:
    if not page.content.strip():
        return rejection(page, Reason.EMPTY, "there are no words in it")
    if len(page.content) > settings.max_page_bytes:
        return too_large(page.where, settings.max_page_bytes, page.url)
    if is_binary(page.content):
        return rejection(page, Reason.NOT_TEXT, "these bytes are not text; give HTML or plain text")
    return None


def too_large(where: str, limit: int, url: str | None = None) -> Rejected:
    """The answer to a page of more than `limit` bytes."""
    size = f"larger than {limit / 1_048_576:g} MB"
    return Rejected(where, Reason.TOO_LARGE, f"{size}; raise max_page_bytes to read it", url=url)


def _read(page: Page, settings: ReadSettings) -> Document | Rejected:
    text, notes = decoded(page.content, page.encoding)
    if "\x00" in text:
        notes = (*notes, f"{text.count(chr(0))} NUL characters left out")
    page = replace(page, media_type=page.media_type or media_type_of(text))
    if page.media_type is MediaType.HTML:
        return _document(page, html.drafted(page, text, settings), notes)
    if len(text) > settings.max_text_characters:
        raise TooMuch(f"more than {settings.max_text_characters:,} characters of text")
    return _document(page, plain.drafted(text, page.title), notes)


def _document(page: Page, draft: Draft, notes: tuple[str, ...]) -> Document | Rejected:
    inside = draft.inside
    title = canonical(page.title or inside.title or draft.words_of(BlockKind.TITLE) or "") or None
    pieces, title_note = _with_title(draft.pieces, title)
    text, blocks = laid_out(pieces)
    if not _has_running_text(text, blocks):
        why = "no article was found in it (a menu, a script, an error page, or only a headline)"
        return rejection(page, Reason.NO_ARTICLE, why)
    published, date_notes = _published(page, draft)
    url = page.url or inside.url
    return Document(
        id=document_id(url, text),
        page_hash=page.hash,
        text=text,
        blocks=blocks,
        url=url,
        outlet=canonical(page.outlet or inside.outlet or "") or None,
        title=title,
        published=published,
        language=page.language or language_of(_running(text, blocks)) or inside.language,
        notes=(*page.notes, *notes, *draft.notes, *title_note, *date_notes),
    )


def _with_title(
    pieces: tuple[Piece, ...], title: str | None
) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces, before them the title where it stands nowhere among them (in metadata only)."""
    if title is None or any(piece.kind is BlockKind.TITLE for piece in pieces):
        return list(pieces), ()
    for place, piece in enumerate(pieces):
        if letters(piece.words) == letters(title) and piece.kind is not BlockKind.FURNITURE:
            return [*pieces[:place], Piece(piece.words, BlockKind.TITLE), *pieces[place + 1 :]], ()
    return [Piece(title, BlockKind.TITLE), *pieces], (
        "the title stands beside the text only and was put before it",
    )


def _published(page: Page, draft: Draft) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The first date that can be true, claims from beside the page first; notes on the others."""
    notes: list[str] = []
    for day, place, since in _candidates(page, draft):
        if fault := implausible(day, page.fetched_at, since):
            notes.append(f"{fault} (from {place})")
            continue
        if place in _DOUBTFUL_PLACES:
            notes.append(f"published {day} is only {place}")
        return day, tuple(dict.fromkeys(notes))
    return None, tuple(dict.fromkeys(notes))


_DOUBTFUL_PLACES = ("the date of an update", "a guess from the markup")


def _candidates(page: Page, draft: Draft) -> Iterator[tuple[PartialDate, str, int | None]]:
    if page.published:
        yield page.published, "what was claimed beside the page", None
    since = FIRST_WEB_YEAR if page.media_type is MediaType.HTML else None
    for day, place in draft.inside.dates:
        yield day, place, since


def _running(text: str, blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.kind in _TEXT_KINDS)


def _has_running_text(text: str, blocks: tuple[Block, ...]) -> bool:
    return sum(map(str.isalpha, _running(text, blocks))) >= MIN_LETTERS
