"""The attribution network: ONNX weights and a tokenizer in, scores of words out, no torch.

A model is a folder with `model.json` (version, digests, what decoding and calibration need),
`model.onnx` and `tokenizer.json`; the digests are checked at load. Paragraphs of as many pieces are
scored together and none is padded: no work is done for nothing, the graph needs no mask, and the
scores of a paragraph do not depend on those beside it. Activations are quantised by scales that are
fixed in the file for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.loading import check_files, read_model_json, session_of, weights
from onrecord.nets.pieces import LONGEST, PIECES, Cutter, Ints, Padded, Words, bucketed, padded
from onrecord.nets.pointing import DIGITS, Nearness, ScoredWords, States, log_softmax
from onrecord.nets.within import ExcerptTagger

FORMAT = 2
"""Of `model.json` and the inputs and outputs of the graph; raised when either changes."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What `model.json` says."""

    name: str
    version: str
    features: int
    files: Mapping[str, str]
    decoding: Mapping[str, float]
    calibration: tuple[float, ...]
    distances: tuple[tuple[float, float], ...]
    places: tuple[tuple[float, float], ...]
    within: Mapping[str, Any] | None = None
    """`distances` and `places` of the second network; None: there is none."""


class AttributionTagger:
    """Scores words; one at a time a process is enough, and it may be shared by threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        card = read_card(folder)
        check_files(folder, card.files)
        self.origin = f"{card.name}@{card.version}"
        self.decoding = card.decoding
        self.calibration = card.calibration
        self._edge = card.features
        self._nearness = Nearness(card.distances, card.places, LONGEST)
        self.cutter = Cutter(folder / "tokenizer.json", card.features)
        self._session = session_of(folder / "model.onnx", threads)
        self.within = (
            ExcerptTagger(folder, card.within, self._edge, threads) if card.within else None
        )

    def score(self, paragraphs: Sequence[Words]) -> list[ScoredWords]:
        """Log probabilities of the words of each paragraph, whatever the others are."""
        pieces = self.cutter.cut(paragraphs)
        scored: dict[int, ScoredWords] = {}
        for bucket in bucketed(map(len, pieces), PIECES):
            side = padded([pieces[i] for i in bucket], self._edge)
            rows = self._scored(side, [pieces[i].first for i in bucket])
            scored.update(zip(bucket, rows, strict=True))
        return [scored[i] for i in range(len(pieces))]

    def _scored(self, side: Padded, firsts: Sequence[Ints]) -> list[ScoredWords]:
        tags, proj, null, *states = self._session.run(None, inputs_of(side))
        tags = log_softmax(tags).round(DIGITS)
        return [
            ScoredWords(
                tags[row, : len(first)],
                proj[row, : len(first)],
                null[row, : len(first)],
                side.sentences[row, : len(first)],
                side.quoted[row, : len(first)],
                self._nearness,
                States(states[0][row], first) if states else None,
            )
            for row, first in enumerate(firsts)
        ]


def load_tagger(folder: Path | None = None, threads: int = 1) -> AttributionTagger:
    """The shipped network, or that in `folder`; ModelError where files are missing or changed."""
    with weights("attribution", folder) as place:
        return AttributionTagger(place, threads)


def origin_of(folder: Path | None = None) -> str:
    """Name and version of the shipped network, or of that in `folder`, without loading it."""
    with weights("attribution", folder) as place:
        card = read_card(place)
    return f"{card.name}@{card.version}"


def read_card(folder: Path) -> ModelCard:
    """What the folder's `model.json` says."""
    held = read_model_json(folder, FORMAT)
    held.setdefault("within", None)
    return ModelCard(**{key: held[key] for key in ModelCard.__dataclass_fields__})


def inputs_of(side: Padded) -> dict[str, NDArray[np.int64]]:
    """What the graph is given of paragraphs of one length."""
    return {"ids": side.ids, "features": side.features, "first": side.first}
