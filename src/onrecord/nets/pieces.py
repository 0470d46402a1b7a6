"""Paragraphs of words as the word pieces that an encoder reads.

In: a paragraph's text, where its words start, and a feature number a word. Out: `Pieces`, arrays of
piece ids, of features, and of each word's first piece. Typographic quotation marks and dashes are
read as their plain forms: which way a mark points is in the features, and the encoder need not
learn each form anew. The pieces of many paragraphs are laid side by side by `padded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

Ints = NDArray[np.int64]

KNOWN, KNOWN_LETTERS = 30_000, 40
"""Words whose pieces are kept, at 100 to 300 bytes each, and the letters of the longest: nearly all
words were met before, and to cut 624,000 of news took 0.35 s in place of 1.5."""

LONGEST = 400
"""Pieces a paragraph; words beyond are left without scores (2 paragraphs in 17,000 news ones)."""

PIECES = 1024
"""A batch: larger ones fall out of the processor's cache and are slower."""

STEP = 8
"""Sentences are padded to a multiple of this many pieces, each to its own."""

_PLAIN = str.maketrans(
    dict.fromkeys("“”«»„‟", '"') | dict.fromkeys("’‘‛", "'") | dict.fromkeys("‐‑‒–—―", "-")
)

_Cut = tuple[list[int], list[int]]
"""The ids of pieces, and where in the text each begins."""

_PARTS = re.compile(r"([ !-/:-@\[-`{-~])")
"""Spaces, and marks that are pieces of their own: what stands beside one is not cut otherwise."""

_SPECIAL = "["
"""Begins the names of special pieces, which are one: [MASK]."""


class Words(Protocol):
    """A paragraph that is cut into words."""

    @property
    def text(self) -> str:
        """The paragraph."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where in `text` its words start."""

    @property
    def features(self) -> tuple[int, ...]:
        """A small number for each word; 4 and more near or within quotation marks."""

    @property
    def sentences(self) -> tuple[int, ...]:
        """How many sentences end before each word."""


QUOTED = 4
"""The least feature of a word that is not outside quotation marks."""


