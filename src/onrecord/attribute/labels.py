"""The best labels of the words of a paragraph, of those that its likely cues open.

In: scores of words, and the words that may begin a cue. Out: a label a word: 0 (none), 1 (source),
2+2k (cue of anchor k) or 3+2k (its content), by one Viterbi pass over all words (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import add

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.word_features import INSIDE
from onrecord.attribute.word_scores import Floats, Weights, WordScores
from onrecord.attribute.words import Paragraph

NEVER = -1e4


def best_labels(
    paragraph: Paragraph, scores: WordScores, weights: Weights, anchors: Sequence[int]
) -> NDArray[np.int64]:
    """The label of each word that has scores: the last ones of a long paragraph may have none."""
    enter, stay = _emissions(paragraph, scores, weights, anchors)
    cuts = _cuts(paragraph.features[: len(enter)], weights)
    return np.array(_best_path(enter.tolist(), stay.tolist(), cuts), np.int64)


def _best_path(
    enter: Sequence[Sequence[float]], stay: Sequence[Sequence[float]], cuts: Sequence[float]
) -> list[int]:
    """The labels with the highest sum, where any may follow any.

    In plain Python: a paragraph has six labels on average, too few for numpy to be quicker.
    """
    best = list(enter[0])
    steps = []
    for entered, stayed, cut in zip(enter[1:], stay[1:], cuts[1:], strict=True):
        top = max(best)
        previous, fresh = best.index(top), top + cut
        kept = list(map(add, best, stayed))
        begun = [fresh + gain for gain in entered]
        steps.append((previous, kept, begun))
        best = list(map(max, kept, begun))
    labels = [best.index(max(best))]
    for previous, kept, begun in reversed(steps):
        label = labels[-1]
        labels.append(label if kept[label] >= begun[label] else previous)
    return labels[::-1]


def _emissions(
    paragraph: Paragraph, scores: WordScores, weights: Weights, anchors: Sequence[int]
) -> tuple[Floats, Floats]:
    """(n, 2+2k) scores of beginning a label at a word, and of going on with it."""
    tags, none = scores.tags, weights.anchor * scores.anchors[:, -1]
    n = len(tags)
    sentences = np.array(paragraph.sentences[:n])
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


def _cuts(features: Sequence[int], weights: Weights) -> list[float]:
    """What a change of label costs before each word."""
    inside = [feature >> 2 == INSIDE for feature in features]
    return [0.0, *(weights.cut if both else 0.0 for both in map(all, pairwise(inside)))]
