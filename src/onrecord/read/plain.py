"""Plain text → draft: title, date line and furniture recognised by words and by place.

In come the characters of a text file: paragraphs between blank lines, or one a line, or wrapped at
some column. Each line gets its kind from a short table of questions (`_QUESTIONS`), asked in
order, the first yes wins; what no question answers is a paragraph. What only the neighbours tell
(a quotation with a dash and a name below it, related headlines at the end) is told afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from onrecord.language.furniture import Furniture, furniture
from onrecord.model import BlockKind
from onrecord.read.canonical import Piece, canonical
from onrecord.read.dates import dates_in_datelines
from onrecord.read.draft import Draft, Inside, TooMuch, letters, same_title

MAX_TITLE_WORDS = 30  # the longest of 900 headlines of US news sites had 27
MAX_HEADING_WORDS = 14
TITLE_CASE_SHARE = 0.6  # of longer words in capitals: A Headline Like This, even with a full stop
WRAPPED_COLUMNS = range(45, 101)  # how long the lines of hand-wrapped text are
MAX_LINES = 50_000  # of one page; more is a table

_BULLET = re.compile(r"(?:[•‣◦▪●*·-]|\d{1,2}[.)])\s+\S")  # a longer dash is speech or a signature
_SIGNATURE = re.compile(r"[–—―-]+\s*[^\W\d_]")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?]\W{0,2}\s+\W?[A-ZÀ-Þ]")
_CLOSING = r"[\"”’'»)\]\s]*$"
_SENTENCE_END = re.compile(r"[.!?…:;,]" + _CLOSING)
_FULL_STOP = re.compile(r"(?:[.!…;,:]|\s--|\s?[–—])" + _CLOSING)  # or broken off, as in speech


@dataclass(frozen=True, slots=True)
class _Line:
    """One line in its place: `alone` between blank lines; `opened`: a paragraph came before."""

    words: str
    alone: bool
    first: bool
    last: bool
    opened: bool
    title: str  # letters of the title, empty where none is known
    seen_title: bool
    spaced: bool  # blank lines stand between the paragraphs of this text
    table: Furniture = field(default_factory=furniture)


def drafted(text: str, title: str | None = None) -> Draft:
    """The draft of plain `text`; `title` is the title claimed beside it. TooMuch if too long."""
    if text.count("\n") > MAX_LINES:
        raise TooMuch(f"more than {MAX_LINES:,} lines")
    groups = [_unwrapped(group) for group in _groups(text)]
    lines = [(words, len(group) == 1) for group in groups for words in group]
    pieces = _told_by_neighbours(list(_asked(lines, title, spaced=len(groups) > 1)))
    titles = [piece.words for piece in pieces if piece.kind is BlockKind.TITLE]
    inside = Inside(title=titles[0] if titles else None, dates=dates_in_datelines(pieces))
    return Draft(pieces, inside)


def _groups(text: str) -> Iterator[list[str]]:
    """Lines between blank lines, canonical, furniture at their ends split off."""
    for blank, group in groupby(text.splitlines(), key=lambda line: not line.strip()):
        if not blank and (lines := [part for line in group for part in _unglued(canonical(line))]):
            yield lines


def _unglued(line: str) -> Iterator[str]:
    text, furniture_words = furniture().unglued(line)
    yield from filter(None, (text, furniture_words))


def _unwrapped(lines: list[str]) -> list[str]:
    """One paragraph for lines that were wrapped at a column; else the lines as they are."""
    filled = lines[:-1]
    wrapped = (
        len(lines) >= 3
        and all(len(line) in WRAPPED_COLUMNS for line in filled)
        and len(lines[-1]) <= WRAPPED_COLUMNS.stop
        and sum(bool(_SENTENCE_END.search(line)) for line in filled) * 2 <= len(filled)
    )
    return [" ".join(lines)] if wrapped else lines


def _asked(lines: list[tuple[str, bool]], title: str | None, *, spaced: bool) -> Iterator[Piece]:
    """Each line with the kind of the first question that says yes."""
    wanted, opened, seen = letters(title or ""), False, False
    for place, (words, alone) in enumerate(lines):
        line = _Line(
            words=words,
            alone=alone,
            first=place == 0,
            last=place == len(lines) - 1,
            opened=opened,
            title=wanted,
            seen_title=seen,
            spaced=spaced,
        )
        kind = next((kind for question, kind in _QUESTIONS if question(line)), BlockKind.PARAGRAPH)
        if kind is BlockKind.TITLE:
            wanted, seen = letters(words), True
        opened |= kind is BlockKind.PARAGRAPH
        yield Piece(words, kind)


def _repeats_title(line: _Line) -> bool:
    return line.seen_title and letters(line.words) == line.title


def _is_title(line: _Line) -> bool:
    words = line.words.split()
    if line.seen_title or line.opened or len(words) > MAX_TITLE_WORDS:
        return False
    if line.title:
        return same_title(letters(line.words), line.title)
    if not line.first or line.last or len(words) < 2:
        return False
    long = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in long)
    return not _FULL_STOP.search(line.words) or (
        line.alone and bool(long) and capitals >= TITLE_CASE_SHARE * len(long)
    )


def _is_heading(line: _Line) -> bool:
    return (
        not line.last
        and (line.alone or not line.spaced)
        and len(line.words.split()) <= MAX_HEADING_WORDS
        and not _FULL_STOP.search(line.words)
        and not _SIGNATURE.match(line.words)
        and (line.spaced or not line.words.endswith(("?", '"', "”")))
        and line.words[0] not in "[("
    )


_QUESTIONS: tuple[tuple[Callable[[_Line], bool], BlockKind], ...] = (
    (lambda line: line.table.is_furniture(line.words), BlockKind.FURNITURE),
    (_repeats_title, BlockKind.FURNITURE),
    (lambda line: line.table.is_dateline(line.words), BlockKind.DATELINE),
    (lambda line: not line.opened and line.table.is_section(line.words), BlockKind.FURNITURE),
    (_is_title, BlockKind.TITLE),
    (lambda line: line.table.is_caption(line.words), BlockKind.CAPTION),
    (lambda line: bool(_BULLET.match(line.words)) and not _is_signature(line.words),
     BlockKind.LIST_ITEM),
    (_is_heading, BlockKind.HEADING),
)  # fmt: skip
"""What is asked of a line, and the kind that a yes gives it."""


def _is_signature(words: str) -> bool:
    """Whether a line is a dash and a name, as stands below a quotation."""
    named = words.lstrip("–—―- ")
    return (
        bool(_SIGNATURE.match(words))
        and not words.startswith("- ")  # a list item
        and furniture().is_name(named)
        and not _FULL_STOP.search(words)
    )


def _told_by_neighbours(pieces: list[Piece]) -> tuple[Piece, ...]:
    signed = _with_signatures(pieces)
    return tuple(_without_end_headlines(list(_without_listed_headlines(signed))))


def _with_signatures(pieces: list[Piece]) -> list[Piece]:
    """A paragraph with a dash and a name below it is a quotation set apart, name included."""
    signed = list(pieces)
    for place, (above, below) in enumerate(pairwise(pieces)):
        starts_with_dash = bool(_SIGNATURE.match(above.words))
        if (
            above.kind is BlockKind.PARAGRAPH
            and not starts_with_dash
            and _is_signature(below.words)
        ):
            signed[place] = replace(above, kind=BlockKind.QUOTATION)
            signed[place + 1] = replace(below, kind=BlockKind.QUOTATION)
    return signed


def _without_listed_headlines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """After "Related stories", headlines of other pages are furniture until sentences go on."""
    listing = False
    for piece in pieces:
        if piece.kind is BlockKind.FURNITURE:
            listing |= furniture().opens_headlines(piece.words)
        elif listing and _is_headline(piece.words):
            piece = replace(piece, kind=BlockKind.FURNITURE)
        else:
            listing = False
        yield piece


def _is_headline(words: str) -> bool:
    short = len(words.split()) <= MAX_TITLE_WORDS
    return short and not _FULL_STOP.search(words) and not _TWO_SENTENCES.search(words)


def _without_end_headlines(pieces: list[Piece]) -> list[Piece]:
    """Headings among the furniture at the end head nothing: they are headlines of other pages."""
    end = len(pieces)
    at_end = (BlockKind.FURNITURE, BlockKind.HEADING)
    while end and pieces[end - 1].kind in at_end:
        end -= 1
    if any(piece.kind is BlockKind.FURNITURE for piece in pieces[end:]):
        return pieces[:end] + [replace(p, kind=BlockKind.FURNITURE) for p in pieces[end:]]
    return pieces