def padded_length(pieces: int) -> int:
    """So many pieces after padding: the next multiple of `STEP`."""
    return -(-pieces // STEP) * STEP


@dataclass(frozen=True, slots=True)
class Pieces:
    """The `n` pieces of one paragraph; first piece and sentence of its words, and which are quoted.

    A word is quoted that does not stand outside quotation marks.
    """

    ids: Ints
    features: Ints
    first: Ints
    sentences: Ints
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def key(self) -> tuple[bytes, bytes, bytes]:
        """The same for paragraphs of which a network gives the same numbers."""
        return self.ids.tobytes(), self.features.tobytes(), self.first.tobytes()

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which words stand within quotation marks and are none of them."""
        inside: NDArray[np.bool_] = self.features[self.first] // QUOTED == 1
        return inside


@dataclass(frozen=True, slots=True)
class Padded:
    """Paragraphs side by side.

    (b, pieces): ids, features, mask; (b, words): first piece, whether there is such a word, its
    sentence, whether it is quoted.
    """

    ids: Ints
    features: Ints
    mask: Ints
    first: Ints
    real: NDArray[np.bool_]
    sentences: Ints
    quoted: NDArray[np.bool_]


class Cutter:
    """Cuts paragraphs into pieces by a `tokenizer.json`; `edge` is the feature of no word."""

    def __init__(self, tokenizer: Path, edge: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._edge = edge
        self._by_words = _cuts_by_words(self._tokenizer)
        self._whole: dict[str, int] = {}  # words that are one piece
        self._in_pieces: dict[str, _Cut] = {}
        ends = self._tokenizer.encode("a").ids
        self._head, self._tail = ends[0], ends[-1]

    def mask_id(self) -> int:
        """The id of the piece that stands for a hidden one."""
        found = (self._tokenizer.token_to_id(name) for name in ("[MASK]", "<mask>"))
        return next(each for each in found if each is not None)

    def cut(self, paragraphs: Sequence[Words]) -> list[Pieces]:
        """The pieces of each of `paragraphs`."""
        return [self._pieces(each) for each in paragraphs]

    def _pieces(self, words: Words) -> Pieces:
        ids, begun = self._cut(words.text.translate(_PLAIN))
        ids, begins = ids[:LONGEST], np.array(begun[:LONGEST], np.int64)
        starts = np.array(words.starts, np.int64)
        first = np.searchsorted(begins, starts)
        word_of = np.searchsorted(starts, begins, side="right") - 1
        features = np.array(words.features, np.int64)
        scored = int(np.searchsorted(first, len(ids)))
        return Pieces(
            np.array([self._head, *ids, self._tail], np.int64),
            np.concatenate([[self._edge], features[word_of.clip(0)], [self._edge]]),
            first[:scored] + 1,
            np.array(words.sentences[:scored], np.int64),
            features[:scored] >= QUOTED,
        )

    def _cut(self, text: str) -> _Cut:
        """The pieces of `text`; what stands between spaces and marks is cut once."""
        if not self._by_words or _SPECIAL in text:
            return self._cut_anew(text)
        ids: list[int] = []
        begins: list[int] = []
        at = 0
        for word in _PARTS.split(text):
            if (piece := self._whole.get(word)) is not None:
                ids.append(piece)
                begins.append(at)
            elif word and word != " ":
                own_ids, own_begins = self._in_pieces.get(word) or self._met(word)
                ids += own_ids
                begins += [at + begin for begin in own_begins]
            at += len(word)
        return ids, begins

    def _cut_anew(self, text: str) -> _Cut:
        # One by one: a batch would start threads of the tokenizer's own.
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        return encoded.ids, [start for start, _ in encoded.offsets]

    def _met(self, word: str) -> _Cut:
        """A word that was not met before, which is known from now on."""
        found = self._cut_anew(word)
        if len(word) <= KNOWN_LETTERS:
            self._keep(word, *found)
        return found

    def _keep(self, word: str, ids: list[int], begins: list[int]) -> None:
        if len(self._whole) + len(self._in_pieces) >= KNOWN:
            self._whole.clear()
            self._in_pieces.clear()
        if begins == [0]:
            self._whole[word] = ids[0]
        else:
            self._in_pieces[word] = ids, begins


def _cuts_by_words(tokenizer: Tokenizer) -> bool:
    """Whether it cuts between words and marks first, as that of BERT does; then each by itself."""
    own = tokenizer.normalizer, tokenizer.pre_tokenizer, tokenizer.model
    return all(map(isinstance, own, (BertNormalizer, BertPreTokenizer, WordPiece)))


def padded(pieces: Sequence[Pieces], edge: int) -> Padded:
    """`pieces` side by side, the shorter ones filled up with masked pieces."""
    shape = len(pieces), max(len(each) for each in pieces)
    words = max(len(each.first) for each in pieces)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    features = np.full(shape, edge, np.int64)
    first, sentences = (np.zeros((len(pieces), words), np.int64) for _ in range(2))
    real, quoted = (np.zeros((len(pieces), words), np.bool_) for _ in range(2))
    for i, each in enumerate(pieces):
        ids[i, : len(each)], mask[i, : len(each)] = each.ids, 1
        features[i, : len(each)] = each.features
        first[i, : len(each.first)], real[i, : len(each.first)] = each.first, True
        sentences[i, : len(each.first)] = each.sentences
        quoted[i, : len(each.first)] = each.quoted
    return Padded(ids, features, mask, first, real, sentences, quoted)


def places(sentences: Ints, quoted: NDArray[np.bool_]) -> Ints:
    """(b, words, words): 0 if j is in the sentence of i, 1 before, 2 after; +3 if i is quoted."""
    order = np.sign(sentences[:, None, :] - sentences[:, :, None])
    place: Ints = np.where(order < 0, 1, order * 2) + 3 * quoted[:, :, None]
    return place


def bucketed(lengths: Iterable[int], budget: int) -> list[list[int]]:
    """Indices of equal (padded) lengths together, at most `budget` pieces a bucket.

    All in a bucket are of one length, so what is computed of a paragraph does not depend on which
    others are in the batch.
    """
    by_length: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        by_length.setdefault(length, []).append(i)
    buckets = []
    for length, indices in sorted(by_length.items()):
        size = max(1, budget // max(length, 1))
        buckets += [indices[i : i + size] for i in range(0, len(indices), size)]
    return buckets
