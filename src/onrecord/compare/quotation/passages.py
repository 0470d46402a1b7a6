"""Passages: words of a document that may be quoted as one.

In: a document's text and its statements. Out: the words of each statement (its content may be cut
by a cue), of each run of one speaker's neighbouring statements (“A,” he said. “B.” is quoted as
"A B"), and of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from onrecord.compare.quotation.wording import places_of, words_of
from onrecord.model import Span, Spans, StatementRow, hull

NEIGHBOURS = 200  # code points between two statements that are quoted as one: a cue, a gesture


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were said, or stand, in a row, and the statements that they are of.

    `pieces` are the spans of `text` that hold the words.
    """

    statements: tuple[StatementRow, ...]
    text: str = field(repr=False)
    pieces: Spans
    words: tuple[str, ...]

    def spans(self, start: int, end: int) -> Spans:
        """Where the words [start, end) stand: a span in each piece that has some of them."""
        found: list[Span] = []
        before = 0
        for piece in self.pieces:
            places = places_of(self.text, piece)
            inside = places[max(0, start - before) : max(0, end - before)]
            found += [hull(inside)] if inside else []
            before += len(places)
        return tuple(found)


def passages(text: str, statements: Sequence[StatementRow]) -> Iterator[Passage]:
    """Each statement, then each run of neighbouring ones, then the text, of no statement."""
    for said in (*((each,) for each in statements), *_runs(statements)):
        yield _passage(said, text, tuple(span for each in said for span in each.content))
    if text:
        yield _passage((), text, (Span(0, len(text)),))


def _passage(said: tuple[StatementRow, ...], text: str, pieces: Spans) -> Passage:
    words = tuple(word for piece in pieces for word in words_of(piece.of(text)))
    return Passage(said, text, pieces, words)


def _runs(statements: Iterable[StatementRow]) -> Iterator[tuple[StatementRow, ...]]:
    """Neighbouring outermost statements of one speaker, two or more."""
    outer = [each for each in statements if each.parent is None and each.known_speaker]
    outer.sort(key=lambda each: each.content[0])
    for _, group in groupby(outer, key=lambda each: each.known_speaker):
        yield from (run for run in _close_together(list(group)) if len(run) > 1)


def _close_together(said: Sequence[StatementRow]) -> Iterator[tuple[StatementRow, ...]]:
    """Statements cut into runs wherever too much stands between two of them, or they overlap."""
    run = [said[0]]
    for before, after in pairwise(said):
        if not 0 <= after.content[0].start - before.content[-1].end <= NEIGHBOURS:
            yield tuple(run)
            run = []
        run.append(after)
    yield tuple(run)
