"""What training makes small: cross-entropy against people's labels and against a teacher's scores.

A word's loss is that of its tag, plus half that of its anchor, plus a tenth of that of its source
(where it begins a cue). The weights were set once, by the size of the losses after one epoch.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.train.batches import IGNORED, Batch

ANCHOR_WEIGHT, SOURCE_WEIGHT = 0.5, 0.1

TEMPERATURE = 1.5
"""Softens teacher and student alike; not tuned."""

Scores = tuple[Tensor, Tensor, Tensor]
"""Of tags (b, w, 7), anchors (b, w, w+1) and sources (b, w, w+1)."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss to go back from, and its parts as numbers for people."""

    total: Tensor
    parts: dict[str, float]


def label_loss(scores: Scores, batch: Batch) -> Loss:
    """Against the labels of `batch`."""
    words = batch.real.sum()
    begins = (batch.sources != IGNORED).sum().clamp(min=1)
    tag = _labels(scores[0], batch.tags) / words
    anchor = _labels(scores[1], batch.anchors) / words
    source = _labels(scores[2], batch.sources) / begins
    return _sum(tag, anchor, source)


def teacher_loss(scores: Scores, teacher: Scores, read: Tensor, begins: Tensor) -> Loss:
    """Against the scores of a teacher, in words that it `read`; of sources where a cue `begins`."""
    words = read.sum().clamp(min=1)
    begins = read & begins
    tag = _soft(scores[0], teacher[0], read) / words
    anchor = _soft(scores[1], teacher[1], read) / words
    source = _soft(scores[2], teacher[2], begins) / begins.sum().clamp(min=1)
    return _sum(tag, anchor, source)


def _sum(tag: Tensor, anchor: Tensor, source: Tensor) -> Loss:
    total = tag + ANCHOR_WEIGHT * anchor + SOURCE_WEIGHT * source
    return Loss(total, {"tag": tag.item(), "anchor": anchor.item(), "source": source.item()})


def _labels(scores: Tensor, targets: Tensor) -> Tensor:
    flat = scores.flatten(0, 1), targets.flatten()
    return functional.cross_entropy(*flat, ignore_index=IGNORED, reduction="sum")


def _soft(scores: Tensor, teacher: Tensor, read: Tensor) -> Tensor:
    """Kullback-Leibler divergence from the teacher, summed over the words read."""
    own = torch.log_softmax(scores[read] / TEMPERATURE, -1)
    wanted = torch.log_softmax(teacher[read] / TEMPERATURE, -1)
    divergence = functional.kl_div(own, wanted, reduction="sum", log_target=True)
    return divergence * TEMPERATURE**2
