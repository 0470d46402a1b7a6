"""Paragraphs cut into words, with what an encoder of lower-case pieces does not see.

In: the text of a document and where its paragraphs lie. Out: for each paragraph its words (runs of
letters and digits, or one mark of punctuation each) and one small number a word that tells its case
and where it stands to quotation marks. The words are those by which attributions are scored, so
that punctuation at the edge of a span never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.attribute.network.word_features import case, quotation_states, sentences_before

_ENDINGS = r"(?:s|re|ll|ve|d|m)\b"  # "He" of "He’s claiming" is a source, "’s claiming" its cue
WORD = re.compile(
    rf"\w+(?:[.\-]\w+|['’](?!{_ENDINGS})\w+)*|(?<=\w)['’]{_ENDINGS}|[^\w\s]", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")

LONGEST = 200
"""Words of a paragraph that is scored whole; one in 300 of news articles is longer."""

FINAL = '.!?”"'
"""Marks behind which a long paragraph may be cut."""


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
    return _of_words(own, start, [found.span() for found in WORD.finditer(own)])


def excerpt(words: Paragraph, first: int, end: int) -> Paragraph:
    """The words `first` to `end`, one or more, as a text of their own: what is quoted is not."""
    start = words.starts[first]
    bounds = zip(words.starts[first:end], words.ends[first:end], strict=True)
    spans = [(s - start, e - start) for s, e in bounds]
    return _of_words(words.text[start : words.ends[end - 1]], words.offset + start, spans)


def _of_words(own: str, offset: int, spans: list[tuple[int, int]]) -> Paragraph:
    words = [own[s:e] for s, e in spans]
    states = quotation_states(own, spans)
    features = [4 * state + case(word) for state, word in zip(states, words, strict=True)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    sentences = sentences_before(words, states)
    return Paragraph(own, offset, starts, ends, tuple(features), tuple(sentences))


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
