"""Paragraphs cut into words, with what an encoder of lower-case pieces does not see.

In: the text of a document and where its paragraphs lie. Out: for each paragraph its words (runs of
letters and digits, or one mark of punctuation each) and one small number a word that tells its case
and where it stands to quotation marks. The words are those by which attributions are scored, so
that punctuation at the edge of a span never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from string import ascii_uppercase

from onrecord.model import Span, Spans

_ENDINGS = r"(?:s|re|ll|ve|d|m)\b"  # "He" of "He’s claiming" is a source, "’s claiming" its cue
WORD = re.compile(
    rf"\w+(?:[.\-]\w+|['’](?!{_ENDINGS})\w+)*|(?<=\w)['’]{_ENDINGS}|[^\w\s]", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""Where a word stands to double quotation marks; the last two are the marks themselves."""

LOWER, CAPITALISED, UPPER, OTHER = range(4)

FEATURES = 16
"""Values of a word's feature: 4 states of quotation times 4 of case."""

LONGEST = 200
"""Words of a paragraph that is scored whole; one in 300 of news articles is longer."""

FINAL = '.!?”"'
"""Marks behind which a long paragraph may be cut."""

_ENDING = frozenset(".!?…")

_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Sen", "Sens", "Rep", "Reps", "Gov", "Gen", "Lt", "Col", "Sgt")
_OTHERS = (
    "St",
    "Jr",
    "Sr",
    "Prof",
    "Rev",
    "Hon",
    "Inc",
    "Corp",
    "Co",
    "No",
    "vs",
    "U.S",
    "U.N",
    "D.C",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
ABBREVIATIONS = frozenset((*_TITLES, *_OTHERS, *_MONTHS, *ascii_uppercase))
"""Words before a full stop that mostly do not end a sentence."""

_OPENERS, _CLOSERS, _PLAIN = "“«„", "”»", '"'
_BEFORE_OPENING = "([-—–'‘"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `starts[i]`, `ends[i]` are the code points of word i in `text`.

    `offset` is where `text` begins in its document; `features[i]` is `quotation * 4 + case`;
    `sentences[i]` counts the sentences before word i, where a quotation does not end one.
    """

    text: str = field(repr=False)
    offset: int
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    features: tuple[int, ...] = field(repr=False)
    sentences: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def is_word(self, index: int) -> bool:
        """Whether word `index` is of letters or digits, not a mark."""
        start = self.starts[index]
        mark = self.text[start]
        return mark.isalnum() or mark == "_" or self.ends[index] > start + 1

    def lower(self, index: int) -> str:
        """Word `index` in lower case."""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def quotation(self, index: int) -> int:
        """Where word `index` stands to quotation marks."""
        return self.features[index] >> 2


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line of `text` that holds more than white space."""
    return (found.span() for found in _LINE.finditer(text))


def paragraph(text: str, start: int, end: int) -> Paragraph:
    """The words of `text[start:end]`; there may be none."""
    own = text[start:end]
    spans = [found.span() for found in WORD.finditer(own)]
    states = quotation_states(own, spans)
    words = [own[s:e] for s, e in spans]
    features = [4 * state + _case(word) for state, word in zip(states, words, strict=True)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    sentences = _sentences(words, states)
    return Paragraph(own, start, starts, ends, tuple(features), tuple(sentences))


def parts(text: str, start: int, end: int) -> list[Paragraph]:
    """`text[start:end]` as one paragraph, or as several of at most `LONGEST` words.

    A long one is cut behind the last sentence that fits, so that the network sees all of it.
    """
    whole = paragraph(text, start, end)
    if len(whole) <= LONGEST:
        return [whole]
    cuts, first = [0], 0
    while len(whole) - first > LONGEST:
        first = _after_sentence(whole, first)
        cuts.append(whole.starts[first])
    cuts.append(len(whole.text))
    return [paragraph(text, start + a, start + b) for a, b in pairwise(cuts)]


def _after_sentence(words: Paragraph, first: int) -> int:
    """The word to cut before, at most `LONGEST` words on from `first`."""
    for i in range(first + LONGEST, first + LONGEST // 2, -1):
        before = words.text[words.starts[i - 1] : words.ends[i - 1]]
        if before in FINAL and words.starts[i] > words.ends[i - 1]:
            return i
    return first + LONGEST


def spans_of(words: Paragraph, indices: Sequence[int]) -> Spans:
    """Where words stand in the document: one span for those with only punctuation between them."""
    return tuple(
        Span(words.starts[first] + words.offset, words.ends[last] + words.offset)
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


def quotation_states(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each word, whether it is outside, inside, an opening or a closing mark.

    A straight mark opens where none is open, or where white space stands before it and a letter
    behind it (a new paragraph of speech whose last closing mark was left out).
    """
    states, inside = [], False
    for start, end in spans:
        mark = text[start:end]
        if mark in _OPENERS:
            inside = True
            states.append(OPENING)
        elif mark in _CLOSERS:
            inside = False
            states.append(CLOSING)
        elif mark == _PLAIN:
            inside = not inside or _looks_opening(text, start, end)
            states.append(OPENING if inside else CLOSING)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


def _sentences(words: Sequence[str], states: Sequence[int]) -> list[int]:
    """For each word, how many sentences end before it.

    One ends at a final mark outside quotation marks, or at a closing mark behind a final one.
    """
    counted, count = [], 0
    for i, word in enumerate(words):
        counted.append(count)
        if i + 1 < len(words) and words[i + 1].islower():  # “Why?” he asked.
            continue
        if states[i] == CLOSING:
            count += i > 0 and words[i - 1] in _ENDING
        elif states[i] == OUTSIDE and word in _ENDING:
            count += word != "." or not (i and words[i - 1] in ABBREVIATIONS)
    return counted


def _looks_opening(text: str, start: int, end: int) -> bool:
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    return before and text[end : end + 1].isalnum()


def _case(word: str) -> int:
    if not word[0].isalpha():
        return OTHER
    if word.islower():
        return LOWER
    return UPPER if word.isupper() and len(word) > 1 else CAPITALISED
