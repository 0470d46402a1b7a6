"""Words of a paragraph as spans of the document.

In: a paragraph and indices of its words. Out: one span for those with only punctuation between
them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.network.word_features import CLOSING, OPENING
from onrecord.attribute.network.words import Paragraph
from onrecord.model import Span, Spans


def spans_of(words: Paragraph, indices: Sequence[int]) -> Spans:
    """Where words stand in the document: one span for those with only punctuation between them.

    A bracket that opens in a span and closes behind its last word is closed: Rep. Ruiz (D-Vt.).
    """
    return tuple(
        Span(
            words.starts[first] + words.offset,
            words.ends[_closed(words, first, last)] + words.offset,
        )
        for first, last in _stretches(words, indices)
    )


def quoted_spans_of(words: Paragraph, indices: Sequence[int]) -> Spans:
    """As `spans_of`, with the quotation marks that stand around a span, and what they enclose."""
    return tuple(
        Span(words.starts[first] + words.offset, words.ends[last] + words.offset)
        for first, last in (_with_marks(words, *each) for each in _stretches(words, indices))
    )


def _stretches(words: Paragraph, indices: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of `indices` wherever no word of letters or digits is left out between."""
    stretches: list[tuple[int, int]] = []
    for i in indices:
        gap = range(stretches[-1][1] + 1, i) if stretches else ()
        if stretches and not any(words.is_word(j) for j in gap):
            stretches[-1] = stretches[-1][0], i
        else:
            stretches.append((i, i))
    return stretches


def _closed(words: Paragraph, first: int, last: int) -> int:
    """The word that closes a bracket of the stretch with only punctuation before it, or `last`."""
    text = words.text[words.starts[first] : words.ends[last]]
    if text.count("(") <= text.count(")"):
        return last
    for i in range(last + 1, len(words)):
        if words.text[words.starts[i]] == ")":
            return i
        if words.is_word(i):
            break
    return last


def _with_marks(words: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The stretch with an opening mark before it, and with the mark that closes it."""
    if first and words.quotation(first - 1) == OPENING:
        first -= 1
    states = [words.quotation(i) for i in range(first, last + 1)]
    marks = [state for state in states if state in (OPENING, CLOSING)]
    if not marks or marks[-1] == CLOSING:
        return first, last
    for i in range(last + 1, min(last + 4, len(words))):
        if words.quotation(i) == CLOSING:
            return first, i
        if words.is_word(i):
            break
    return first, last
