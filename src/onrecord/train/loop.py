"""The training loop: epochs over paragraphs, with checkpoints from which a run goes on.

In: a folder with `train.jsonl`, and if they are there `dev.jsonl` (scored after each epoch) and
`train_annotators.jsonl` (other people's markings of the same articles, one of which is drawn each
time). Out: a folder with `last.pt` (to go on from), `epoch-N.pt` and `final.pt` (averaged weights),
`recipe.json` and `scores.jsonl` (development figures an epoch).
"""

from __future__ import annotations

import dataclasses
import json
import logging
import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from onrecord.attribute.words import FEATURES
from onrecord.nets.pieces import Cutter
from onrecord.train.average import Average
from onrecord.train.batches import Batch, collated, plan, soft_targets
from onrecord.train.encoder import AttributionNet
from onrecord.train.examples import Example, read_examples, read_readings, read_rows
from onrecord.train.losses import Scores, label_loss, teacher_loss
from onrecord.train.measure import development_figures
from onrecord.train.readings import read_readings_file
from onrecord.train.recipe import Recipe
from onrecord.train.structure import structure_loss

log = logging.getLogger(__name__)

WARM_UP = 60
"""Steps in which the learning rate rises."""

STEPS_SHOWN = 20
SECONDS_A_CHECKPOINT = 600

Say = Callable[[str], None]


