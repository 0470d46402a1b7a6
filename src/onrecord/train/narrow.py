"""A trained network made narrower: the heads and channels that matter least are taken out.

In: weights and the paragraphs that they learned from. Out: weights of the same network with fewer
attention heads and feed-forward channels, to be trained on, which mends most of what was lost. What
matters is told by one backward pass: how much the loss of a paragraph changes when a head or a
channel is turned down, squared (Kwon, Kim, Mahoney, Hassoun, Keutzer and Gholami 2022). All layers
compete for one budget of time: in the shipped network the upper layers kept a tenth of their
channels, the lower ones nearly all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from onrecord.train.loop import AttributionRun

BATCHES = 40
"""Batches by which heads and channels are ranked; 60 rank them alike."""

HEAD, CHANNEL = 93.0, 1.0
"""Time that each takes in the exported network, whose heads have 32 numbers; in channels."""

STEP, LEAST_CHANNELS, LEAST_HEADS = 32, 64, 2
"""Channels are kept by so many, which processors multiply at once; a layer keeps some of each."""

Part = tuple[str, int]
"""`heads` or `channels` of a layer, counted from the lowest."""


def narrow_attribution(run: AttributionRun, share: float, out: Path) -> dict[Part, int]:
    """Write to `out` the weights of `run` narrowed to `share` of its time; how many are left.

    Its time is that of the heads and channels that it has now, and not had before a narrowing.
    """
    ranks = importance(run)
    kept = chosen(ranks, share)
    for number, layer in enumerate(run.net.enc.encoder.layer):
        _narrow(layer, kept["heads", number], kept["channels", number])
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".partial")
    torch.save(run.net.state_dict(), partial)
    partial.replace(out)
    return {part: len(each) for part, each in kept.items()}


def importance(run: AttributionRun) -> dict[Part, Tensor]:
    """Of each head and channel how much it matters to the loss of the paragraphs of `run`."""
    sums: dict[Part, Tensor] = {}
    with _turned_by_masks(run.net.eval()) as masks:
        for batch in run.planned()[:BATCHES]:
            loss = run.loss(batch).total
            gradients = torch.autograd.grad(loss, list(masks.values()))
            for part, gradient in zip(masks, gradients, strict=True):
                sums[part] = sums.get(part, torch.zeros(1)) + gradient[:, 0].square().sum(0)
    return sums


def chosen(ranks: Mapping[Part, Tensor], share: float) -> dict[Part, list[int]]:
    """The indices to keep: those that matter most for their time, in `share` of the time of all."""
    costs = {part: HEAD if part[0] == "heads" else CHANNEL for part in ranks}
    every = [
        (float(rank) / costs[part], part) for part, all_ in ranks.items() for rank in all_.tolist()
    ]
    left = share * sum(costs[part] for _, part in every)
    counts = dict.fromkeys(ranks, 0)
    for _, part in sorted(every, reverse=True):
        left -= costs[part]
        if left < 0:
            break
        counts[part] += 1
    return {
        part: sorted(all_.argsort(descending=True).tolist()[: _count(part[0], counts[part])])
        for part, all_ in ranks.items()
    }


def _count(kind: str, count: int) -> int:
    if kind == "heads":
        return max(LEAST_HEADS, count)
    return max(LEAST_CHANNELS, -(-count // STEP) * STEP)


@contextmanager
def _turned_by_masks(net: nn.Module) -> Iterator[dict[Part, Tensor]]:
    """By part what it is multiplied by: ones, (paragraphs, 1, n), anew at each pass."""
    masks: dict[Part, Tensor] = {}
    hooks = []
    for number, layer in enumerate(net.get_submodule("enc.encoder.layer").children()):
        heads = _heads(layer)
        channels = layer.output.dense.in_features
        attended, inner = layer.attention.output.dense, layer.output.dense
        hooks.append(attended.register_forward_pre_hook(_turned(masks, ("heads", number), heads)))
        hooks.append(
            inner.register_forward_pre_hook(_turned(masks, ("channels", number), channels))
        )
    try:
        yield masks
    finally:
        for hook in hooks:
            hook.remove()


def _turned(masks: dict[Part, Tensor], part: Part, count: int) -> Callable[..., tuple[Tensor]]:
    def turn(_module: nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
        [states] = given
        mask = masks[part] = torch.ones(len(states), 1, count, requires_grad=True)
        return (states * mask.repeat_interleave(states.shape[-1] // count, -1),)

    return turn


def _heads(layer: Any) -> int:
    own = layer.attention.self
    return int(own.query.out_features // own.attention_head_size)


def _narrow(layer: Any, heads: list[int], channels: list[int]) -> None:
    own, size = layer.attention.self, layer.attention.self.attention_head_size
    numbers = torch.tensor([head * size + i for head in heads for i in range(size)])
    for each in (own.query, own.key, own.value):
        _keep(each, rows=numbers)
    _keep(layer.attention.output.dense, columns=numbers)
    _keep(layer.intermediate.dense, rows=torch.tensor(channels))
    _keep(layer.output.dense, columns=torch.tensor(channels))


def _keep(linear: nn.Linear, rows: Tensor | None = None, columns: Tensor | None = None) -> None:
    weight, bias = linear.weight.detach(), linear.bias.detach()
    if rows is not None:
        weight, bias = weight[rows], bias[rows]
    if columns is not None:
        weight = weight[:, columns]
    linear.weight, linear.bias = nn.Parameter(weight.clone()), nn.Parameter(bias.clone())
    linear.out_features, linear.in_features = weight.shape
