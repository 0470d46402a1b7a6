"""Passages: the paragraphs of a document as far as they are its own words.

In: a document. Out: one passage for each paragraph that is long enough, its words without what
stands between quotation marks: two reporters in one room write down the same quotations, but only
copies share the sentences between them. A passage's hashes find its near-duplicates among millions
(MinHash: Broder 1997; R-MinHash as in the library `rensa`); alignment of words then decides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from onrecord.language.stems import words_of
from onrecord.model import BlockKind, Document

MIN_WORDS = 10  # own words; in shorter ones chance and stock phrases decide
SHINGLE = 3  # words; longer ones do not survive a light rewrite, shorter ones are everywhere
HASHES = 64  # 32 bands of 2: two passages of which 40 % of shingles agree meet with p = .996
BANDS = 32
SEED = 20191210  # any; it must stay, because hashes of one record are compared
SAME_SHARE = 0.6  # of the shorter passage's words, aligned in order, for two to be one passage

_QUOTED = re.compile(
    r"“[^”\n]*[”\n]?|«[^»\n]*[»\n]?|„[^“”\n]*[“”\n]?|\"[^\"\n]*[\"\n]?|(?<!\w)‘(?:[^’\n]|’(?=\w))*’?"
)
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's own words in order, as `words_of` gives them; `distinct` has each once."""

    words: tuple[str, ...] = field(repr=False)
    distinct: frozenset[str] = field(repr=False)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of `document` that are long enough to be told from others, in order."""
    blocks = [block for block in document.blocks if block.kind in _COPIED]
    own = [tuple(own_words(block.span.of(document.text))) for block in blocks]
    return tuple(Passage(words, frozenset(words)) for words in own if len(words) >= MIN_WORDS)


def own_words(paragraph: str) -> list[str]:
    """The words of `paragraph` that stand outside quotation marks."""
    return words_of(_QUOTED.sub(" ", paragraph))


def own_stretches(paragraph: str) -> Iterator[tuple[str, ...]]:
    """The same, as stretches that a quotation parts."""
    return (tuple(words_of(part)) for part in _QUOTED.split(paragraph))


def bands_of(words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The bands of the MinHash of the shingles of `words`: passages that are alike share one."""
    minhash = RMinHash(HASHES, SEED)
    minhash.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
    hashes = minhash.digest()
    rows = HASHES // BANDS
    return ((band, *hashes[band * rows : (band + 1) * rows]) for band in range(BANDS))


def shared_words(one: Passage, other: Passage) -> int:
    """How many words the two have in common in one order, 0 where they are not one passage.

    One may be the other, whole or cut, perhaps lightly rewritten (longest common subsequence).
    """
    shorter = one if len(one.words) < len(other.words) else other
    least = math.ceil(SAME_SHARE * len(shorter.words))
    said_again = len(shorter.words) - len(shorter.distinct)
    if len(one.distinct & other.distinct) + said_again < least:
        return 0  # most pairs: aligning them takes ten times as long as this
    return int(LCSseq.similarity(one.words, other.words, score_cutoff=least))
