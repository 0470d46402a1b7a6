"""The best labels of the words of paragraphs, of those that their likely cues open.

In: scores of words, and the words that may begin a cue. Out: a label a word: 0 (none), 1 (source),
2+2k (cue of anchor k) or 3+2k (its content), by one Viterbi pass over all words (Viterbi 1967).
Paragraphs of about as many labels are walked through side by side, since a paragraph has too few
for numpy to be quick at it alone: three times as fast as each in plain Python, the same labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.network.word_features import INSIDE
from onrecord.attribute.network.word_scores import Floats, Weights, WordScores
from onrecord.attribute.network.words import Paragraph

Ints = NDArray[np.int64]

NEVER = -1e4

CELLS = 400_000
"""Words times labels that are held at once, at some 20 bytes each."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A paragraph with its scores, and the words that open labels: one and more."""

    paragraph: Paragraph
    scores: WordScores
    anchors: Sequence[int]

    def __len__(self) -> int:
        """Words that have scores: the last ones of a long paragraph may have none."""
        return len(self.scores.tags)

    @property
    def labels(self) -> int:
        """As many labels as its anchors open, or up to twice as many: few sizes fill batches."""
        return 2 + 2 * (1 << (len(self.anchors) - 1).bit_length())


def best_labels(opened: Sequence[Opened], weights: Weights) -> list[Ints]:
    """The label of each word of each paragraph that has scores."""
    found: dict[int, Ints] = {}
    for places in _alike(opened):
        rows = _best_paths([opened[place] for place in places], weights)
        found.update(zip(places, rows, strict=True))
    return [found[place] for place in range(len(opened))]


def _alike(opened: Sequence[Opened]) -> Iterator[list[int]]:
    """Places of paragraphs of as many labels, the longest first, at most CELLS together."""
    order = sorted(range(len(opened)), key=lambda at: (opened[at].labels, -len(opened[at])))
    for labels, own in groupby(order, key=lambda at: opened[at].labels):
        places = list(own)
        while places:
            most = max(1, CELLS // (labels * len(opened[places[0]])))
            yield places[:most]
            places = places[most:]


def _best_paths(opened: Sequence[Opened], weights: Weights) -> list[Ints]:
    """The labels with the highest sum of each paragraph, where any may follow any.

    They come the longest first, so that at each word those that have it are the first ones.
    """
    enter, stay, cuts = _side_by_side(opened, weights)
    sizes = [len(each) for each in opened]
    longer = [sum(size > word for size in sizes) for word in range(sizes[0])]
    kept = np.zeros(enter.shape, np.bool_)
    previous = np.zeros(cuts.shape, np.int64)
    best = enter[:, 0].copy()
    for word in range(1, sizes[0]):
        n = longer[word]
        previous[:n, word] = best[:n].argmax(axis=1)
        going_on = best[:n] + stay[:n, word]
        fresh = best[:n].max(axis=1) + cuts[:n, word]
        begun = fresh[:, None] + enter[:n, word]
        np.greater_equal(going_on, begun, out=kept[:n, word])
        np.maximum(going_on, begun, out=best[:n])
    labels = np.zeros(cuts.shape, np.int64)
    labels[range(len(sizes)), [size - 1 for size in sizes]] = best.argmax(axis=1)
    for word in range(sizes[0] - 1, 0, -1):
        rows, own = np.arange(longer[word]), labels[: longer[word], word]
        labels[rows, word - 1] = np.where(kept[rows, word, own], own, previous[rows, word])
    return [row[:size] for row, size in zip(labels, sizes, strict=True)]


def _side_by_side(
    opened: Sequence[Opened], weights: Weights
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Scores of beginning labels and of going on with them, never of those that are not there."""
    shape = len(opened), len(opened[0]), opened[0].labels
    enter, stay, cuts = np.full(shape, -np.inf), np.full(shape, -np.inf), np.zeros(shape[:2])
    for row, each in enumerate(opened):
        place = row, slice(len(each)), slice(2 + 2 * len(each.anchors))
        enter[place], stay[place] = _emissions(each, weights)
        cuts[row, : len(each)] = _cuts(each.paragraph.features[: len(each)], weights)
    return enter, stay, cuts


def _emissions(opened: Opened, weights: Weights) -> tuple[Floats, Floats]:
    """(n, 2+2k) scores of beginning a label at a word, and of going on with it."""
    scores, anchors = opened.scores, opened.anchors
    tags, none = scores.tags, weights.anchor * scores.anchors[:, -1]
    n = len(tags)
    sentences = np.array(opened.paragraph.sentences[:n])
    enter = np.empty((n, 2 + 2 * len(anchors)), np.float32)
    stay = np.empty_like(enter)
    enter[:, 0] = stay[:, 0] = tags[:, 0] + none + weights.outside
    enter[:, 1], stay[:, 1] = tags[:, 1] + none, tags[:, 2] + none
    for k, anchor in enumerate(anchors):
        of_anchor = weights.anchor * scores.anchors[:, anchor]
        begun = np.logaddexp(tags[anchor, 3], tags[anchor, 4] - 3) + of_anchor[anchor]
        enter[:, 2 + 2 * k] = NEVER  # a cue is one run of words
        enter[anchor, 2 + 2 * k] = begun + weights.cue
        stay[:, 2 + 2 * k] = tags[:, 4] + of_anchor
        of_anchor = of_anchor + weights.apart * (sentences != sentences[anchor])
        enter[:, 3 + 2 * k] = tags[:, 5] + of_anchor + weights.content
        stay[:, 3 + 2 * k] = tags[:, 6] + of_anchor
    return enter, stay


def _cuts(features: Sequence[int], weights: Weights) -> NDArray[np.float64]:
    """What a change of label costs before each word: more between two that are quoted."""
    inside = np.array(features) >> 2 == INSIDE
    cuts = np.zeros(len(inside))
    cuts[1:][inside[1:] & inside[:-1]] = weights.cut
    return cuts
