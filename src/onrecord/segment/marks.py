"""Quotation marks in one block: where they stand and what they can be, judged by their neighbours.

In: the text and the block's span. Out: `Mark`s in order, without apostrophes, primes (5'11") and
inches. A mark that looks like an opening one (space before, word after) can open; one that looks
like a closing one can close; the pairing in `zones` decides, because only it knows what is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.language.quotes import QuoteMark, Role, quote_marks
from onrecord.model import Span

SINGLE = "single"

_MARKS = re.compile(
    "|".join(re.escape(m) for m in sorted(quote_marks().marks, key=len, reverse=True))
)
_MARK_CHARACTERS = frozenset("".join(quote_marks().marks))
_WORD_AFTER = re.compile(r"\w+")
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}(\"|''|”|″)")
_DECADE = re.compile(r"\d0s\b|\d\d\b(?!\S*['’])")
_OPENS_AFTER = frozenset("([{—–-/…")
_OPENS_BEFORE = frozenset("([$£€#@…—–-¡¿.")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: what it can be at its place. `block` offsets are those of the document."""

    span: Span
    family: str
    opens: bool
    closes: bool
    ambiguous: bool = False  # a plural's apostrophe as well: the workers' rights


def marks(text: str, block: Span) -> list[Mark]:
    """The quotation marks of one block, in order."""
    measures = [found.span() for found in _MEASURE.finditer(text, block.start, block.end)]
    result = []
    for found in _MARKS.finditer(text, block.start, block.end):
        start, end = found.span()
        if any(low <= start < high for low, high in measures):
            continue
        mark = _mark(text, block, start, end)
        if mark is not None:
            result.append(mark)
    return _without_inches(text, result)


def _mark(text: str, block: Span, start: int, end: int) -> Mark | None:
    kind = quote_marks().marks[text[start:end]]
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if kind.family == SINGLE and before.isalnum() and after.isalnum():
        return None  # don't: nearly all single marks; the common case first
    left = before.isspace() or before in _OPENS_AFTER or before in _MARK_CHARACTERS
    right = after.isspace() or not (after.isalnum() or after in "([$£€#@…") or after in "—–-"
    can_open = left and (after.isalnum() or after in _OPENS_BEFORE or after in _MARK_CHARACTERS)
    can_close = not before.isspace() and right
    if kind.family == SINGLE:
        return _single(text, kind, Span(start, end), can_open, can_close, before, after)
    opens, closes = _roles(kind, can_open, can_close)
    return Mark(Span(start, end), kind.family, opens, closes)


def _roles(kind: QuoteMark, can_open: bool, can_close: bool) -> tuple[bool, bool]:
    """What a double or angle mark can be: its own role unless its neighbours rule that out."""
    if kind.role is Role.OPENS:
        return (False, True) if can_close and not can_open else (True, False)
    if kind.role is Role.CLOSES:
        return (True, False) if can_open and not can_close else (False, True)
    return (can_open, can_close) if can_open != can_close else (True, True)


def _single(
    text: str, kind: QuoteMark, span: Span, can_open: bool, can_close: bool, before: str, after: str
) -> Mark | None:
    """A single mark that is a quotation mark, or None where it is an apostrophe."""
    if can_open:
        word = _WORD_AFTER.match(text, span.end)
        elided = word and word.group().lower() in quote_marks().elisions
        if not elided and not _DECADE.match(text, span.end) and kind.role is not Role.CLOSES:
            return Mark(span, SINGLE, opens=True, closes=False)
        return None
    if can_close and kind.role is not Role.OPENS:
        return Mark(span, SINGLE, False, True, ambiguous=before in "sSnN" and after.isspace())
    return Mark(span, SINGLE, False, True) if can_close else None


def _without_inches(text: str, found: list[Mark]) -> list[Mark]:
    """Leaves out a straight mark after a digit where the block has an odd one too many."""
    straight = [mark for mark in found if mark.span.of(text) in ('"', "''")]
    if len(straight) % 2 == 0:
        return found
    inches = {m.span for m in straight if m.span.start and text[m.span.start - 1].isdigit()}
    return [mark for mark in found if mark.span not in inches] if len(inches) == 1 else found
