"""Cuts paragraphs of words into the word pieces that an encoder reads.

In: a paragraph's text, where its words start, and a feature number a word. Out: `Pieces`.
Typographic quotation marks and dashes are read as their plain forms: which way a mark points is in
the features, and the encoder need not learn each form anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from onrecord.nets.pieces import LONGEST, QUOTED, Pieces, Words

KNOWN, KNOWN_LETTERS = 30_000, 40
"""Words whose pieces are kept, at 100 to 300 bytes each, and the letters of the longest: nearly all
words were met before, and to cut 624,000 of news took 0.35 s in place of 1.5."""

_PLAIN = str.maketrans(
    dict.fromkeys("“”«»„‟", '"') | dict.fromkeys("’‘‛", "'") | dict.fromkeys("‐‑‒–—―", "-")
)

_Cut = tuple[list[int], list[int]]
"""The ids of pieces, and where in the text each begins."""

_PARTS = re.compile(r"([ !-/:-@\[-`{-~])")
"""Spaces, and marks that are pieces of their own: what stands beside one is not cut otherwise."""

_SPECIAL = "["
"""Begins the names of special pieces, which are one: [MASK]."""


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
