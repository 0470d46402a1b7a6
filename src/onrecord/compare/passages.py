"""Passages: words of a document that may be quoted as one.

In: a document's text and its statements. Out: the words of each statement (its content may be cut
by a cue), of each run of one speaker's neighbouring statements (“A,” he said. “B.” is quoted as
"A B"), and of the whole text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.compare.wording import Word, words_of
from onrecord.model import Span, StatementRow

NEIGHBOURS = 200  # code points between two statements that are quoted as one: a cue, a gesture


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were said, or stand, in a row, and the statements that they are of."""

    statements: tuple[StatementRow, ...]
    words: tuple[Word, ...]


def passages(text: str, statements: Sequence[StatementRow]) -> Iterator[Passage]:
    """Each statement, then each run of neighbouring ones, then the text, of no statement."""
    words = words_of(text)
    for statement in statements:
        yield Passage((statement,), tuple(_words_in(words, statement.content)))
    for run in _runs(statements):
        spans = (span for each in run for span in each.content)
        yield Passage(run, tuple(_words_in(words, spans)))
    yield Passage((), tuple(words))


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


def _words_in(words: Sequence[Word], spans: Iterable[Span]) -> Iterator[Word]:
    """The words that stand wholly in one of `spans`."""
    for span in spans:
        first = bisect_left(words, span.start, key=lambda word: word.span.start)
        last = bisect_right(words, span.end, key=lambda word: word.span.end)
        yield from words[first:last]
