"""Decoding and calibration of a finished network, set on articles that it was not trained on.

A handful of numbers is set: the seven of decoding (`Weights`), each tried over a short list in
turn; a logistic regression from an attribution's evidence to the probability that it is right; and
the least score. They are few, so that the figures on the same articles stay close to those on
others. What is measured is what users get: the network with the rules beside it (`Trials`).

Precision and recall are weighed by F-beta (van Rijsbergen 1979): over a wide range of settings F1
is the same to half a point, and what is found though it is doubtful bears a low score, by which a
reader can leave it out, while nothing gives him back what is left out here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.network.word_scores import Weights
from onrecord.evaluate.attribution import correct
from onrecord.nets.attribution import AttributionTagger
from onrecord.train.examples import Row
from onrecord.train.predicted import as_rows, figures_of
from onrecord.train.trials import Found, Trials

BETA = 1.5
"""How many times as much a point of recall is worth as one of precision."""

TRIED: dict[str, tuple[float, ...]] = {
    "content": (-1.0, -1.5, -2.0, -3.0),
    "apart": (-0.5, -1.0, -2.0, -3.0),
    "outside": (-0.3, -0.6, -0.9, -1.2),
    "anchor": (0.5, 0.7, 1.0),
    "cue": (0.0, 0.5),
    "cut": (-1.0, -3.0),
    "candidate": (0.05, 0.1, 0.2),
}
ROUNDS = 2
RIDGE = 0.01
LEAST_SCORES = [k / 50 for k in range(31)]


@dataclass(frozen=True, slots=True)
class Tuned:
    """What `model.json` says of decoding and calibration."""

    decoding: Mapping[str, float]
    calibration: Sequence[float]


UNTUNED = Tuned({}, [0.0] + [1.0] * EVIDENCE)


def tuned(tagger: AttributionTagger, rows: Sequence[Row], say: Callable[[str], None]) -> Tuned:
    """The settings of `tagger` that are best on `rows`."""
    return settings_of(Trials(tagger, rows), say)


def settings_of(trials: Trials, say: Callable[[str], None]) -> Tuned:
    """The settings that are best in `trials`."""
    decoding = dataclasses.asdict(_best_weights(trials, say))
    calibration = [round(value, 4) for value in _calibrated(trials, decoding)]
    least = max(
        LEAST_SCORES,
        key=lambda least: _worth(trials, {**decoding, "least_score": least}, calibration),
    )
    say(f"{decoding}, least score {least}")
    return Tuned({**decoding, "least_score": least}, calibration)


def _best_weights(trials: Trials, say: Callable[[str], None]) -> Weights:
    def worth(weights: Weights) -> float:
        return _worth(trials, dataclasses.asdict(weights), UNTUNED.calibration)

    best = Weights()
    reached = worth(best)
    say(f"F {reached:.4f} before decoding is set")
    for _ in range(ROUNDS):
        for name, values in TRIED.items():
            for value in values:
                tried = dataclasses.replace(best, **{name: value})
                if (now := worth(tried)) > reached:
                    best, reached = tried, now
    say(f"F {reached:.4f} after")
    return best


def _worth(trials: Trials, decoding: Mapping[str, float], calibration: Sequence[float]) -> float:
    """F-beta of what is found so."""
    found = figures_of(trials.rows, trials.found(decoding, calibration).attributions)
    p, r = found["attribution_p"], found["attribution_r"]
    return (1 + BETA**2) * p * r / (BETA**2 * p + r) if p + r else 0.0


def _calibrated(trials: Trials, decoding: Mapping[str, float]) -> list[float]:
    """Constant and factors of a ridge logistic regression; as untuned where nothing is found."""
    judged = list(_judged(trials.rows, trials.found(decoding, UNTUNED.calibration)))
    if not judged:
        return list(UNTUNED.calibration)
    x = np.array([[1.0, *evidence] for evidence, _ in judged])
    y = np.array([right for _, right in judged], np.float64)
    return [float(value) for value in _newton(x, y)]


def _judged(rows: Sequence[Row], found: Found) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The evidence of each attribution that the network found, and whether it is right."""
    predicted = as_rows(rows, found.attributions)
    everything = zip(rows, predicted, found.attributions, found.evidence, strict=True)
    for row, told, attributions, evidence in everything:
        for each, right in zip(attributions, correct(row, told), strict=True):
            if not each.origin.startswith("rule/"):
                yield evidence[each.cue], right


def _newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The factors of a ridge logistic regression, by Newton's method."""
    factors = np.zeros(x.shape[1])
    ridge = RIDGE * len(x) * np.diag([0.0] + [1.0] * (x.shape[1] - 1)) / 10
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ factors, -30, 30)))
        slope = x.T @ (y - p) - ridge @ factors
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(x.shape[1])
        factors = factors + np.linalg.solve(curve, slope)
    return factors
