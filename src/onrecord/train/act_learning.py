"""How the network for acts learns from rows, and what it then scores.

In: an `ActNet`, rows with their targets. Out: the mean of its weights as it learned; the scores of
rows. Where cues are hidden it learns by words alone: of attributions whose cue tells the act.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import log_softmax

from onrecord.label.acts.runs import Part
from onrecord.nets.pieces import PIECES, bucketed
from onrecord.train.act_net import ActNet, ActSide, side_by_side
from onrecord.train.act_rows import ACTS, ActRow
from onrecord.train.average import Average

RATE, DECAY, WARM_UP = 1e-3, 0.05, 60
SMOOTH = 0.05
"""Share of each lesson that is spread over all acts."""

BATCH = 32
SORTED = 16
"""Batches whose rows are sorted by length together, so that little is filled up."""

Weights = Mapping[str, Tensor]
Floats = NDArray[np.float32]


def learned(
    net: ActNet, rows: Sequence[ActRow], epochs: int, seed: int, hide: float = 0.0
) -> Weights:
    """The mean of the weights of `net` as it learns from `rows`; by words alone where cues `hide`.

    `hide` is the share of rows whose cue is hidden.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    average = Average(net)
    plan = [batch for _ in range(epochs) for batch in _planned(rows, rng)]
    net.train()
    for step, chosen in enumerate(plan, 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, step / WARM_UP) * max(0.02, 1 - step / len(plan))
        few = [rows[i] for i in chosen]
        loss = _loss(_scores(net, side_by_side(few), hide, rng), few)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        average.follow(step)
    net.eval()
    with average.in_place():
        return {name: weight.detach().clone() for name, weight in net.state_dict().items()}


def scored(net: ActNet, rows: Sequence[ActRow]) -> Floats:
    """(rows, acts): the scores of `rows`."""
    net.eval()
    found = np.zeros((len(rows), len(ACTS)), np.float32)
    with torch.no_grad():
        for bucket in bucketed(map(len, rows), PIECES):
            side = side_by_side([rows[i] for i in bucket])
            found[bucket] = net(side.states, side.features, side.parts, side.told).numpy()
    return found


def _planned(rows: Sequence[ActRow], rng: random.Random) -> Iterator[list[int]]:
    """Batches of rows of like length, in any order."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), BATCH * SORTED):
        few = sorted(order[start : start + BATCH * SORTED], key=lambda i: len(rows[i]))
        batches += [few[i : i + BATCH] for i in range(0, len(few), BATCH)]
    rng.shuffle(batches)
    yield from batches


def _scores(net: ActNet, side: ActSide, hide: float, rng: random.Random) -> Tensor:
    if not hide:
        return net(side.states, side.features, side.parts, side.told, side.mask)
    hidden = torch.tensor([rng.random() < hide for _ in side.told])[:, None]
    cues = hidden & (side.parts == int(Part.CUE))
    states = side.states.masked_fill(cues[:, :, None], net.kept.zero)
    return net.by_words(states, side.features, side.parts, side.mask)


def _loss(scores: Tensor, rows: Sequence[ActRow]) -> Tensor:
    target = torch.from_numpy(np.stack([row.target for row in rows]))
    target = target * (1 - SMOOTH) + SMOOTH / len(ACTS)
    weight = torch.tensor([row.weight for row in rows])
    return -((log_softmax(scores, 1) * target).sum(1) * weight).mean()
