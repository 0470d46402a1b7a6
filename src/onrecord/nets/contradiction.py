"""Contradiction: whether two sentences can both be true, by a network that reads them together.

In: pairs of sentences. Out: a probability for each. A cross-encoder over MiniLM-L6 in whole numbers
(its card tells on what it was trained). Pairs are read in both orders and the answers averaged:
contradiction has no direction. Each pair is padded to a length of its own, so that its probability
does not depend on the pairs beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pairs import PairCutter, padded_pairs
from onrecord.nets.pieces import bucketed

Floats = NDArray[np.float32]
Pairs = Sequence[tuple[str, str]]

FORMAT = 1
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

NAME = "contradiction"
CONTRADICT, NEUTRAL, ENTAIL = range(3)
"""The columns of `readings`."""

PIECES = 1024
"""A batch, as for the attribution network: larger ones fall out of the processor's cache."""


class PairReader:
    """Reads pairs of sentences; one a process is enough, and it may be shared by threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_model_json(folder, FORMAT)
        check_files(folder, card["files"])
        self.origin = f"{card['name']}@{card['version']}"
        self._temperature: float = card["temperature"]
        self._cutter = PairCutter(folder / "tokenizer.json")
        self._session = session_of(folder / "model.onnx", threads)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """For each pair the probability (0 to 1) of a contradiction, whatever their order.

        It is set against that of one following from the other: whether the two bear on one another
        at all is for others to say, who know what “It was a joke” is said of.
        """
        given = list(pairs)
        turned = [(other, one) for one, other in given]
        both = self.readings(given) + self.readings(turned)
        against, following = both[:, CONTRADICT], both[:, ENTAIL]
        return [float(each) for each in against / (against + following)]

    def readings(self, pairs: Pairs) -> Floats:
        """(n, 3) probabilities that the second contradicts, leaves open, follows from the first."""
        scores = self.scores(pairs) / self._temperature
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
        found: Floats = exponents / exponents.sum(axis=1, keepdims=True)
        return found

    def scores(self, pairs: Pairs) -> Floats:
        """(n, 3) scores as the network gives them, before temperature and softmax."""
        pieces = self._cutter.cut(pairs)
        found = np.zeros((len(pieces), 3), np.float32)
        for bucket in bucketed([each.padded_length for each in pieces], PIECES):
            ids, types, mask = padded_pairs([pieces[i] for i in bucket])
            [found[bucket]] = self._session.run(None, {"ids": ids, "types": types, "mask": mask})
        return found


def load_pair_reader(folder: Path | None = None, threads: int = 1) -> PairReader:
    """The shipped network, or that in `folder`; ModelError where files are missing or changed."""
    with weights(NAME, folder) as place:
        return PairReader(place, threads)
