"""Development figures of a network in torch, while it trains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import torch

from onrecord.attribute import NetworkFinder
from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.network.word_features import FEATURES
from onrecord.attribute.network.word_scores import Floats
from onrecord.attribute.network.words import Paragraph
from onrecord.nets.cutting import Cutter
from onrecord.nets.pieces import bucketed, padded, places
from onrecord.train.encoder import AttributionNet
from onrecord.train.examples import Row
from onrecord.train.predicted import documents_of, figures_of

PIECES = 6000
"""A batch."""


def development_figures(
    net: AttributionNet, cutter: Cutter, rows: Sequence[Row]
) -> dict[str, float]:
    """The figures of `net` on the articles of `rows`, however likely what it finds is."""
    finder = NetworkFinder(_Untuned(net, cutter))
    return figures_of(rows, finder.find(documents_of(rows)))


@dataclass(frozen=True, slots=True)
class _Untuned:
    """A network in torch as a tagger."""

    net: AttributionNet
    cutter: Cutter
    origin: str = "training"
    within: None = None
    decoding: Mapping[str, float] = field(default_factory=dict)
    calibration: Sequence[float] = (0.0,) * (EVIDENCE + 1)

    def score(self, paragraphs: Sequence[Paragraph]) -> list[TorchScores]:
        return word_scores(self.net, self.cutter, paragraphs)


@dataclass(frozen=True, slots=True)
class TorchScores:
    """`WordScores` of a network in torch."""

    tags: Floats
    anchors: Floats
    sources: Floats
    states: None = None

    def source_of(self, anchor: int) -> Floats:
        """The row of `sources` for a cue that begins at `anchor`."""
        row: Floats = self.sources[anchor]
        return row


@torch.no_grad()
def word_scores(
    net: AttributionNet, cutter: Cutter, paragraphs: Sequence[Paragraph]
) -> list[TorchScores]:
    """Log probabilities of the words of each paragraph."""
    net.eval()
    pieces = cutter.cut(paragraphs)
    scored: list[TorchScores] = [None] * len(paragraphs)  # type: ignore[list-item]
    for bucket in bucketed(map(len, pieces), PIECES):
        side = padded([pieces[i] for i in bucket], FEATURES)
        arrays = side.ids, side.features, side.first
        tags, proj, null, *_ = net(*(torch.from_numpy(each) for each in arrays))
        place = places(side.sentences, side.quoted)
        real = torch.from_numpy(side.real)
        anchors, sources = net.pointers(proj, null, real, torch.from_numpy(place))
        for row, i in enumerate(bucket):
            n = len(pieces[i].first)
            kept = [*range(n), side.first.shape[1]]
            parts = tags[row, :n], anchors[row, :n][:, kept], sources[row, :n][:, kept]
            scored[i] = TorchScores(*(torch.log_softmax(part, -1).numpy() for part in parts))
    return scored
