"""Training the attribution network: epochs over paragraphs, measured after each.

In: a folder with `train.jsonl`, and if they are there `dev.jsonl` (scored after each epoch) and
`train_annotators.jsonl` (other people's markings of the same articles, one of which is drawn each
time). Out: a folder with what every `Descent` leaves, `epoch-N.pt` (averaged weights too),
`recipe.json` and `scores.jsonl` (development figures an epoch).
"""

from __future__ import annotations

import dataclasses
import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from onrecord.attribute.network.word_features import FEATURES
from onrecord.nets.cutting import Cutter
from onrecord.train.batches import IGNORED, Batch, collated, plan, soft_targets
from onrecord.train.descent import Descent, Say
from onrecord.train.encoder import AttributionNet
from onrecord.train.examples import Example, read_examples, read_readings, read_rows
from onrecord.train.losses import Loss, Scores, label_loss, teacher_loss
from onrecord.train.measure import development_figures
from onrecord.train.readings import read_readings_file
from onrecord.train.recipe import Recipe
from onrecord.train.structure import structure_loss

log = logging.getLogger(__name__)


def train_attribution(data: Path, out: Path, recipe: Recipe, say: Say = log.info) -> Path:
    """Train by `recipe` on the JSON lines in `data`; the path of the final weights in `out`.

    A run that was cut off goes on from its last checkpoint. `say` is told the progress.
    """
    torch.set_num_threads(recipe.threads)
    out.mkdir(parents=True, exist_ok=True)
    settings = {key: str(value) for key, value in dataclasses.asdict(recipe).items()}
    (out / "recipe.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    run = AttributionRun(data, out, recipe, say)
    final = run.go()
    run.measure()
    return final


class AttributionRun(Descent):
    """The state of one run; making it reads the corpus."""

    net: AttributionNet

    def __init__(self, data: Path, out: Path, recipe: Recipe, say: Say) -> None:
        torch.manual_seed(recipe.seed)
        net = AttributionNet(recipe.encoder, FEATURES, recipe.dropout, recipe.layers, recipe.frozen)
        if recipe.begin:
            net.take(torch.load(recipe.begin))
        super().__init__(net, recipe, out, say)
        self.recipe, self.data = recipe, data
        self.random = random.Random(recipe.seed)
        rows = read_rows(data / "train.jsonl")
        self.examples = read_examples(rows)
        others = data / "train_annotators.jsonl"
        self.others = read_readings(read_rows(others), rows) if others.exists() else {}
        self.cutter = Cutter(recipe.encoder / "tokenizer.json", FEATURES)
        self.pieces = self.cutter.cut([each.paragraph for each in self.examples])
        self.readings = read_readings_file(recipe.readings) if recipe.readings else {}

    def planned(self) -> list[list[int]]:
        """The batches of this epoch: the same whether or not the run was cut off."""
        rng = random.Random(self.recipe.seed * 1000 + self.epoch)
        kept = [
            i
            for i, example in enumerate(self.examples)
            if example.tags.any() or rng.random() >= self.recipe.empty_skipped
        ]
        batches = plan([len(self.pieces[i]) for i in kept], self.recipe.pieces, rng)
        return [[kept[i] for i in batch] for batch in batches]

    def resume(self) -> None:
        """Go on from the last checkpoint; other readings are drawn anew from there."""
        super().resume()
        self.random = random.Random(self.recipe.seed + self.step)

    def loss(self, chosen: Sequence[int]) -> Loss:
        """The loss of one batch: of its labels, what a teacher reads, and whole readings."""
        batch = collated(
            [self.pieces[i] for i in chosen], [self._marked(i) for i in chosen], FEATURES
        )
        scores = self._scores(batch)
        readings = [self.readings.get(self.examples[i].name) for i in chosen]
        labels = label_loss(scores, batch)
        total, parts = labels.total, labels.parts
        if any(readings):
            *teacher, read = soft_targets(readings, batch.first.shape[1])
            share = self.recipe.teacher_share
            begins = batch.sources != IGNORED
            soft = teacher_loss(scores, (teacher[0], teacher[1], teacher[2]), read, begins)
            total = (1 - share) * total + share * soft.total
            parts |= {f"teacher's {key}": value for key, value in soft.parts.items()}
        if self.recipe.structure_share:
            whole = structure_loss(*scores[:2], batch.tags, batch.anchors, batch.real)
            total = total + self.recipe.structure_share * whole
            parts["structure"] = whole.item()
        return Loss(total, parts)

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
        states = self.net.words(ids, batch.features, batch.first, batch.mask)
        tags, proj, null = self.net.heads(self.net.dropped(states))
        return (tags, *self.net.pointers(proj, null, batch.real, batch.place))

    def epoch_over(self) -> None:
        """Keep the averaged weights and, unless the run is over, measure them."""
        super().epoch_over()
        torch.save(self.average.weights(), self.out / f"epoch-{self.epoch}.pt")
        if self.progress() < 1:
            self.measure()

    def measure(self) -> None:
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