def train_attribution(data: Path, out: Path, recipe: Recipe, say: Say = log.info) -> Path:
    """Train by `recipe` on the JSON lines in `data`; the path of the final weights in `out`.

    A run that was cut off goes on from its last checkpoint. `say` is told the progress.
    """
    torch.set_num_threads(recipe.threads)
    out.mkdir(parents=True, exist_ok=True)
    settings = {key: str(value) for key, value in dataclasses.asdict(recipe).items()}
    (out / "recipe.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    run = _Run(data, out, recipe, say)
    run.resume()
    run.train()
    return out / "final.pt"


class _Run:
    """The state of one run."""

    def __init__(self, data: Path, out: Path, recipe: Recipe, say: Say) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.data, self.out, self.say = recipe, data, out, say
        self.random = random.Random(recipe.seed)
        rows = read_rows(data / "train.jsonl")
        self.examples = read_examples(rows)
        others = data / "train_annotators.jsonl"
        self.others = read_readings(read_rows(others), rows) if others.exists() else {}
        self.cutter = Cutter(recipe.encoder / "tokenizer.json", FEATURES)
        self.pieces = self.cutter.cut([each.paragraph for each in self.examples])
        self.readings = read_readings_file(recipe.readings) if recipe.readings else {}
        self.net = AttributionNet(
            recipe.encoder, FEATURES, recipe.dropout, recipe.layers, recipe.frozen
        )
        if recipe.begin:
            self.net.load_state_dict(torch.load(recipe.begin), strict=False)
        self.optimizer = torch.optim.AdamW(_groups(self.net, recipe), fused=True)
        self.average = Average(self.net)
        self.epoch = self.at = self.step = 0
        self.seconds = 0.0
        self.batches = self._planned()
        self.steps = max(1, int(len(self.batches) * recipe.epochs))

    def _planned(self) -> list[list[int]]:
        """The batches of this epoch: the same whether or not the run was cut off."""
        rng = random.Random(self.recipe.seed * 1000 + self.epoch)
        kept = [
            i
            for i, example in enumerate(self.examples)
            if example.tags.any() or rng.random() >= self.recipe.empty_skipped
        ]
        batches = plan([self.pieces[i].padded_length for i in kept], self.recipe.pieces, rng)
        return [[kept[i] for i in batch] for batch in batches]

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
        self.random = random.Random(self.recipe.seed + self.step)
        self.batches = self._planned()
        self.say(f"goes on from step {self.step}")

    def train(self) -> None:
        """Steps until the epochs or the minutes are over."""
        shown: dict[str, float] = {}
        began = saved = time.monotonic()
        before = self.seconds
        while self._progress() < 1:
            self.net.train()
            parts = self._one_step()
            shown = {key: 0.95 * shown.get(key, part) + 0.05 * part for key, part in parts.items()}
            self.seconds = before + time.monotonic() - began
            if self.step % STEPS_SHOWN == 0:
                figures = " ".join(f"{key} {value:.3f}" for key, value in shown.items())
                self.say(f"epoch {self.epoch} step {self.step} of {self.steps} {figures}")
            if self.at == len(self.batches):
                self._end_epoch()
            if time.monotonic() - saved > SECONDS_A_CHECKPOINT:
                saved = time.monotonic()
                self._save()
        self._save()
        torch.save(self.average.weights(), self.out / "final.pt")
        self._measure()

    def _progress(self) -> float:
        minutes = self.recipe.minutes
        by_time = self.seconds / 60 / minutes if minutes else 0.0
        return max(self.step / self.steps, by_time)

    def _one_step(self) -> dict[str, float]:
        for group in self.optimizer.param_groups:
            rise = min(1.0, (self.step + 1) / WARM_UP)
            group["lr"] = group["base"] * rise * max(0.02, 1 - self._progress())
        chosen = self.batches[self.at]
        batch = collated(
            [self.pieces[i] for i in chosen], [self._marked(i) for i in chosen], FEATURES
        )
        scores = self._scores(batch)
        readings = [self.readings.get(self.examples[i].name) for i in chosen]
        loss = label_loss(scores, batch)
        total, parts = loss.total, loss.parts
        if any(readings):
            *teacher, read = soft_targets(readings, batch.first.shape[1])
            share = self.recipe.teacher_share
            soft = teacher_loss(scores, (teacher[0], teacher[1], teacher[2]), read, batch)
            total = (1 - share) * total + share * soft.total
            parts |= {f"teacher's {key}": value for key, value in soft.parts.items()}
        if self.recipe.structure_share:
            whole = structure_loss(*scores[:2], batch.tags, batch.anchors, batch.real)
            total = total + self.recipe.structure_share * whole
            parts["structure"] = whole.item()
        self.optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.average.parameters, 1.0)
        self.optimizer.step()
        self.step, self.at = self.step + 1, self.at + 1
        self.average.follow(self.step)
        return parts

    def _marked(self, index: int) -> Example:
        """The example, or the same paragraph as another person marked it."""
        example = self.examples[index]
        others = self.others.get(example.name)
        if others and self.random.random() < self.recipe.other_reading:
            return self.random.choice(others)
        return example

    def _scores(self, batch: Batch) -> Scores:
        ids = batch.ids
        if self.recipe.hidden_pieces:
            hidden = (torch.rand(ids.shape) < self.recipe.hidden_pieces) & (batch.mask == 1)
            ids = torch.where(hidden, self.cutter.mask_id(), ids)
        states = self.net.words(ids, batch.features, batch.mask, batch.first)
        tags, proj, null = self.net.heads(self.net.dropped(states))
        return (tags, *self.net.pointers(proj, null, batch.real, batch.place))

    def _end_epoch(self) -> None:
        self.epoch, self.at = self.epoch + 1, 0
        self.batches = self._planned()
        torch.save(self.average.weights(), self.out / f"epoch-{self.epoch}.pt")
        self.say(f"epoch {self.epoch} over after {self.seconds / 60:.1f} minutes")
        if self._progress() < 1:
            self._measure()

    def _measure(self) -> None:
        """Score the averaged weights on the development articles."""
        path = self.data / "dev.jsonl"
        if not path.exists():
            return
        with self.average.in_place():
            figures = development_figures(self.net, self.cutter, read_rows(path))
        line = json.dumps({"epoch": self.epoch, "step": self.step, **figures})
        with (self.out / "scores.jsonl").open("a", encoding="utf8") as scores:
            scores.write(line + "\n")
        self.say(line)

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


def _groups(net: AttributionNet, recipe: Recipe) -> list[dict[str, object]]:
    """Parameters by learning rate: highest in the heads, lower with each layer down."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            rate = _rate(name, len(net.enc.encoder.layer), recipe)
            weight_decay = 0.01 if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, weight_decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "base": rate, "weight_decay": weight_decay}
        for (rate, weight_decay), parameters in groups.items()
    ]


def _rate(name: str, layers: int, recipe: Recipe) -> float:
    if not name.startswith("enc."):
        return recipe.head_rate
    in_layer = name.startswith("enc.encoder.layer.")
    height = int(name.split(".")[3]) if in_layer else 0
    return recipe.rate * recipe.rate_decay ** (layers - 1 - height)
