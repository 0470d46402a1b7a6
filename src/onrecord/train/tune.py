"""Decoding and calibration of a finished network, set on articles that it was not trained on.

A handful of numbers is set: the seven of decoding (`Weights`), each tried over a short list in
turn; a logistic regression from an attribution's evidence to the probability that it is right; and
the least score at which F1 is best. They are few, so that the figures on the same articles stay
close to those on others (within half a point on a held out half).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.decode import decode
from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.follow import Passage, followed
from onrecord.attribute.network import probability
from onrecord.attribute.stretches import quoted_spans_of, spans_of
from onrecord.attribute.word_scores import Weights, WordScores
from onrecord.attribute.words import Paragraph
from onrecord.evaluate.attribution import correct, figures, tallies
from onrecord.nets.attribution import AttributionTagger
from onrecord.train.examples import Row, read_examples

Scored = list[list[tuple[Paragraph, WordScores]]]
Predicted = list[dict[str, Any]]

TRIED: dict[str, tuple[float, ...]] = {
    "content": (-0.5, -1.0, -1.5, -2.0, -3.0),
    "apart": (-0.5, -1.0, -2.0, -3.0),
    "outside": (-0.3, -0.6, -0.9, -1.2),
    "anchor": (0.5, 0.7, 1.0),
    "cue": (0.0, 0.5, 1.0),
    "cut": (-1.0, -3.0),
    "candidate": (0.05, 0.1, 0.2),
}
ROUNDS = 2
RIDGE = 0.01
LEAST_SCORES = [k / 50 for k in range(31)]


@dataclass(frozen=True, slots=True)
class Tuned:
    """What `model.json` says of decoding and calibration."""

    decoding: dict[str, float]
    calibration: list[float]


UNTUNED = Tuned({}, [0.0] + [1.0] * EVIDENCE)


def tuned(tagger: AttributionTagger, rows: Sequence[Row], say: Callable[[str], None]) -> Tuned:
    """The settings of `tagger` that are best on `rows`."""
    scored = scored_articles(tagger, rows)
    weights = _best_weights(rows, scored, say)
    predicted = predictions(rows, scored, weights)
    calibration = calibrated(rows, predicted)
    least = best_least_score(rows, predicted, calibration)
    say(f"{weights}, least score {least}")
    decoding = {**dataclasses.asdict(weights), "least_score": least}
    return Tuned(decoding, [round(value, 4) for value in calibration])


def scored_articles(tagger: AttributionTagger, rows: Sequence[Row]) -> Scored:
    """The paragraphs of each article with their scores."""
    examples = read_examples(rows)
    scores = tagger.score([each.paragraph for each in examples])
    by_article: dict[str, list[tuple[Paragraph, WordScores]]] = {str(row["id"]): [] for row in rows}
    for example, own in zip(examples, scores, strict=True):
        by_article[example.document].append((example.paragraph, own))
    return list(by_article.values())


def predictions(rows: Sequence[Row], scored: Scored, weights: Weights) -> Predicted:
    """Rows as the evaluation takes them; each attribution with its evidence."""
    return [
        {"id": row["id"], "attributions": _attributions(article, weights)}
        for row, article in zip(rows, scored, strict=True)
    ]


def _attributions(
    article: Sequence[tuple[Paragraph, WordScores]], weights: Weights
) -> list[dict[str, Any]]:
    passages = [Passage(words, tuple(decode(words, s, weights))) for words, s in article]
    return [
        {
            "source": _pairs(spans_of(passage.words, found.source)),
            "cue": _pairs(spans_of(passage.words, found.cue)),
            "content": _pairs(quoted_spans_of(passage.words, found.content) + further),
            "evidence": found.evidence,
        }
        for passage, found, further in followed(passages)
    ]


def _pairs(spans: Any) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _best_weights(rows: Sequence[Row], scored: Scored, say: Callable[[str], None]) -> Weights:
    best = Weights()
    reached = _f1(rows, predictions(rows, scored, best))
    say(f"F1 {reached:.4f} before decoding is set")
    for _ in range(ROUNDS):
        for name, values in TRIED.items():
            for value in values:
                tried = dataclasses.replace(best, **{name: value})
                f1 = _f1(rows, predictions(rows, scored, tried))
                if f1 > reached:
                    best, reached = tried, f1
    say(f"F1 {reached:.4f} after")
    return best


def _f1(rows: Sequence[Row], predicted: Predicted) -> float:
    return figures(tallies(rows, predicted))["attribution_f1"]


def calibrated(rows: Sequence[Row], predicted: Predicted) -> list[float]:
    """Constant and factors of a ridge logistic regression, by Newton's method."""
    evidence = [each["evidence"] for row in predicted for each in row["attributions"]]
    right = [flag for pair in zip(rows, predicted, strict=True) for flag in correct(*pair)]
    x = np.column_stack([np.ones(len(evidence)), np.array(evidence)])
    y = np.array(right, np.float64)
    return [float(value) for value in _newton(x, y)]


def _newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    factors = np.zeros(x.shape[1])
    ridge = RIDGE * len(x) * np.diag([0.0] + [1.0] * (x.shape[1] - 1)) / 10
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ factors, -30, 30)))
        slope = x.T @ (y - p) - ridge @ factors
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(x.shape[1])
        factors = factors + np.linalg.solve(curve, slope)
    return factors


def best_least_score(
    rows: Sequence[Row], predicted: Predicted, calibration: Sequence[float]
) -> float:
    """The score below which attributions are better left out, by F1."""

    def kept(least: float) -> Predicted:
        return [
            {
                "id": row["id"],
                "attributions": [
                    each
                    for each in row["attributions"]
                    if probability(each["evidence"], calibration) >= least
                ],
            }
            for row in predicted
        ]

    return max(LEAST_SCORES, key=lambda least: _f1(rows, kept(least)))
