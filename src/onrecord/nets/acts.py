"""What is done by saying something: a small network over what the first one kept of the words.

In: the words of an attribution as runs of paragraphs that the attribution network read, each with
the part that it is, and the act that rules tell. Out: the probability of every `Act`. The numbers
that the first network keeps above its lower layers are read on in one narrow layer: a statement
costs a seventh of a millisecond. The rules' act is one of the inputs: where the words tell nothing,
their answer stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Act
from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pieces import PIECES, bucketed
from onrecord.nets.within import KeptStates

FORMAT = 1
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""

NAME = "acts"
FILE = "acts.onnx"
DIGITS = 3
"""Probabilities are rounded: the last bits of a sum depend on the processor."""

Inputs = Mapping[str, NDArray[Any]]


class Words(Protocol):
    """A paragraph that is cut into words."""

    @property
    def features(self) -> tuple[int, ...]:
        """A small number for each word: case, and where it stands to quotation marks."""


class Run(Protocol):
    """Words of a paragraph that was read, all of one part of an attribution."""

    @property
    def words(self) -> Words:
        """Of the paragraph."""

    @property
    def states(self) -> KeptStates:
        """Of the paragraph."""

    @property
    def begin(self) -> int:
        """The first word of the run."""

    @property
    def end(self) -> int:
        """The word behind its last."""

    @property
    def part(self) -> int:
        """A small number: what the words are to the attribution."""


class Asked(Protocol):
    """An attribution whose act is asked for."""

    @property
    def runs(self) -> Sequence[Run]:
        """Its words and those around, in order; one run at least."""

    @property
    def act(self) -> Act:
        """What the rules say."""

    @property
    def way(self) -> int:
        """A small number: how they came to that."""


class ActReader:
    """Tells acts; may be shared by threads.

    `over` is the origin of the network that it reads on from.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_model_json(folder, FORMAT)
        check_files(folder, card["files"])
        self.origin = f"{card['name']}@{card['version']}"
        self.over: str = card["over"]
        self._sharpness: float = card["sharpness"]
        self._acts = tuple(Act(each) for each in card["acts"])
        self._session = session_of(folder / FILE, threads)

    def acts(self, asked: Sequence[Asked]) -> list[Mapping[Act, float]]:
        """The probabilities of all acts for each of `asked`, whatever the others are."""
        inputs = [act_inputs(each, self._acts) for each in asked]
        found: dict[int, Mapping[Act, float]] = {}
        for bucket in bucketed((len(each["parts"]) for each in inputs), PIECES):
            rows = self.shares_of(stacked([inputs[i] for i in bucket])).tolist()
            for i, row in zip(bucket, rows, strict=True):
                found[i] = dict(zip(self._acts, row, strict=True))
        return [found[i] for i in range(len(asked))]

    def shares_of(self, inputs: Inputs) -> NDArray[np.float64]:
        """(n, acts): the probabilities for one batch."""
        (scores,) = self._session.run(None, dict(inputs))
        powers = np.exp(self._sharpness * (scores - scores.max(axis=-1, keepdims=True)))
        found: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
        return found.astype(np.float64).round(DIGITS)


def load_acts(
    over: str | None = None, folder: Path | None = None, threads: int = 1
) -> ActReader | None:
    """The shipped network or that in `folder`; None where it does not read on from `over`.

    `over` is the origin of a network for attributions, None any. ModelError where files are
    missing or changed.
    """
    with weights(NAME, folder) as place:
        reader = ActReader(place, threads)
    return reader if over in (None, reader.over) else None


def act_inputs(asked: Asked, acts: Sequence[Act]) -> dict[str, NDArray[Any]]:
    """What the graph is given of one attribution: states, features and parts of its pieces."""
    states: list[NDArray[Any]] = []
    features: list[int] = []
    parts: list[int] = []
    pieces: list[int] = []
    for run in asked.runs:
        bounds = _bounds(run)
        states.append(run.states.rows[bounds[0] : bounds[-1]])
        features += run.words.features[run.begin : run.end]
        parts += [int(run.part)] * (run.end - run.begin)
        pieces += [end - begin for begin, end in pairwise(bounds)]
    return {
        "states": np.concatenate(states),
        "features": np.repeat(features, pieces),
        "parts": np.repeat(parts, pieces),
        "told": np.array(asked.way * len(acts) + acts.index(asked.act)),
    }


def _bounds(run: Run) -> list[int]:
    """The first piece of each word of a run, and the piece behind its last."""
    first = run.states.first[run.begin : run.end + 1].tolist()
    return first if len(first) > run.end - run.begin else [*first, len(run.states.rows) - 1]


def stacked(inputs: Sequence[Inputs]) -> dict[str, NDArray[Any]]:
    """Attributions of as many pieces as one batch."""
    return {name: np.stack([each[name] for each in inputs]) for name in inputs[0]}
