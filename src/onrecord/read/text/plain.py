"""Plain text → draft: title, date line and furniture recognised by words and by place.

In come the characters of a text file: paragraphs between blank lines, or one a line, or wrapped at
some column. Each line gets its kind from a short table of questions (`_QUESTIONS`), asked in
order, the first yes wins; what no question answers is a paragraph. What only the lines around it
tell of a line (`neighbours`) is told afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from onrecord.language.furniture import Furniture, furniture
from onrecord.model import BlockKind
from onrecord.read.text.canonical import Piece, canonical
from onrecord.read.text.dates import dates_in_datelines
from onrecord.read.text.draft import Draft, Inside, TooMuch, letters, same_title
from onrecord.read.text.neighbours import (
    CLOSING,
    FULL_STOP,
    MAX_TITLE_WORDS,
    SIGNATURE,
    is_signature,
    told_by_neighbours,
)

MAX_HEADING_WORDS = 14
TITLE_CASE_SHARE = 0.6  # of longer words in capitals: A Headline Like This, even with a full stop
WRAPPED_COLUMNS = range(45, 101)  # how long the lines of hand-wrapped text are
MAX_LINES = 50_000  # of one page; more is a table

_BULLET = re.compile(r"(?:[•‣◦▪●*·-]|\d{1,2}[.)])\s+\S")  # a longer dash is speech or a signature
_SENTENCE_END = re.compile(r"[.!?…:;,]" + CLOSING)


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
    pieces = told_by_neighbours(list(_asked(lines, title, spaced=len(groups) > 1)))
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
    return not FULL_STOP.search(line.words) or (
        line.alone and bool(long) and capitals >= TITLE_CASE_SHARE * len(long)
    )


def _is_heading(line: _Line) -> bool:
    return (
        not line.last
        and (line.alone or not line.spaced)
        and len(line.words.split()) <= MAX_HEADING_WORDS
        and not FULL_STOP.search(line.words)
        and not SIGNATURE.match(line.words)
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
    (lambda line: bool(_BULLET.match(line.words)) and not is_signature(line.words),
     BlockKind.LIST_ITEM),
    (_is_heading, BlockKind.HEADING),
)  # fmt: skip
"""What is asked of a line, and the kind that a yes gives it."""
