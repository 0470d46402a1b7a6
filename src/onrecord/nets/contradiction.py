"""Contradiction: whether two sentences can both be true, by a network that reads them together.

In: pairs of sentences. Out: a probability for each. A cross-encoder over MiniLM-L6 in whole numbers
(its card tells on what it was trained). Pairs are read in both orders and the answers averaged:
contradiction has no direction. Each pair is padded to a length of its own, so that its probability
does not depend on the pairs beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pairs import PairCutter, padded_pairs
from onrecord.nets.pieces import bucketed

Floats = NDArray[np.float32]
Pairs = Sequence[tuple[str, str]]

FORMAT = 2
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

NAME = "contradiction"
CONTRADICT, NEUTRAL, ENTAIL = range(3)
"""The columns of `scores`."""

PIECES = 1024
"""A batch, as for the attribution network: larger ones fall out of the processor's cache."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What makes probabilities of scores: a temperature, and a bias of the contradictions."""

    temperature: float
    bias: float


UNTUNED = Calibration(temperature=1.0, bias=0.0)


class PairReader:
    """Reads pairs of sentences; one a process is enough, and it may be shared by threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_model_json(folder, FORMAT)
        check_files(folder, card["files"])
        self.origin = f"{card['name']}@{card['version']}"
        self._calibration = Calibration(**card["calibration"])
        self._cutter = PairCutter(folder / "tokenizer.json")
        self._session = session_of(folder / "model.onnx", threads)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """For each pair the probability (0 to 1) of a contradiction, whatever their order.

        It is set against that of one following from the other: whether the two bear on one another
        at all is for others to say, who know what “It was a joke” is said of.
        """
        given = list(pairs)
        turned = [(other, one) for one, other in given]
        found = against(self.scores(given), self.scores(turned), self._calibration)
        return [float(each) for each in found]

    def scores(self, pairs: Pairs) -> Floats:
        """(n, 3) scores as the network gives them, before temperature and softmax."""
        pieces = self._cutter.cut(pairs)
        found = np.zeros((len(pieces), 3), np.float32)
        for bucket in bucketed([each.padded_length for each in pieces], PIECES):
            ids, types, mask = padded_pairs([pieces[i] for i in bucket])
            [found[bucket]] = self._session.run(None, {"ids": ids, "types": types, "mask": mask})
        return found


def against(scores: Floats, turned: Floats, calibration: Calibration) -> Floats:
    """(n,) probabilities of a contradiction against following; (n, 3) `scores` in both orders."""
    both = _probabilities(scores, calibration) + _probabilities(turned, calibration)
    found: Floats = np.divide(both[:, CONTRADICT], both[:, CONTRADICT] + both[:, ENTAIL])
    return found


def _probabilities(scores: Floats, calibration: Calibration) -> Floats:
    """(n, 3), in each row 1 in all."""
    warmed = scores / np.float32(calibration.temperature)
    warmed[:, CONTRADICT] += calibration.bias
    exponents = np.exp(warmed - warmed.max(axis=1, keepdims=True, initial=-np.inf))
    found: Floats = exponents / exponents.sum(axis=1, keepdims=True)
    return found


def load_pair_reader(folder: Path | None = None, threads: int = 1) -> PairReader:
    """The shipped network, or that in `folder`; ModelError where files are missing or changed."""
    with weights(NAME, folder) as place:
        return PairReader(place, threads)
