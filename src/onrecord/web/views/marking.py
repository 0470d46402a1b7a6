"""A document as it is read: its text in blocks, source, cue and content marked, notes beside.

In: a document, its statements, and which part of a long one is asked for. Out: for each block of
that part its pieces and the statements that begin in it. A piece is a stretch of the text over
which the marks do not change, so that pieces laid end to end are the text, whatever overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.model import Block, BlockKind, Document, Span, StatementRow, hull
from onrecord.web.views.links import PART


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the classes of their marks; `begin` are statements whose first words these are.

    `of` are the places, in the list of statements, of those to which the words belong.
    """

    words: str = field(repr=False)
    classes: str = ""
    of: tuple[int, ...] = ()
    begin: tuple[StatementRow, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block, or as much of it as is in the part: its pieces, and the notes in its margin."""

    kind: BlockKind
    start: int
    pieces: tuple[Piece, ...] = field(repr=False)
    notes: tuple[tuple[int, StatementRow], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span of one statement."""

    span: Span
    role: str
    of: int


def parts_of(document: Document) -> int:
    """How many parts a document is shown in."""
    return max(1, -(-len(document.text) // PART))


def marked_blocks(
    document: Document, rows: Sequence[StatementRow], part: int = 1
) -> tuple[MarkedBlock, ...]:
    """The blocks of the `part`th stretch of the document, counted from 1."""
    stretch = Span((part - 1) * PART, part * PART)
    marks = [mark for number, row in enumerate(rows) for mark in _marks(number, row)]
    firsts = [min(mark.span.start for mark in _marks(0, row)) for row in rows]
    found = []
    for block in document.blocks:
        if (seen := _cut(block, stretch)) is not None:
            notes = [n for n, first in enumerate(firsts) if seen.start <= first < seen.end]
            begins = {n: firsts[n] for n in notes}
            pieces = tuple(_pieces(document.text, seen, marks, rows, begins))
            beside = tuple((n, rows[n]) for n in notes)
            found.append(MarkedBlock(block.kind, seen.start, pieces, beside))
    return tuple(found)


def _cut(block: Block, stretch: Span) -> Span | None:
    if not block.span.overlaps(stretch):
        return None
    return Span(max(block.span.start, stretch.start), min(block.span.end, stretch.end))


def _marks(number: int, row: StatementRow) -> Iterator[_Mark]:
    content = "nested" if row.parent else "content"
    for role, spans in ((content, row.content), ("source", row.source), ("cue", row.cue)):
        yield from (_Mark(span, role, number) for span in spans)


def _pieces(
    text: str,
    seen: Span,
    marks: Sequence[_Mark],
    rows: Sequence[StatementRow],
    begins: dict[int, int],
) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.span.overlaps(seen)]
    edges = {edge for mark in here for edge in (mark.span.start, mark.span.end)}
    inside = sorted({seen.start, seen.end, *(e for e in edges if seen.start < e < seen.end)})
    for start, end in pairwise(inside):
        span = Span(start, end)
        over = [mark for mark in here if mark.span.holds(span)]
        yield Piece(
            words=span.of(text),
            classes=" ".join(dict.fromkeys(mark.role for mark in over)),
            of=tuple(dict.fromkeys(mark.of for mark in over)),
            begin=tuple(rows[n] for n, first in begins.items() if first == start),
        )


def sentence_around(document: Document, row: StatementRow, reach: int = 240) -> tuple[Piece, ...]:
    """A statement's words, marked, with what stands around them in their block, in whole words."""
    whole = hull((*row.source, *row.cue, *row.content))
    blocks = [block.span for block in document.blocks if block.span.overlaps(whole)]
    low = max(blocks[0].start if blocks else 0, whole.start - reach)
    high = min(blocks[-1].end if blocks else len(document.text), whole.end + reach)
    low = whole.start - len(_to_a_space(document.text[low : whole.start][::-1], reach))
    high = whole.end + len(_to_a_space(document.text[whole.end : high], reach))
    return tuple(_pieces(document.text, Span(low, high), [*_marks(0, row)], [row], {}))


def _to_a_space(words: str, reach: int) -> str:
    """`words` up to their last space, where they were cut off at `reach`."""
    return words if len(words) < reach else words.rpartition(" ")[0]
