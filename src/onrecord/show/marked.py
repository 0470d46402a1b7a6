"""A document in the terminal: its text as it stands, marked, with the speakers beside it.

In: the text, its blocks and the marks of its statements. Out: rich renderables. Source, cue and
content differ by weight and underline as well as by colour, so that they survive a grey terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.model import Block, BlockKind, Span, Spans
from onrecord.show.terminal import shown

STYLES = {
    "content": "green",
    "nested": "green underline",
    "source": "bold cyan",
    "cue": "italic magenta",
}
BLOCK_STYLES = {
    BlockKind.TITLE: "bold",
    BlockKind.HEADING: "bold",
    BlockKind.CAPTION: "dim",
    BlockKind.DATELINE: "dim",
    BlockKind.FURNITURE: "dim",
}
TEXT_COLUMNS = 72  # the measure that reads best: 65 to 75 characters
MARGIN_COLUMNS = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement as it is marked in a text; `note` stands beside the line where it begins."""

    source: Spans
    cue: Spans
    content: Spans
    note: str
    nested: bool = False

    def parts(self) -> Iterator[tuple[Span, str]]:
        """Its spans with their styles, content first so that source and cue show above it."""
        content = STYLES["nested" if self.nested else "content"]
        yield from ((span, content) for span in self.content)
        yield from ((span, STYLES["source"]) for span in self.source)
        yield from ((span, STYLES["cue"]) for span in self.cue)

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span, _ in self.parts())


def marked(
    console: Console, text: str, blocks: Iterable[Block], marks: Sequence[Mark]
) -> Iterator[Table]:
    """One table a block: its lines, marked, and the notes beside the lines where they begin."""
    margin = (
        MARGIN_COLUMNS if console.width >= TEXT_COLUMNS + MARGIN_COLUMNS else console.width // 3
    )
    columns = max(20, min(TEXT_COLUMNS, console.width - margin - 2))
    for block in blocks:
        yield _block(console, text, block, marks, columns, margin)


def _block(
    console: Console, text: str, block: Block, marks: Sequence[Mark], columns: int, margin: int
) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=columns)
    table.add_column(style="cyan", overflow="fold")
    painted = _painted(text, block, marks)
    lines: list[Text] = []
    beside: list[Text] = []
    for start, end, line in _lines(console, painted, columns):
        here = Span(block.span.start + start, block.span.start + max(end, start + 1))
        notes = [shown(mark.note) for mark in marks if here.start <= mark.start < here.end]
        if notes:  # beside the line where its words begin, or as soon as the note above it ends
            beside += [Text()] * (len(lines) - len(beside))
            beside += [part for note in notes for part in note.wrap(console, margin)]
        lines.append(line)
    for left, right in zip_longest(lines, beside, fillvalue=Text()):
        table.add_row(left, right)
    return table


def _painted(text: str, block: Block, marks: Iterable[Mark]) -> Text:
    painted = shown(block.span.of(text), BLOCK_STYLES.get(block.kind, ""))
    for mark in sorted(marks, key=lambda mark: mark.nested):
        for span, style in mark.parts():
            if span.overlaps(block.span):
                start = span.start - block.span.start
                painted.stylize(style, max(0, start), span.end - block.span.start)
    return painted


def _lines(console: Console, painted: Text, columns: int) -> Iterator[tuple[int, int, Text]]:
    """The wrapped lines with their offsets in `painted`; white space at a break is with neither."""
    at = 0
    for line in painted.wrap(console, columns):
        at = max(at, painted.plain.find(line.plain.rstrip(), at))
        end = at + len(line.plain.rstrip())
        yield at, end, line
        at = end
