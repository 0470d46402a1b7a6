"""Labels of words: none are worth more, and they are the same alone and among others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.network import labels
from onrecord.attribute.network.labels import Opened, best_labels
from onrecord.attribute.network.word_features import INSIDE
from onrecord.attribute.network.word_scores import TAGS, Weights
from onrecord.attribute.network.words import paragraph

WEIGHTS = Weights(outside=-0.3, cue=0.4, content=-0.5, apart=-0.7, cut=-1.0)


@dataclass(frozen=True)
class Scores:
    tags: np.ndarray
    anchors: np.ndarray
    states: None = None

    def source_of(self, anchor: int) -> np.ndarray:
        raise NotImplementedError


def opened(words: int, anchors: list[int], seed: int) -> Opened:
    """A paragraph of "a “a a …", its quotation open to the end, with made-up scores."""
    chance = np.random.default_rng(seed)
    text = " ".join("“a" if word == 1 else "a" for word in range(words))
    tags = chance.normal(size=(words, len(TAGS))).astype(np.float32)
    pointing = chance.normal(size=(words, words + 1)).astype(np.float32)
    return Opened(paragraph(text, 0, len(text)), Scores(tags, pointing), anchors)


def worth(each: Opened, path: tuple[int, ...]) -> float:
    """The sum of the scores of a path; a label that stays may go on or begin anew."""
    total = begun(each, 0, path[0])
    for word, (before, label) in enumerate(pairwise(path), 1):
        inside = each.paragraph.quotation(word) == each.paragraph.quotation(word - 1) == INSIDE
        anew = begun(each, word, label) + WEIGHTS.cut * inside
        total += anew if before != label else max(anew, gone_on(each, word, label))
    return total


def begun(each: Opened, word: int, label: int) -> float:
    tags, anchors = each.scores.tags[word], each.scores.anchors[word]
    if label < 2:
        return float(tags[label] + anchors[-1] + WEIGHTS.outside * (label == 0))
    anchor = each.anchors[label // 2 - 1]
    if label % 2:
        return float(tags[5] + anchors[anchor] + WEIGHTS.content)
    cue = np.logaddexp(tags[3], tags[4] - 3) + anchors[anchor] + WEIGHTS.cue
    return float(cue) if word == anchor else -np.inf


def gone_on(each: Opened, word: int, label: int) -> float:
    tags, anchors = each.scores.tags[word], each.scores.anchors[word]
    if label < 2:
        return float(tags[2 * label] + anchors[-1] + WEIGHTS.outside * (label == 0))
    return float(tags[6 if label % 2 else 4] + anchors[each.anchors[label // 2 - 1]])


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 4), st.integers(0, 1), st.integers(0, 999))
def test_no_other_labels_are_worth_more(words: int, anchor: int, seed: int) -> None:
    each = opened(words, [anchor], seed)
    (found,) = best_labels([each], WEIGHTS)
    best = max(worth(each, path) for path in product(range(4), repeat=len(each)))
    assert worth(each, tuple(found.tolist())) == pytest.approx(best, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(4, 12), st.integers(1, 4)), min_size=1), st.integers(1, 999))
def test_a_paragraph_has_the_same_labels_alone_and_among_others(
    sizes: list[tuple[int, int]], cells: int
) -> None:
    several = [opened(words, [*range(k)], seed) for seed, (words, k) in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(labels, "CELLS", cells)
        together = [each.tolist() for each in best_labels(several, WEIGHTS)]
    assert together == [best_labels([each], WEIGHTS)[0].tolist() for each in several]


def test_no_paragraphs_have_no_labels() -> None:
    assert best_labels([], WEIGHTS) == []
