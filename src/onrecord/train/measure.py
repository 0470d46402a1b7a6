"""Development figures of a network in torch, while it trains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from onrecord.attribute.decode import decode
from onrecord.attribute.stretches import spans_of
from onrecord.attribute.word_features import FEATURES
from onrecord.attribute.word_scores import Floats, Weights, WordScores
from onrecord.attribute.words import Paragraph
from onrecord.evaluate.attribution import figures, tallies
from onrecord.nets.pieces import Cutter, bucketed, padded, places
from onrecord.train.encoder import AttributionNet
from onrecord.train.examples import Example, Row, read_examples

PIECES = 6000
"""A batch."""


def development_figures(
    net: AttributionNet, cutter: Cutter, rows: Sequence[Row], weights: Weights | None = None
) -> dict[str, float]:
    """The figures of `net` on the articles of `rows`."""
    examples = read_examples(rows)
    predicted: dict[str, dict[str, Any]] = {
        str(row["id"]): {"id": row["id"], "attributions": []} for row in rows
    }
    scored = word_scores(net, cutter, [each.paragraph for each in examples])
    for example, scores in zip(examples, scored, strict=True):
        found = _found(example, scores, weights or Weights())
        predicted[example.document]["attributions"] += found
    return figures(tallies(rows, predicted.values()))


def _found(example: Example, scores: WordScores, weights: Weights) -> Iterator[dict[str, Any]]:
    for each in decode(example.paragraph, scores, weights):
        if not each.content:
            continue
        yield {
            role: [
                (span.start, span.end) for span in spans_of(example.paragraph, getattr(each, role))
            ]
            for role in ("source", "cue", "content")
        }


@dataclass(frozen=True, slots=True)
class TorchScores:
    """`WordScores` of a network in torch."""

    tags: Floats
    anchors: Floats
    sources: Floats

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
        tags, proj, null = net(*(torch.from_numpy(each) for each in arrays))
        place = places(side.sentences, side.quoted)
        real = torch.from_numpy(side.real)
        anchors, sources = net.pointers(proj, null, real, torch.from_numpy(place))
        for row, i in enumerate(bucket):
            n = len(pieces[i].first)
            kept = [*range(n), side.first.shape[1]]
            parts = tags[row, :n], anchors[row, :n][:, kept], sources[row, :n][:, kept]
            scored[i] = TorchScores(*(torch.log_softmax(part, -1).numpy() for part in parts))
    return scored
