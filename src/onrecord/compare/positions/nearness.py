"""Nearness: how near what is said is to a matter in meaning, sentence by sentence and word by word.

In: a matter, claims, what stands around each, an encoder. Out: cosines. The vector of a sentence is
a mean: one word that says the matter's ("wall" for "dam") is lost in it among the others. So each
word of matter of a claim is also set against each word of the matter, by the states that the
encoder gives them in their sentences, and the best match counts (late interaction: Khattab and
Zaharia 2020, ColBERT).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.meanings import DIGITS, Embedder
from onrecord.compare.positions.matter_words import Matter
from onrecord.language.kinship import kin_of_all
from onrecord.language.stems import stems_of

AT_ONCE = 256  # sentences whose states are held at once: some 30 MB

Floats = NDArray[np.float32]

_WORD = re.compile(r"[\w’'-]+")


class States(Protocol):
    """What an encoder makes of each of a sentence's n pieces."""

    @property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """Where each piece stands in the sentence, [start, end); (0, 0) for a mark of its end."""

    @property
    def last(self) -> Floats:
        """(n, size)."""


class Encoder(Embedder, Protocol):
    """Embeds sentences, and tells what it makes of the pieces of their words."""

    def states(self, texts: Sequence[str]) -> Sequence[States]:
        """Those of each text, in the order of `texts`."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of a claim to a matter: by its words, by them after those around it; word by word.

    `words` is the mean over its words of the best match among the matter's, `head` the best match
    that what the matter is of has among its words.
    """

    alone: float
    around: float
    words: float
    head: float


def nearness_to(
    matter: Matter, claims: Sequence[Claim], around: Sequence[str], encoder: Encoder
) -> list[Nearness]:
    """How near each of `claims`, which stand after the words `around` them, is to `matter`."""
    whole = [f"{words} {claim.words}" for claim, words in zip(claims, around, strict=True)]
    within = _embedded([matter.words, *whole], encoder)
    told = _by_states(matter, [claim.words for claim in claims], encoder)
    cosines = (_cosine(within[matter.words], within[each]) for each in whole)
    return [
        Nearness(alone, around, words, head)
        for around, (alone, words, head) in zip(cosines, told, strict=True)
    ]


def _embedded(texts: Sequence[str], encoder: Encoder) -> dict[str, Floats]:
    each_once = sorted(set(texts))
    return dict(zip(each_once, encoder.embed(each_once), strict=True))


def _by_states(
    matter: Matter, texts: Sequence[str], encoder: Encoder
) -> Iterator[tuple[float, float, float]]:
    """For each text its cosine, the mean of its words' best matches, the best match of the head.

    All are of the same states: a sentence's vector is their mean.
    """
    (asked,) = encoder.states([matter.words])
    words = [kin_of_all(stems_of(word)) for word in _words(matter.words)]
    kept = [not matter.stems.isdisjoint(stems) for stems in words]
    head = [not matter.head.isdisjoint(stems) for stems in words if matter.stems & stems]
    whole, wanted = _mean(asked), _vectors(matter.words, asked, kept)
    for start in range(0, len(texts), AT_ONCE):
        portion = texts[start : start + AT_ONCE]
        for text, states in zip(portion, encoder.states(portion), strict=True):
            own = _vectors(text, states, [bool(stems_of(word)) for word in _words(text)])
            yield _cosine(whole, _mean(states)), *_best(own @ wanted.T, head)


def _mean(states: States) -> Floats:
    """The vector of a sentence, of length 1."""
    mean: Floats = states.last.mean(axis=0)
    return mean / np.linalg.norm(mean)


def _cosine(one: Floats, other: Floats) -> float:
    return round(float(one @ other), DIGITS)


def _best(cosines: Floats, head: Sequence[bool]) -> tuple[float, float]:
    """(words of a claim, words of a matter): the means of what is best by row, and of the head."""
    if not cosines.size:
        return 0.0, 0.0
    matched = cosines.max(axis=0)
    of_head = matched[np.array(head)].max() if any(head) else matched.mean()
    return float(cosines.max(axis=1).mean()), float(of_head)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _vectors(text: str, states: States, kept: Sequence[bool]) -> Floats:
    """(n, size): vectors of length 1 of the words that are kept: means of their pieces' states."""
    found = []
    for word, keep in zip(_WORD.finditer(text), kept, strict=True):
        pieces = [
            i
            for i, (start, end) in enumerate(states.offsets)
            if start < end and start < word.end() and end > word.start()
        ]
        if keep and pieces:
            vector = states.last[pieces].mean(axis=0)
            found.append(vector / np.linalg.norm(vector))
    return np.array(found, np.float32).reshape(len(found), states.last.shape[1])
