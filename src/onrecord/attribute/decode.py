"""From scores of words to attributions of one paragraph.

In: for each word the log probabilities of the tags (outside, begin and inside of source, cue and
content), of its anchor (the first word of the cue that it belongs to, or none) and, for anchors, of
the first word of their source (or none). Out: one `Found` for each cue.

Every attribution has one cue, and a cue one attribution; so cues come first. Each likely first word
of a cue opens two labels, "cue of k" and "content of k", and one Viterbi pass labels all words at
once: with tags alone, the words of two neighbouring attributions run into one another, and a second
step has to guess which fragment belongs to which cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.words import INSIDE, OUTSIDE, Paragraph

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

Floats = NDArray[np.float32]
Words = tuple[int, ...]

NEVER = -1e4

EVIDENCE = 10
"""Numbers of evidence for an attribution; see `_evidence`."""

NO_CONTENT = (0.5,) * EVIDENCE


class WordScores(Protocol):
    """Log probabilities for a paragraph of n words.

    `tags` (n, 7) in the order of `TAGS`; `anchors` (n, n+1): that the cue which word i belongs to
    begins at word j, or (last) that it belongs to none; `sources` (n, n+1): that the source of the
    cue beginning at i begins at j, or (last) that it has none.
    """

    @property
    def tags(self) -> Floats:
        """Of the tags."""

    @property
    def anchors(self) -> Floats:
        """Of the first words of cues."""

    @property
    def sources(self) -> Floats:
        """Of the first words of sources."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What decoding adds to the scores, in nats; set on the development articles."""

    outside: float = 0.0  # to words outside of all attributions: below 0, more is found
    cue: float = 0.0  # to each label of a cue: more cues are found, at lower scores
    content: float = 0.0  # at each beginning of content: below 0, fewer and longer fragments
    anchor: float = 1.0  # how much the anchor scores count beside the tags
    apart: float = 0.0  # to content in another sentence than its cue: below 0, less of it
    cut: float = 0.0  # at a change of label between two words within quotation marks
    candidate: float = 0.1  # least probability of a word to open the labels of a cue


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as indices of words, in order; `evidence` is what its score is made from.

    `content` may be empty: the paragraph may go on in the next one.
    """

    anchor: int
    source: Words
    cue: Words
    content: Words
    evidence: tuple[float, ...]


def decode(paragraph: Paragraph, scores: WordScores, weights: Weights) -> list[Found]:
    """The attributions of `paragraph`, in the order of their cues."""
    anchors = likely_anchors(scores, weights)
    if not anchors:
        return []
    labels = _best_labels(paragraph, scores, weights, anchors)
    sources = _runs(paragraph, np.flatnonzero(labels == 1), scores.tags[:, 1] > scores.tags[:, 2])
    found = (
        _attribution(paragraph, scores, labels, sources, k, anchor)
        for k, anchor in enumerate(anchors)
    )
    return [each for each in found if each is not None]


def likely_anchors(scores: WordScores, weights: Weights) -> list[int]:
    """The words that may begin a cue, by their tags and by pointing at themselves."""
    begins = np.exp(scores.tags[:, 3])
    maybe = np.flatnonzero(begins >= weights.candidate / 4)
    if not len(maybe):
        return []
    own = np.exp(scores.anchors[maybe, maybe])
    return [int(i) for i in maybe[(begins[maybe] + own) / 2 >= weights.candidate]]


def _best_labels(
    paragraph: Paragraph, scores: WordScores, weights: Weights, anchors: Sequence[int]
) -> NDArray[np.int64]:
    """For each word 0 (none), 1 (source), 2+2k (cue of anchor k) or 3+2k (its content)."""
    enter, stay = _emissions(paragraph, scores, weights, anchors)
    cut = _cuts(paragraph, weights)
    n, m = enter.shape
    back = np.empty((n, m), np.int64)
    own = np.arange(m)
    best = enter[0].copy()
    for i in range(1, n):
        previous = int(best.argmax())
        fresh = best[previous] + enter[i] + cut[i]
        kept = best + stay[i]
        back[i] = np.where(kept >= fresh, own, previous)
        best = np.maximum(kept, fresh)
    labels = np.empty(n, np.int64)
    labels[-1] = best.argmax()
    for i in range(n - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels


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


def _cuts(paragraph: Paragraph, weights: Weights) -> list[float]:
    """What a change of label costs before each word."""
    inside = [feature >> 2 == INSIDE for feature in paragraph.features]
    return [0.0, *(weights.cut if both else 0.0 for both in map(all, pairwise(inside)))]


def _attribution(
    paragraph: Paragraph,
    scores: WordScores,
    labels: NDArray[np.int64],
    sources: Sequence[Words],
    k: int,
    anchor: int,
) -> Found | None:
    cue = np.flatnonzero(labels == 2 + 2 * k)
    content = _as_quoted(paragraph, np.flatnonzero(labels == 3 + 2 * k))
    if not len(cue):
        return None
    source, certain = _source(scores, sources, anchor)
    evidence = _evidence(paragraph, scores, anchor, content, certain, bool(source))
    return Found(anchor, source, tuple(cue.tolist()), tuple(content.tolist()), evidence)


def _as_quoted(paragraph: Paragraph, content: NDArray[np.int64]) -> NDArray[np.int64]:
    """`content` less its unquoted fragments, where another fragment is one whole quotation.

    “We need change,” he said, promising that …: where the second cue is missed, its content must
    not spoil the first. (1.8 points of recall of direct speech on the development articles.)
    """
    runs = _runs(paragraph, content, np.zeros(len(paragraph), np.bool_))
    quoted = [[paragraph.quotation(i) != OUTSIDE for i in run] for run in runs]
    if not any(map(all, quoted)):
        return content
    kept = [run for run, marks in zip(runs, quoted, strict=True) if any(marks)]
    return np.array([i for run in kept for i in run], np.int64)


def _source(scores: WordScores, sources: Sequence[Words], anchor: int) -> tuple[Words, float]:
    """The run of source words that the anchor most likely points to, and log of how likely."""
    pointed = np.exp(scores.sources[anchor])
    best: Words = ()
    likely = float(pointed[-1])
    for run in sources:
        share = float(pointed[list(run)].sum())
        if share > likely:
            best, likely = run, share
    return best, float(np.log(max(likely, 1e-6)))


def _evidence(
    paragraph: Paragraph,
    scores: WordScores,
    anchor: int,
    content: NDArray[np.int64],
    certain: float,
    sourced: bool,
) -> tuple[float, ...]:
    """What tells right attributions from wrong ones.

    Probabilities of the cue, of its own anchor, of the content's words (mean and least) and edges,
    and of the source; the share of content in quotation marks, whether there is a source, and the
    log of how many words of content. (Log probabilities calibrate worse: error .04, not .02.)
    """
    tags = scores.tags
    if not len(content):
        return NO_CONTENT
    inside = np.logaddexp(tags[content, 5], tags[content, 6]) + scores.anchors[content, anchor]
    first, last = int(content[0]), int(content[-1])
    after = scores.tags[last + 1, 6] if last + 1 < len(tags) else -9.0
    quoted = [paragraph.quotation(i) != OUTSIDE for i in content.tolist()]
    logs = (
        np.logaddexp(tags[anchor, 3], tags[anchor, 4]),
        scores.anchors[anchor, anchor],
        inside.mean(),
        inside.min(),
        tags[first, 5],
        np.log1p(-min(np.exp(after), 0.9999)),
        certain,
    )
    likely = (float(np.exp(min(each, 0.0))) for each in logs)
    return (*likely, sum(quoted) / len(quoted), float(sourced), float(np.log(len(content))))


def _runs(
    paragraph: Paragraph, indices: NDArray[np.int64], begins: NDArray[np.bool_]
) -> list[Words]:
    """`indices` cut where a word that is none of them stands between two, or one begins anew."""
    runs: list[list[int]] = []
    for i in indices.tolist():
        gap = range(runs[-1][-1] + 1, i) if runs else ()
        if runs and not begins[i] and not any(paragraph.is_word(j) for j in gap):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [tuple(run) for run in runs]
