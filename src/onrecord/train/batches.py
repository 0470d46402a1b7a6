"""Batches of paragraphs of like length, and what is to be learned from each, as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.nets.pieces import Padded, Pieces, padded, places
from onrecord.train.examples import NONE, UNKNOWN, Example
from onrecord.train.readings import Reading

IGNORED = -100
"""The index that torch's cross-entropy leaves out."""

CHUNK = 2000
"""Paragraphs that are sorted by length together: batches stay mixed, padding stays small."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded pieces and targets: (b, words) tags, and where words point, the last index nothing."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    real: Tensor
    place: Tensor
    tags: Tensor
    anchors: Tensor
    sources: Tensor


def plan(lengths: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Indices in batches of at most `budget` padded pieces, in random order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    chunks = [order[i : i + CHUNK] for i in range(0, len(order), CHUNK)]
    sorted_ = [i for chunk in chunks for i in sorted(chunk, key=lambda k: lengths[k])]
    batches: list[list[int]] = [[]]
    longest = 0
    for i in sorted_:
        full = max(longest, lengths[i]) * (len(batches[-1]) + 1) > budget
        if batches[-1] and (full or lengths[i] < 0.6 * longest):
            batches.append([])
            longest = 0
        batches[-1].append(i)
        longest = max(longest, lengths[i])
    rng.shuffle(batches)
    return batches


def collated(pieces: Sequence[Pieces], examples: Sequence[Example], edge: int) -> Batch:
    """One batch."""
    side_by_side = padded(pieces, edge)
    ids, features, mask, first, real, place = _tensors(side_by_side)
    tags, anchors, sources = _targets(examples, first.shape[1])
    return Batch(ids, features, mask, first, real, place, tags, anchors, sources)


def _tensors(side: Padded) -> tuple[Tensor, ...]:
    place = places(side.sentences, side.quoted)
    arrays = side.ids, side.features, side.mask, side.first, side.real, place
    return tuple(torch.from_numpy(each) for each in arrays)


def _targets(examples: Sequence[Example], words: int) -> tuple[Tensor, Tensor, Tensor]:
    shape = len(examples), words
    tags, anchors, sources = (np.full(shape, IGNORED, np.int64) for _ in range(3))
    for i, example in enumerate(examples):
        n = min(len(example.tags), words)
        tags[i, :n] = example.tags[:n]
        anchors[i, :n] = _indices(example.anchors[:n], words)
        sources[i, :n] = _indices(example.sources[:n], words)
    return torch.from_numpy(tags), torch.from_numpy(anchors), torch.from_numpy(sources)


def _indices(pointed: np.ndarray, words: int) -> np.ndarray:  # type: ignore[type-arg]
    """Nothing as the last index; what is unknown or cut off is ignored."""
    unknown = (pointed == UNKNOWN) | (pointed >= len(pointed))
    return np.where(unknown, IGNORED, np.where(pointed == NONE, words, pointed))


def soft_targets(
    readings: Sequence[Reading | None], words: int
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """A teacher's tag and pointer scores beside a batch, and which words it has read."""
    b = len(readings)
    tags = np.zeros((b, words, 7), np.float32)
    anchors, sources = (np.full((b, words, words + 1), -1e4, np.float32) for _ in range(2))
    read = np.zeros((b, words), np.bool_)
    for i, reading in enumerate(readings):
        if reading is None:
            continue
        n = len(reading.tags)
        read[i, :n], tags[i, :n] = True, reading.tags
        for target, own in ((anchors, reading.anchors), (sources, reading.sources)):
            target[i, :n, :n], target[i, :n, -1] = own[:, :n], own[:, n]
    return tuple(torch.from_numpy(each) for each in (tags, anchors, sources, read))  # type: ignore[return-value]
