"""The attribution network: ONNX weights and a tokenizer in, scores of words out, no torch.

A model is a folder with `model.json` (version, digests, what decoding and calibration need),
one graph or two (`parted`) and `tokenizer.json`; the digests are checked at load. Paragraphs of as
many pieces are scored together and none is padded: no work is done for nothing, the graphs need no
mask, and the scores of a paragraph do not depend on those beside it. Activations are quantised by
scales that are fixed in the files for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError
from onrecord.nets.copies import first_of_each
from onrecord.nets.cutting import Cutter
from onrecord.nets.loading import check_files, read_model_json, weights
from onrecord.nets.parted import UPPER, load_graphs
from onrecord.nets.pieces import LONGEST, Words
from onrecord.nets.pointing import Nearness, ScoredWords
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
        if card.within and UPPER not in card.files:
            raise ModelError(f"{folder} has a second network and no {UPPER}: export it anew")
        self.origin = f"{card.name}@{card.version}"
        self.decoding = card.decoding
        self.calibration = card.calibration
        self._nearness = Nearness(card.distances, card.places, LONGEST)
        self.cutter = Cutter(folder / "tokenizer.json", card.features)
        self._graphs = load_graphs(folder, card.files, card.features, threads)
        self.within = (
            ExcerptTagger(folder, card.within, card.features, threads) if card.within else None
        )

    def score(self, paragraphs: Sequence[Words]) -> list[ScoredWords]:
        """Log probabilities of the words of each paragraph, whatever the others are."""
        pieces = self.cutter.cut(paragraphs)
        firsts, places = first_of_each(each.key for each in pieces)
        found = self._graphs.numbers([pieces[i] for i in firsts])
        return [
            ScoredWords(
                numbers.tags,
                numbers.proj,
                numbers.null,
                own.sentences,
                own.quoted,
                self._nearness,
                numbers.states,
            )
            for own, numbers in zip(pieces, (found[place] for place in places), strict=True)
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
