"""Wording: two texts compared word by word.

In: texts, or words with their places. Out: where one wording stands in another exactly, where it
stands nearly, and by which changes (`changes`). A word is compared with its case, since "it" is not
"IT", but white space, quotation marks, dashes and other punctuation, the shape of an apostrophe and
the case of the very first letter do not count: outlets set them as their house style has it.
Alignments are rapidfuzz's: the best window by partial ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.compare.quotation.changes import Change, Op, changes_between, similarity, small
from onrecord.model import Span

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%$€£¥]")
_APOSTROPHES = str.maketrans("’ʼ＇", "'''")

LEAST_SLACK = 4  # words of the record looked at on each side of the best window, at least
FRAMED = 0.05  # similarity; "we did not even talk" for "we talked" has .04 less than "talk"
SLACK_SHARE = 0.5  # … and in proportion to the quotation: words may have been left out of it


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words [start, end) of a text that share most words with a quotation (0 to 1)."""

    likeness: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """The words [start, end) of a text that are nearest to a quotation, and how near (0 to 1)."""

    start: int
    end: int
    similarity: float
    changes: tuple[Change, ...]


def words_of(text: str) -> list[str]:
    """The words of a text in Unicode's form NFC, as canonical texts are.

    >>> words_of("“Don’t—he said—pay 3.5%”")
    ["Don't", 'he', 'said', 'pay', '3.5', '%']
    """
    return _WORD.findall(text.translate(_APOSTROPHES))


def places_of(text: str, within: Span) -> list[Span]:
    """Where the words of one stretch of a text stand, in the order of `words_of`."""
    straight = within.of(text).translate(_APOSTROPHES)  # one mark for one, so that places stay
    return [Span(*found.span()).shifted(within.start) for found in _WORD.finditer(straight)]


def occurrences(quote: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """The indices in `words` at which all words of `quote` follow each other."""
    first, rest = small(quote[0]), list(quote[1:])
    for at in range(len(words) - len(rest)):
        if small(words[at]) == first and list(words[at + 1 : at + 1 + len(rest)]) == rest:
            yield at


def aligned(quote: Sequence[str], words: Sequence[str]) -> Alignment | None:
    """Where about in `words` something like `quote` stands; None where they share no word."""
    folded = [word.casefold() for word in words]
    best = fuzz.partial_ratio_alignment([word.casefold() for word in quote], folded)
    if best is None or not best.score:
        return None
    share = min(1.0, len(words) / len(quote))  # two words are wholly in any quotation with them
    return Alignment(share * best.score / 100, best.dest_start, best.dest_end)


def window(quote: Sequence[str], words: Sequence[str], near: Alignment) -> Window:
    """The stretch of `words` around `near` that is most like `quote`, with what was changed.

    Where `near` is shorter than the quotation, at an end of `words`, the rest of it is looked for.
    """
    slack = max(LEAST_SLACK, int(len(quote) * SLACK_SHARE))
    start = max(0, min(near.start, near.end - len(quote)) - slack)
    end = min(len(words), max(near.end, near.start + len(quote)) + slack)
    tight = _trimmed(quote, words[near.start : near.end], near.start)
    wide = _trimmed(quote, words[start:end], start)
    best = max(tight, wide, key=lambda found: found.similarity + _framed(quote, words, found))
    return _with_replaced(quote, words, best)


def _with_replaced(quote: Sequence[str], words: Sequence[str], found: Window) -> Window:
    """The window with the words of the record for which the first and last words were put in.

    "They paid no money" for "they paid no ransom" has "money" for a word, not for none.
    """
    if len(found.changes) < 2:
        return found
    start = max(0, found.start - _put_in(found.changes[0]))
    end = min(len(words), found.end + _put_in(found.changes[-1]))
    changes = changes_between(quote, words[start:end])
    return Window(start, end, similarity(changes), changes)


def _put_in(change: Change) -> int:
    """How many words a change puts in for none."""
    return len(change.quoted) if change.op is Op.INSERT else 0


def _framed(quote: Sequence[str], words: Sequence[str], found: Window) -> float:
    """What it adds that a stretch has the first and the last word of the quotation at its ends.

    What was left out between them is to be seen: a negation above all.
    """
    if found.end <= found.start:
        return 0.0
    ends = ((quote[0], words[found.start]), (quote[-1], words[found.end - 1]))
    return sum(FRAMED for one, other in ends if small(one) == small(other))


def _trimmed(quote: Sequence[str], words: Sequence[str], offset: int) -> Window:
    """The window without the words at its ends that the quotation does not have."""
    changes = list(changes_between(quote, words))
    start, end = offset, offset + len(words)
    if changes and changes[0].op is Op.DELETE:
        start += len(changes.pop(0).record)
    if changes and changes[-1].op is Op.DELETE:
        end -= len(changes.pop().record)
    kept = words[start - offset : end - offset]
    changes = list(changes_between(quote, kept))  # its first letter may now be the quotation's
    return Window(start, end, similarity(changes), tuple(changes))
