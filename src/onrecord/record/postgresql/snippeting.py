"""Some words around what was found in a text.

In: a text that has what is wanted. Out: its `Snippet`: of all runs of SNIPPET_WORDS words the one
with the most of the terms in it, the earliest of several. FTS5 chooses likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.asking.snippets import CUT, SNIPPET_WORDS, Snippet
from onrecord.record.asking.terms import Term, Wanted
from onrecord.record.postgresql.wording import lexemes

_RUN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A term in a text: from which of its words up to which, and which term."""

    first: int
    last: int
    term: int


def snippet(text: str, wanted: Wanted) -> Snippet:
    """The run of words that shows the most of what is wanted."""
    words = list(_words(text))
    if not words:
        return Snippet(text, ())
    found = [
        each for place, term in enumerate(wanted.terms) for each in _places(words, term, place)
    ]
    first = _best_start(found, len(words))
    last = min(first + SNIPPET_WORDS, len(words)) - 1
    start = 0 if first == 0 else words[first][1].start
    end = len(text) if last == len(words) - 1 else words[last][1].end
    before, after = CUT if start else "", CUT if end < len(text) else ""
    shift = len(before) - start
    marked = _joined(
        Span(words[each.first][1].start, words[each.last][1].end)
        for each in found
        if first <= each.first and each.last <= last
    )
    spans = tuple(Span(each.start + shift, each.end + shift) for each in marked)
    return Snippet(before + text[start:end] + after, spans)


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for run in _RUN.finditer(text):
        for word in [run[0].lower()] if run[0].isascii() else lexemes(run[0]):
            yield word, Span(*run.span())


def _places(words: Sequence[tuple[str, Span]], term: Term, place: int) -> Iterator[_Found]:
    """Where a term stands among the words."""
    asked = lexemes(term.words)
    *whole, last = asked or [""]
    for first in range(len(words) - len(asked) + 1) if asked else ():
        end = first + len(whole)
        met = words[end][0]
        if (met.startswith(last) if term.begins else met == last) and whole == [
            word for word, _ in words[first:end]
        ]:
            yield _Found(first, end, place)


def _best_start(found: Sequence[_Found], many: int) -> int:
    """The word to begin with, so that the most terms are shown, what is found in the middle."""
    best, start = (0, 0), 0
    for each in sorted(found, key=lambda one: one.first):
        inside = [o for o in found if each.first <= o.first and o.last < each.first + SNIPPET_WORDS]
        worth = (len({o.term for o in inside}), len(inside))
        if worth > best:
            reach = max(o.last for o in inside) - each.first + 1
            best, start = worth, each.first - (SNIPPET_WORDS - reach) // 2
    return max(0, min(start, many - SNIPPET_WORDS))


def _joined(spans: Iterator[Span]) -> list[Span]:
    """In order, those that overlap as one."""
    joined: list[Span] = []
    for each in sorted(spans, key=lambda span: span.start):
        if joined and each.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return joined
