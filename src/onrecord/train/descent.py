"""The way down, which the training of every network goes: steps, rates, checkpoints.

In: a network, its recipe, and from a subclass the batches of an epoch and the loss of one. Out: in
the folder of the run `last.pt` (to go on from) and `final.pt` (averaged weights). The rate rises in
the first steps and falls to next to nothing by the end; it is highest in the heads and lower with
each layer down (Howard and Ruder 2018).
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.train.average import Average
from onrecord.train.losses import Loss
from onrecord.train.recipe import PairRecipe, Recipe

WARM_UP = 60
"""Steps in which the learning rate rises."""

WEIGHT_DECAY = 0.01
STEPS_SHOWN = 20
SECONDS_A_CHECKPOINT = 600

Say = Callable[[str], None]


class Descent(ABC):
    """The state of one run; a subclass says what is learned.

    Biases and other parameters of one dimension are pulled to zero where `biases_decay`.
    """

    def __init__(
        self,
        net: nn.Module,
        recipe: Recipe | PairRecipe,
        out: Path,
        say: Say,
        biases_decay: bool = False,
    ) -> None:
        self.net, self.out, self.say = net, out, say
        self.rates = recipe
        self.optimizer = torch.optim.AdamW(_groups(net, recipe, biases_decay), fused=True)
        self.average = Average(net)
        self.epoch = self.at = self.step = 0
        self.seconds = 0.0
        self.batches: list[list[int]] = []
        self.steps = 1

    @abstractmethod
    def planned(self) -> list[list[int]]:
        """The batches of this epoch: the same whether or not the run was cut off."""

    @abstractmethod
    def loss(self, chosen: Sequence[int]) -> Loss:
        """The loss of one batch."""

    def epoch_over(self) -> None:
        """What is done between two epochs."""
        self.say(f"epoch {self.epoch} over after {self.seconds / 60:.1f} minutes")

    def go(self) -> Path:
        """Steps until the epochs or the minutes are over; the path of the final weights.

        A run that was cut off goes on from its last checkpoint.
        """
        self.batches = self.planned()
        self.steps = max(1, int(len(self.batches) * self.rates.epochs))
        self.resume()
        shown: dict[str, float] = {}
        began = saved = time.monotonic()
        before = self.seconds
        while self.progress() < 1:
            parts = self._one_step()
            shown = {key: 0.95 * shown.get(key, part) + 0.05 * part for key, part in parts.items()}
            self.seconds = before + time.monotonic() - began
            if self.step % STEPS_SHOWN == 0:
                figures = " ".join(f"{key} {value:.3f}" for key, value in shown.items())
                self.say(f"epoch {self.epoch} step {self.step} of {self.steps} {figures}")
            if self.at == len(self.batches):
                self.epoch, self.at = self.epoch + 1, 0
                self.batches = self.planned()
                self.epoch_over()
            if time.monotonic() - saved > SECONDS_A_CHECKPOINT:
                saved = time.monotonic()
                self._save()
        self._save()
        final = self.out / "final.pt"
        torch.save(self.average.weights(), final)
        return final

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.out / "last.pt"
        if not path.exists():
            return
        held = torch.load(path)
        self.net.load_state_dict(held["net"])
        self.optimizer.load_state_dict(held["optimizer"])
        self.average.load(held["average"])
        self.epoch, self.at, self.step, self.seconds = held["place"]
        self.batches = self.planned()
        self.say(f"goes on from step {self.step}")

    def progress(self) -> float:
        """How much of the run is over (1: all), by steps or by minutes."""
        minutes = self.rates.minutes
        by_time = self.seconds / 60 / minutes if minutes else 0.0
        return max(self.step / self.steps, by_time)

    def _one_step(self) -> dict[str, float]:
        self.net.train()
        for group in self.optimizer.param_groups:
            rise = min(1.0, (self.step + 1) / WARM_UP)
            group["lr"] = group["base"] * rise * max(0.02, 1 - self.progress())
        loss = self.loss(self.batches[self.at])
        self.optimizer.zero_grad()
        loss.total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.average.parameters, 1.0)
        self.optimizer.step()
        self.step, self.at = self.step + 1, self.at + 1
        self.average.follow(self.step)
        return loss.parts

    def _save(self) -> None:
        held = {
            "net": self.net.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.held,
            "place": (self.epoch, self.at, self.step, self.seconds),
        }
        partial = self.out / "last.partial"
        torch.save(held, partial)
        partial.replace(self.out / "last.pt")


def _groups(
    net: nn.Module, recipe: Recipe | PairRecipe, biases_decay: bool
) -> list[dict[str, object]]:
    """Parameters by learning rate: highest in the heads, lower with each layer down."""
    layers = len(list(net.get_submodule("enc.encoder.layer").children()))
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            rate = _rate(name, layers, recipe)
            weight_decay = WEIGHT_DECAY if biases_decay or parameter.ndim > 1 else 0.0
            groups.setdefault((rate, weight_decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "base": rate, "weight_decay": weight_decay}
        for (rate, weight_decay), parameters in groups.items()
    ]


def _rate(name: str, layers: int, recipe: Recipe | PairRecipe) -> float:
    if not name.startswith("enc."):
        return recipe.head_rate
    in_layer = name.startswith("enc.encoder.layer.")
    height = int(name.split(".")[3]) if in_layer else 0
    return recipe.rate * recipe.rate_decay ** (layers - 1 - height)
