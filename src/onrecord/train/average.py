"""A running mean of weights: steadier than the weights of any one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

KEPT = 0.99
"""Share of the mean that stays at an update, once it has run for a while."""

EVERY = 2
"""Steps between updates."""


class Average:
    """The mean of the trained parameters of `net`."""

    def __init__(self, net: nn.Module) -> None:
        self.net = net
        self.parameters = [each for each in net.parameters() if each.requires_grad]
        self.held = [each.detach().clone() for each in self.parameters]

    def follow(self, step: int) -> None:
        """Take in the weights after `step`."""
        if step % EVERY:
            return
        updates = step / EVERY
        kept = min(KEPT, (1 + updates) / (10 + updates))
        now = [each.detach() for each in self.parameters]
        torch._foreach_lerp_(self.held, now, 1 - kept)

    def load(self, held: list[Tensor]) -> None:
        """Go on from a saved mean."""
        for own, other in zip(self.held, held, strict=True):
            own.copy_(other)

    def weights(self) -> dict[str, Tensor]:
        """All parameters by name, as their means; half precision, as a file for keeping."""
        means = {id(p): mean for p, mean in zip(self.parameters, self.held, strict=True)}
        return {
            name: means.get(id(p), p.detach()).to(torch.bfloat16)
            for name, p in self.net.named_parameters()
        }

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The means as the weights of the net, for as long as the block lasts."""
        now = [each.detach().clone() for each in self.parameters]
        self._put(self.held)
        try:
            yield
        finally:
            self._put(now)

    def _put(self, weights: list[Tensor]) -> None:
        with torch.no_grad():
            for parameter, weight in zip(self.parameters, weights, strict=True):
                parameter.copy_(weight)
